import { macFromBytes, type MacAddress } from '#contract/address.ts'
import type { ClientFacts } from './boot-choice.ts'
import { readClientArch } from './client-arch.ts'
import { OptionCode } from './option-code.ts'
import type { DhcpPacket } from './packet.ts'
import { decodeMachineIdentifier } from './value/machine-identifier.ts'
import { decodeU16List } from './value/number.ts'
import { decodeText } from './value/text.ts'
import { decodeUserClass } from './value/user-class.ts'

const HTYPE_ETHERNET = 1
const MAC_LENGTH = 6
const NO_MAC = '00:00:00:00:00:00'

/** The Ethernet address in `chaddr`; null for other hardware (InfiniBand sends none, RFC 4390) and for all zeros. */
export function readMac(packet: DhcpPacket): MacAddress | null {
  if (packet.htype !== HTYPE_ETHERNET || packet.hlen !== MAC_LENGTH) return null
  const mac = macFromBytes(packet.chaddr, 0)
  return mac === NO_MAC ? null : mac
}

/** Lifts what decides a boot out of a request. */
export function readClientFacts(request: DhcpPacket, mac: MacAddress): ClientFacts {
  const { options } = request
  const vendorClass = decodeText(options.get(OptionCode.VendorClassIdentifier))
  const userClass = decodeUserClass(options.get(OptionCode.UserClass))
  const { arch, isStated } = readClientArch(
    decodeU16List(options.get(OptionCode.ClientSystemArchitecture)),
    vendorClass,
  )
  return {
    mac,
    arch,
    vendorClass,
    userClass,
    uuid: decodeMachineIdentifier(options.get(OptionCode.ClientMachineIdentifier)),
    requestedFile: decodeText(request.file),
    // By prefix, never by the whole class: iPXE chained from EDK2 may send a bare `PXEClient`. FreeBSD's loader sends
    // that too, but no architecture, and must not be taken for firmware.
    isBootClient:
      isIpxe({ userClass }) ||
      isHttpBootClient({ vendorClass }) ||
      ((vendorClass?.startsWith('PXEClient') ?? false) && isStated),
  }
}

export function isIpxe(facts: Pick<ClientFacts, 'userClass'>): boolean {
  return facts.userClass === 'iPXE'
}

/** UEFI HTTP Boot, UEFI specification §24.7. */
export function isHttpBootClient(facts: Pick<ClientFacts, 'vendorClass'>): boolean {
  return facts.vendorClass?.startsWith('HTTPClient') ?? false
}
