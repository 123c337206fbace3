import { isHttpBootClient, isIpxe, type ChooseBoot } from '../client-facts.ts'
import type { Stage } from '../exchange.ts'
import { EtherbootSubOption, OptionCode, PxeSubOption } from '../option-code.ts'
import { encodeText } from '../option-value.ts'

/**
 * The boot file and its server, each given twice: EDK2 prefers options 66 and 67, iPXE the header, and shim, GRUB and
 * NetBSD read only the header. An HTTP Boot client cannot use a TFTP name, so it gets none.
 */
export function setBootFile(chooseBoot: ChooseBoot): Stage {
  return exchange => {
    const { facts, reply } = exchange
    if (exchange.choice === undefined) exchange.choice = chooseBoot(facts)
    if (exchange.choice && isHttpBootClient(facts) && !/^https?:/.test(exchange.choice.file))
      exchange.choice = null
    if (!exchange.choice) return 'next'
    const { file, nextServer, rootPath } = exchange.choice
    reply.siaddr = nextServer
    reply.file = file
    reply.options.set(OptionCode.TftpServerName, encodeText(nextServer))
    reply.options.set(OptionCode.BootfileName, encodeText(file))
    if (rootPath !== null) reply.options.set(OptionCode.RootPath, encodeText(rootPath))
    return 'next'
  }
}

const PXE_CLASS = encodeText('PXEClient')
const HTTP_CLASS = encodeText('HTTPClient')

/**
 * PXE 2.1: discovery control with bit 3, "just download the boot file". If class PXEClient comes without it, EDK2 goes
 * to port 4011, and its boot ends with PXE-E16 if nothing answers there.
 */
const DOWNLOAD_BOOT_FILE = Uint8Array.of(PxeSubOption.DiscoveryControl, 1, 0x08, PxeSubOption.End)

/** Options 60 and 43 for boot clients, as each of them needs them, and the client's machine identifier returned. */
export const setBootClass: Stage = ({ choice, facts, request, reply }) => {
  const identifier = request.options.get(OptionCode.ClientMachineIdentifier)
  // RFC 4578 §2.3. GRUB takes the UUID for its configuration's file name from our reply.
  if (identifier) reply.options.set(OptionCode.ClientMachineIdentifier, identifier)
  if (!choice || !facts.isBootClient) return 'next'
  if (isHttpBootClient(facts)) {
    // UEFI specification §24.7: HTTP Boot ignores an offer without this class.
    reply.options.set(OptionCode.VendorClassIdentifier, HTTP_CLASS)
  } else {
    reply.options.set(OptionCode.VendorClassIdentifier, PXE_CLASS)
    reply.options.set(OptionCode.VendorSpecificInformation, DOWNLOAD_BOOT_FILE)
  }
  return 'next'
}

const NO_PROXY = Uint8Array.of(EtherbootSubOption.NoProxyDhcp, 1, 1)

/**
 * iPXE waits two seconds for a proxyDHCP server unless option 175.176 says that there is none. Only a server that
 * assigns addresses may say so.
 */
export const setIpxeSettings: Stage = ({ facts, reply }) => {
  if (isIpxe(facts)) reply.options.set(OptionCode.Etherboot, NO_PROXY)
  return 'next'
}
