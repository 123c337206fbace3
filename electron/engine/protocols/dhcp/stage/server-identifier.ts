import type { Ipv4 } from '#contract/address.ts'
import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { encodeAddresses } from '../value/address.ts'

/** Option 54 in every reply; without it EDK2 and iPXE ignore the offer. */
export function setServerIdentifier(needs: { serverAddress: Ipv4 }): Stage {
  const value = encodeAddresses(needs.serverAddress)
  return ({ reply }) => {
    reply.options.set(OptionCode.ServerIdentifier, value)
    return 'next'
  }
}
