import type { Ipv4, MacAddress } from '#contract/address.ts'
import { isUsableIn, subnetBounds, type Subnet } from '#contract/subnet.ts'
import type { Exchange, Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType, OptionCode, EtherbootSubOption, PxeSubOption } from '../option-code.ts'
import { encodeAddresses, encodeText } from '../option-value.ts'
import { NO_ADDRESS } from '../packet.ts'
import { isHttpBootClient, isIpxe, type ChooseBoot } from '../client-facts.ts'

/**
 * Option 54 in every reply: EDK2 and iPXE ignore an offer without it. A relay may put itself there (RFC 5107), so that
 * the machine renews through it.
 */
export function setServerIdentifier(serverAddress: Ipv4): Stage {
  const own = encodeAddresses(serverAddress)
  return ({ relay, reply }) => {
    const value = relay?.serverIdentifier ? encodeAddresses(relay.serverIdentifier) : own
    reply.options.set(OptionCode.ServerIdentifier, value)
    return 'next'
  }
}

/** Returns option 61 to the client (RFC 6842). Leases ignore it: boot stages of one machine send different ones. */
export const echoClientIdentifier: Stage = ({ request, reply }) => {
  const identifier = request.options.get(OptionCode.ClientIdentifier)
  if (identifier) reply.options.set(OptionCode.ClientIdentifier, identifier)
  return 'next'
}

/**
 * Returns option 82 to the relay unchanged (RFC 3046 §2.2). A client that sends one itself has no relay and gets none
 * back.
 */
export const echoRelayInformation: Stage = ({ request, relay, reply }) => {
  const information = request.options.get(OptionCode.RelayAgentInformation)
  if (information && relay && !reply.isDirect)
    reply.options.set(OptionCode.RelayAgentInformation, information)
  return 'next'
}

/** Returns the subnet selection, which says that it was followed (RFC 3011 §2). */
export const echoSubnetSelection: Stage = ({ request, reply }) => {
  const selection = request.options.get(OptionCode.SubnetSelection)
  if (selection) reply.options.set(OptionCode.SubnetSelection, selection)
  return 'next'
}

/**
 * DHCPINFORM (RFC 2131 §4.3.5): the client has an address. It gets the settings, sent straight to that address whether
 * a relay forwarded the request or not, but no lease. Before `echoRelayInformation`.
 */
export const answerInform: Stage = ({ messageType, request, segment, reply }) => {
  if (messageType !== MessageType.Inform) return 'next'
  if (!segment || !isUsableIn(segment.subnet, request.ciaddr)) return 'drop'
  reply.ciaddr = request.ciaddr
  reply.isDirect = true
  return 'next'
}

/**
 * Sets `yiaddr` and the network parameters. Always sends the mask: without it EDK2 declines its address. Sends gateway
 * and name servers only if configured: a laptop that happens to take our lease must not lose the internet. Behind a
 * relay a machine reaches us only through a router, which is the relay unless the segment names another. A renewal
 * comes past the relay, so then the lease says which it was.
 */
export function setNetworkConfig(
  dns: readonly Ipv4[],
  /** Name servers for this machine; empty to use the network's. */
  dnsOf: (mac: MacAddress) => readonly Ipv4[],
  leases: Pick<LeaseStore, 'leaseOf'>,
): Stage {
  return exchange => {
    const { address, mac, segment, reply } = exchange
    if (!segment) return 'next'
    if (address) reply.yiaddr = address
    exchange.router = segment.gateway ?? routerBehind(exchange, segment.subnet, leases)
    reply.options.set(OptionCode.SubnetMask, encodeAddresses(subnetBounds(segment.subnet).mask))
    if (exchange.router) reply.options.set(OptionCode.Router, encodeAddresses(exchange.router))
    const own = dnsOf(mac)
    const nameServers = own.length > 0 ? own : dns
    if (nameServers.length > 0)
      reply.options.set(OptionCode.DomainNameServer, encodeAddresses(...nameServers))
    return 'next'
  }
}

/**
 * The relay's address in the machine's network: `giaddr`, unless that is in another one (RFC 3527); then the address
 * that the relay uses there (RFC 5107). Without a relay the router that the machine's lease came with.
 */
function routerBehind(
  { relay, request, mac }: Exchange,
  subnet: Subnet,
  leases: Pick<LeaseStore, 'leaseOf'>,
): Ipv4 | null {
  if (relay) {
    const known = [relay.address, relay.serverIdentifier, relay.link]
    return known.find(address => address !== null && isUsableIn(subnet, address)) ?? null
  }
  const lease = request.ciaddr === NO_ADDRESS ? null : leases.leaseOf(mac)
  return lease?.ip === request.ciaddr ? lease.gateway : null
}

/** RFC 1123 §2.1: a valid host name of one or more labels. */
const HOST_NAME = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

/** Option 12: the machine's name, if it is a valid host name. Installers adopt it as theirs. */
export function setHostName(nameOf: (mac: MacAddress) => string | null): Stage {
  return ({ address, mac, reply }) => {
    const name = address && nameOf(mac)
    if (name && HOST_NAME.test(name)) reply.options.set(OptionCode.HostName, encodeText(name))
    return 'next'
  }
}

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
