import type { Ipv4 } from './address.ts'

/** Where a boot file is entered on one kind of DHCP server. */
export interface RouterAdvice {
  readonly router: string
  /** A configuration or shell lines to copy, or a path through menus with the values to enter. */
  readonly lines: readonly string[]
}

/**
 * How the DHCP server that owns the addresses is told to name our boot file (options 66 and 67, `next-server` and
 * `filename`), for machines that do not listen to a second server. One file for all: the router cannot tell iPXE from
 * firmware unless its own rules do.
 */
export function adviseRouter(needs: {
  readonly address: Ipv4
  readonly bootFile: string
}): readonly RouterAdvice[] {
  const { address, bootFile } = needs
  return [
    {
      router: 'dnsmasq, Pi-hole, OpenWrt',
      lines: [`dhcp-boot=${bootFile},,${address}`],
    },
    {
      router: 'OPNsense, pfSense',
      lines: [
        'Services > DHCPv4 > the network > Network booting: enable',
        `Next server (set next-server IP): ${address}`,
        `Default BIOS file name and the UEFI file names: ${bootFile}`,
      ],
    },
    {
      router: 'UniFi',
      lines: [
        'Settings > Networks > the network > DHCP service management > Network boot: on',
        `Server: ${address}`,
        `File name: ${bootFile}`,
        `TFTP server (option 66): ${address}`,
      ],
    },
    {
      router: 'MikroTik RouterOS',
      lines: [
        `/ip dhcp-server network set [find] next-server=${address} boot-file-name="${mikrotikText(bootFile)}"`,
      ],
    },
    {
      router: 'any other',
      lines: [
        `Option 66 (TFTP server, next-server): ${address}`,
        `Option 67 (boot file name, filename): ${bootFile}`,
      ],
    },
  ]
}

/** RouterOS reads `$`, `"` and `\` inside quotes as its own. */
function mikrotikText(text: string): string {
  return text.replaceAll(/["$\\]/g, character => `\\${character}`)
}
