import { macFromBytes, type MacAddress } from '#contract/address.ts'

/** Fixed part of a BOOTP message up to and with its magic cookie (RFC 951, RFC 2131 §2). */
const DHCP_MINIMUM_BYTES = 240
const HARDWARE_TYPE = 1
const HARDWARE_LENGTH = 2
const CLIENT_HARDWARE_ADDRESS = 28
const ETHERNET = 1
const ETHERNET_LENGTH = 6

/** RFC 1350 §5, RFC 2347. */
const TFTP_READ_REQUEST = 1
const TFTP_ACKNOWLEDGMENT = 4
const TFTP_ERROR = 5
const TFTP_OPTION_ACKNOWLEDGMENT = 6

/** The machine that a DHCP message is about; null for anything else. */
export function machineInDhcp(bytes: Uint8Array): MacAddress | null {
  if (bytes.length < DHCP_MINIMUM_BYTES) return null
  if (bytes[HARDWARE_TYPE] !== ETHERNET || bytes[HARDWARE_LENGTH] !== ETHERNET_LENGTH) return null
  return macFromBytes(bytes, CLIENT_HARDWARE_ADDRESS)
}

/** TFTP without its data: requests, options, errors, and the acknowledgment of the options. Looks at four bytes. */
export function isTftpControl(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0) return false
  const opcode = bytes[1]
  if (opcode === TFTP_ACKNOWLEDGMENT) return bytes[2] === 0 && bytes[3] === 0
  return opcode === TFTP_READ_REQUEST || opcode === TFTP_ERROR || opcode === TFTP_OPTION_ACKNOWLEDGMENT
}
