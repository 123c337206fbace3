import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { encodeU32 } from '../value/number.ts'

/**
 * Option 51 wherever an address is given, and when to ask for more of it: renewal after a half (T1), rebinding after
 * seven eighths (T2), RFC 2131 §4.4.5.
 */
export function setLeaseTime(needs: { leaseSeconds: number }): Stage {
  const { leaseSeconds } = needs
  const lease = encodeU32(leaseSeconds)
  const renewal = encodeU32(Math.floor(leaseSeconds / 2))
  const rebinding = encodeU32(Math.floor((leaseSeconds * 7) / 8))
  return ({ address, reply }) => {
    if (!address) return 'next'
    reply.options.set(OptionCode.IpAddressLeaseTime, lease)
    reply.options.set(OptionCode.RenewalTime, renewal)
    reply.options.set(OptionCode.RebindingTime, rebinding)
    return 'next'
  }
}
