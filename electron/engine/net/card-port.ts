import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { openAddressPort } from './address-port.ts'
import { linuxCardBinding } from './linux-card-binding.ts'
import { macosCardBinding } from './macos-card-binding.ts'
import { openPosixCardPort } from './posix-card-port.ts'
import type { UdpPort } from './udp-port.ts'

/** Opens a broadcast-hearing port of one card, in the way this system has for it. */
export type OpenCardPort = (where: { card: string; port: number; address: Ipv4 }) => Promise<UdpPort>

/**
 * Windows: a socket on the card's own address hears broadcasts that arrive on that card and sends its own by it,
 * so one plain socket does both. NOT YET RUN on Windows: documented by those who do it so (WinIPBroadcast,
 * jpmikkers/DHCPServer). With Internet Connection Sharing on, svchost holds 0.0.0.0:67 and the outcome is unknown.
 */
const openWindowsCardPort: OpenCardPort = where => openAddressPort(where, { mayBroadcast: true })

/** How a card port is opened on a platform; where there is no way, opening says so. */
export function cardPortOpener(platform: NodeJS.Platform): OpenCardPort {
  switch (platform) {
    case 'linux':
      return where => openPosixCardPort(linuxCardBinding, where)
    case 'darwin':
      return where => openPosixCardPort(macosCardBinding, where)
    case 'win32':
      return openWindowsCardPort
    default:
      return ({ card }) =>
        Promise.reject(
          new SlipwayError('card-binding-unavailable', { card, ...detail('platform-unknown', { platform }) }),
        )
  }
}
