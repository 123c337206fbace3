import type { Ipv4 } from '#contract/address.ts'
import { message, type Message } from './message.ts'

/** Where a boot file is entered on one kind of DHCP server. */
export interface RouterAdvice {
  readonly id: 'dnsmasq' | 'opnsense' | 'unifi' | 'mikrotik' | 'other'
  /** Brands, or what no brand is known for. */
  readonly router: Message
  /** A line of a configuration or for a shell, which is copied as it is; or a step through menus, with what to enter. */
  readonly lines: readonly (string | Message)[]
}

/**
 * How the DHCP server that owns the addresses is told to name our boot file (options 66 and 67, `next-server` and
 * `filename`), for machines that do not listen to a second server. One file for all: the router cannot tell iPXE from
 * firmware unless its own rules do.
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

/** RouterOS reads `$`, `"` and `\` inside quotes as its own. */
function mikrotikText(text: string): string {
  return text.replaceAll(/["$\\]/g, character => `\\${character}`)
}
