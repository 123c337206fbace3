import { macFromBytes, type Ipv4, type MacAddress } from '#contract/address.ts'
import { archOfCode, type ClientArch } from '#contract/client-arch.ts'
import { OptionCode } from './option-code.ts'
import { decodeMachineIdentifier, decodeText, decodeU16List, decodeUserClass } from './option-value.ts'
import { HardwareType, type DhcpPacket } from './packet.ts'

/** The facts of a request that decide what a machine boots, from options 60, 77, 93, 97 and 175. */
export interface ClientFacts {
  readonly mac: MacAddress
  readonly arch: ClientArch
  /** Option 60 as text; null if absent. */
  readonly vendorClass: string | null
  /** Option 77, raw or with RFC 3004 length bytes stripped: `iPXE`. */
  readonly userClass: string | null
  /** Option 97 as UUID text in canonical form. */
  readonly uuid: string | null
  /** The header's `file` field of the request: NetBSD's loader requests a file there. */
  readonly requestedFile: string | null
  /** True if it asks to boot from the network: class PXEClient with an architecture, HTTPClient, or iPXE. */
  readonly isBootClient: boolean
}

/** The values of header `file` and option 67, `siaddr` and option 66, and option 17. */
export interface BootChoice {
  /** A TFTP name without a leading slash, or a URL. */
  readonly file: string
  readonly nextServer: Ipv4
  readonly rootPath: string | null
}

/** Chooses what to boot. Null means an address only. Pure and fast: the packet path calls it. */
export type ChooseBoot = (facts: ClientFacts) => BootChoice | null

const MAC_LENGTH = 6
const GUID_LENGTH = 8
const NO_MAC = '00:00:00:00:00:00'

/** The hardware address that identifies a machine. Null for other hardware, for all zeros, and if there is none. */
export function readMac(packet: DhcpPacket): MacAddress | null {
  const { htype, hlen, chaddr } = packet
  const isInfiniBand = htype === HardwareType.InfiniBand
  const isEthernet = htype === HardwareType.Ethernet || htype === HardwareType.Ieee802
  const mac = isInfiniBand
    ? macOfGuid(readPortGuid(packet))
    : isEthernet && hlen === MAC_LENGTH
      ? macFromBytes(chaddr, 0)
      : null
  return mac === NO_MAC ? null : mac
}

/**
 * The port's GUID of an InfiniBand client: in `chaddr` (iPXE), or the end of its client identifier, which RFC 4390
 * §2.1 requires because a link-layer address of 20 bytes does not fit into `chaddr`.
 */
function readPortGuid({ hlen, chaddr, options }: DhcpPacket): Uint8Array | null {
  if (hlen === GUID_LENGTH) return chaddr.subarray(0, GUID_LENGTH)
  const identifier = options.get(OptionCode.ClientIdentifier)
  return identifier && identifier.length > GUID_LENGTH ? identifier.subarray(-GUID_LENGTH) : null
}

/**
 * The 48 bits of a GUID that iPXE and the firmware of InfiniBand cards make a MAC address of: all but the two in the
 * middle.
 */
function macOfGuid(guid: Uint8Array | null): MacAddress | null {
  return guid && macFromBytes(Uint8Array.of(...guid.subarray(0, 3), ...guid.subarray(5, 8)), 0)
}

/** Extracts the facts that decide a boot from a request. */
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
    // Compares a prefix, never the whole class: iPXE chained from EDK2 may send a bare `PXEClient`. FreeBSD's loader
    // sends that too, but without an architecture, and must not be mistaken for firmware.
    isBootClient:
      isIpxe({ userClass }) ||
      isHttpBootClient({ vendorClass }) ||
      ((vendorClass?.startsWith('PXEClient') ?? false) && isStated),
  }
}

/** iPXE identifies itself only by its user class (option 77); option 60 it copies from the firmware below it. */
export function isIpxe(facts: Pick<ClientFacts, 'userClass'>): boolean {
  return facts.userClass === 'iPXE'
}

/** UEFI HTTP Boot, UEFI specification §24.7. */
export function isHttpBootClient(facts: Pick<ClientFacts, 'vendorClass'>): boolean {
  return facts.vendorClass?.startsWith('HTTPClient') ?? false
}

/** The architecture that a client states, and whether it states one at all. */
interface StatedArch {
  readonly arch: ClientArch
  readonly isStated: boolean
}

/** Option 93 first, and of several values the first known one; then `Arch:NNNNN` (decimal) inside option 60. */
function readClientArch(codes: readonly number[], vendorClass: string | null): StatedArch {
  const inClass = /Arch:(\d{5})/.exec(vendorClass ?? '')?.[1]
  const stated = inClass === undefined ? codes : [...codes, Number(inClass)]
  const known = stated.map(archOfCode).find(arch => arch !== undefined)
  return { arch: known ?? 'unknown', isStated: stated.length > 0 }
}
