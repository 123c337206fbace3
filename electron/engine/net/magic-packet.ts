import type { MacAddress } from '#contract/address.ts'

/** The discard port, where magic packets usually go; any does, for the card looks for the pattern alone. */
export const WAKE_PORT = 9

/** Wake-on-LAN: six bytes FF, then the hardware address sixteen times (AMD, Magic Packet Technology, 20213A). */
export function encodeMagicPacket(mac: MacAddress): Uint8Array {
  const address = Buffer.from(mac.replaceAll(':', ''), 'hex')
  return Buffer.concat([Buffer.alloc(6, 0xff), ...Array.from({ length: 16 }, () => address)])
}
