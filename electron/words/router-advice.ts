import type { Ipv4 } from '#contract/address.ts'
import { message, type Message } from './message.ts'

/** Where to enter a boot file on one kind of DHCP server. */
export interface RouterAdvice {
  readonly id: 'dnsmasq' | 'opnsense' | 'unifi' | 'mikrotik' | 'other'
  /** Brands, or the fallback for unknown ones. */
  readonly router: Message
  /** A line of configuration or of a shell, to copy as it is; or a step through menus, with the value to enter. */
  readonly lines: readonly (string | Message)[]
}

/**
 * How to make the DHCP server that assigns the addresses name Slipway's boot file (options 66 and 67, `next-server` and
 * `filename`), for machines that ignore a second server. One file for all machines: the router cannot distinguish iPXE
 * from firmware unless its own rules do.
 */
export function adviseRouter({
  address,
  bootFile,
}: {
  readonly address: Ipv4
  readonly bootFile: string
}): readonly RouterAdvice[] {
  return [
    {
      id: 'dnsmasq',
      router: message('advice.dnsmasq'),
      lines: [`dhcp-boot=${bootFile},,${address}`],
    },
    {
      id: 'opnsense',
      router: message('advice.opnsense'),
      lines: [
        message('advice.opnsense.path'),
        message('advice.opnsense.nextServer', { address }),
        message('advice.opnsense.fileNames', { bootFile }),
      ],
    },
    {
      id: 'unifi',
      router: message('advice.unifi'),
      lines: [
        message('advice.unifi.path'),
        message('advice.unifi.server', { address }),
        message('advice.unifi.fileName', { bootFile }),
        message('advice.unifi.tftpServer', { address }),
      ],
    },
    {
      id: 'mikrotik',
      router: message('advice.mikrotik'),
      lines: [
        `/ip dhcp-server network set [find] next-server=${address} boot-file-name="${mikrotikText(bootFile)}"`,
      ],
    },
    {
      id: 'other',
      router: message('advice.anyOther'),
      lines: [message('advice.other.server', { address }), message('advice.other.fileName', { bootFile })],
    },
  ]
}

/** RouterOS interprets `$`, `"` and `\` inside quotes. */
function mikrotikText(text: string): string {
  return text.replaceAll(/["$\\]/g, character => `\\${character}`)
}
