import type { Ipv4, MacAddress } from './address.ts'

/** Client system architecture, RFC 4578 §2.1 with the IANA registry's numbers (7 is x64, 9 is EBC). */
export type ClientArch =
  | 'x86-bios'
  | 'x86-uefi'
  | 'x64-uefi'
  | 'ebc'
  | 'arm32-uefi'
  | 'arm64-uefi'
  | 'x86-uefi-http'
  | 'x64-uefi-http'
  | 'arm64-uefi-http'
  | 'riscv64-uefi'
  | 'unknown'

/** What a machine does at its next network boot: show the menu, start its entry once or always, or its own disk. */
export type NextBoot = 'menu' | 'once' | 'always' | 'local'

/** A computer that boots from the network, known by the hardware address of the card it boots with. */
export interface Machine {
  readonly mac: MacAddress
  /** SMBIOS UUID as the firmware sent it (option 97), canonical text; null until one was seen. */
  readonly uuid: string | null
  readonly name: string | null
  readonly arch: ClientArch
  /** The address it holds, ours or another server's. */
  readonly ip: Ipv4 | null
  /** A fixed address the user gave it; handed out to this machine only. */
  readonly reservedIp: Ipv4 | null
  readonly entry: string | null
  readonly next: NextBoot
  readonly filename: string | null
  readonly nextServer: Ipv4 | null
  readonly rootPath: string | null
  /** Name servers of its own, in place of the network's; empty: the network's. */
  readonly dns: readonly Ipv4[]
  /** The boot program its firmware gets, whatever suits its kind best; null: Slipway chooses. */
  readonly loader: string | null
  readonly firstSeenMs: number
  readonly lastSeenMs: number
}

/** What a user may change on a machine. A missing key stays as it is; null clears. */
export interface MachineChange {
  readonly name?: string | null | undefined
  readonly reservedIp?: Ipv4 | null | undefined
  readonly entry?: string | null | undefined
  readonly next?: NextBoot | undefined
  readonly filename?: string | null | undefined
  readonly nextServer?: Ipv4 | null | undefined
  readonly rootPath?: string | null | undefined
  readonly dns?: readonly Ipv4[] | undefined
  readonly loader?: string | null | undefined
}

/** An address handed out by our DHCP server. */
export interface Lease {
  readonly ip: Ipv4
  readonly mac: MacAddress
  readonly hostname: string | null
  readonly grantedAtMs: number
  readonly expiresAtMs: number
}
