import { readFile } from 'node:fs/promises'
import { parseIpv4, parseMac, type Ipv4, type MacAddress } from '#contract/address.ts'

/** linux/if_arp.h: the hardware address is known. */
const ATF_COM = 0x02

/**
 * The computers that answered on a card, from the kernel's table (/proc/net/arp of this network namespace). Empty where
 * there is none, as on every other system.
 */
export async function readNeighbours(
  card: string,
  path = '/proc/net/arp',
): Promise<ReadonlyMap<Ipv4, MacAddress>> {
  const table = await readFile(path, 'latin1').catch(() => '')
  const found = new Map<Ipv4, MacAddress>()
  for (const line of table.split('\n').slice(1)) {
    const [ip = '', , flags = '', hardware = '', , device] = line.trim().split(/\s+/)
    const address = parseIpv4(ip)
    const mac = parseMac(hardware)
    if (device === card && address && mac && (Number(flags) & ATF_COM) !== 0) found.set(address, mac)
  }
  return found
}
