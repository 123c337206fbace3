import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'

/** Option 61 is echoed where it was sent (RFC 6842) and plays no part in leases: boot stages of one machine differ in it. */
export const echoClientIdentifier: Stage = ({ request, reply }) => {
  const identifier = request.options.get(OptionCode.ClientIdentifier)
  if (identifier) reply.options.set(OptionCode.ClientIdentifier, identifier)
  return 'next'
}
