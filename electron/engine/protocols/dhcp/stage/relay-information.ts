import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { NO_ADDRESS } from '../packet.ts'

/** Option 82 back to the relay as it came (RFC 3046 §2.2); a client that sends one itself has no relay and gets none. */
export const echoRelayInformation: Stage = ({ request, reply }) => {
  const information = request.options.get(OptionCode.RelayAgentInformation)
  if (information && request.giaddr !== NO_ADDRESS)
    reply.options.set(OptionCode.RelayAgentInformation, information)
  return 'next'
}
