import type { MacAddress } from '#contract/address.ts'

/** The discard port, the usual one for magic packets. Any port works: the card looks only for the pattern. */
export const WAKE_PORT = 9

/** Wake-on-LAN: six bytes FF, then the hardware address sixteen times (AMD, Magic Packet Technology, 20213A). */
export function encodeMagicPacket(mac: MacAddress): Uint8Array {
  const address = Buffer.from(mac.replaceAll(':', ''), 'hex')
  return Buffer.concat([Buffer.alloc(6, 0xff), ...Array.from({ length: 16 }, () => address)])
}
