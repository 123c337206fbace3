import { isHttpBootClient } from '../client-facts.ts'
import type { Stage } from '../exchange.ts'
import { OptionCode, PxeSubOption } from '../option-code.ts'
import { encodeText } from '../value/text.ts'

const PXE_CLASS = encodeText('PXEClient')
const HTTP_CLASS = encodeText('HTTPClient')

/**
 * PXE 2.1: discovery control with bit 3, "just download the boot file". Class PXEClient without it sends EDK2 to
 * port 4011, and its boot ends with PXE-E16 where nobody answers there.
 */
const DOWNLOAD_BOOT_FILE = Uint8Array.of(PxeSubOption.DiscoveryControl, 1, 0x08, PxeSubOption.End)

/** Options 60 and 43 for clients that boot, in the dialect that each speaks; the machine's identifier back to it. */
export const setBootClass: Stage = ({ choice, facts, request, reply }) => {
  const identifier = request.options.get(OptionCode.ClientMachineIdentifier)
  // RFC 4578 §2.3; GRUB takes the UUID for its configuration's name from our reply.
  if (identifier) reply.options.set(OptionCode.ClientMachineIdentifier, identifier)
  if (!choice || !facts.isBootClient) return 'next'
  if (isHttpBootClient(facts)) {
    reply.options.set(OptionCode.VendorClassIdentifier, HTTP_CLASS)
  } else {
    reply.options.set(OptionCode.VendorClassIdentifier, PXE_CLASS)
    reply.options.set(OptionCode.VendorSpecificInformation, DOWNLOAD_BOOT_FILE)
  }
  return 'next'
}
