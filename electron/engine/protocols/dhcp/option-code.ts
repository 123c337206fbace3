/**
 * DHCP option codes under their IANA names ("BOOTP Vendor Extensions and DHCP Options"). RFC 2132 unless another
 * source is given. The only place that gives an option its number.
 */
export const OptionCode = {
  Pad: 0,
  SubnetMask: 1,
  Router: 3,
  DomainNameServer: 6,
  HostName: 12,
  RootPath: 17,
  VendorSpecificInformation: 43,
  RequestedIpAddress: 50,
  IpAddressLeaseTime: 51,
  OptionOverload: 52,
  DhcpMessageType: 53,
  ServerIdentifier: 54,
  ParameterRequestList: 55,
  Message: 56,
  MaximumDhcpMessageSize: 57,
  RenewalTime: 58,
  RebindingTime: 59,
  VendorClassIdentifier: 60,
  ClientIdentifier: 61,
  TftpServerName: 66,
  BootfileName: 67,
  /** RFC 3004 */
  UserClass: 77,
  /** RFC 3046 */
  RelayAgentInformation: 82,
  /** RFC 4578; its values are IANA's "Processor Architecture Types" */
  ClientSystemArchitecture: 93,
  /** RFC 4578 */
  ClientNetworkInterface: 94,
  /** RFC 4578 */
  ClientMachineIdentifier: 97,
  /** RFC 3011 */
  SubnetSelection: 118,
  /** Etherboot's, never standardised (returned by RFC 3942); iPXE encapsulates its settings in it */
  Etherboot: 175,
  /** RFC 5071 */
  PxelinuxConfigFile: 209,
  /** RFC 5071 */
  PxelinuxPathPrefix: 210,
  End: 255,
} as const

/** PXE 2.1 table 2-1: sub-options of VendorSpecificInformation under class PXEClient. */
export const PxeSubOption = {
  DiscoveryControl: 6,
  End: 255,
} as const

/** Sub-options of RelayAgentInformation. */
export const RelaySubOption = {
  /** RFC 3527: an address of the network that the machine is on. */
  LinkSelection: 5,
  /** RFC 5107: the address that the machine shall take for the server's, so that its renewals pass the relay. */
  ServerIdentifierOverride: 11,
} as const

/** Sub-options of Etherboot, from iPXE's src/include/ipxe/dhcp.h. */
export const EtherbootSubOption = {
  /** One byte. 1 means: do not wait for a proxyDHCP server. */
  NoProxyDhcp: 176,
} as const

/** DHCP message types, RFC 2132 §9.6. */
export const MessageType = {
  Discover: 1,
  Offer: 2,
  Request: 3,
  Decline: 4,
  Ack: 5,
  Nak: 6,
  Release: 7,
  Inform: 8,
} as const
export type MessageType = (typeof MessageType)[keyof typeof MessageType]
