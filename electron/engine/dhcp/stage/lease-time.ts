import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { encodeU32 } from '../value/number.ts'

/** Option 51 wherever an address is given; renewal and rebinding times are left to the client (RFC 2131 §4.4.5). */
export function setLeaseTime(needs: { leaseSeconds: number }): Stage {
  const value = encodeU32(needs.leaseSeconds)
  return ({ address, reply }) => {
    if (address) reply.options.set(OptionCode.IpAddressLeaseTime, value)
    return 'next'
  }
}
