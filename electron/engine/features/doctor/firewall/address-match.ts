import { parseIpv4 } from '#contract/address.ts'
import { contains } from '#contract/subnet.ts'
import type { Meant } from './packet-filter.ts'

/** Whether an address lies in `NETWORK/LENGTH` or is the one that is given alone. */
export function isAddressIn(address: string, network: string): Meant {
  const [base = '', length = '32'] = network.split('/')
  const one = parseIpv4(address)
  const other = parseIpv4(base)
  const prefixLength = Number(length)
  if (!one || !other || !(prefixLength >= 0 && prefixLength <= 32)) return 'unknown'
  return contains({ address: other, prefixLength }, one) ? 'yes' : 'no'
}
