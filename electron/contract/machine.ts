import type { Ipv4, MacAddress } from './address.ts'
import type { InstallState } from './call-home.ts'
import type { ClientArch } from './client-arch.ts'
import type { SecureBootState } from './secure-boot.ts'

/**
 * A machine's next network boot: show the menu, start its entry once or always, start its own disk, or ignore the
 * request.
 */
export type NextBoot = 'menu' | 'once' | 'always' | 'local' | 'ignore'

/**
 * What counts as the end of an installation: the machine's own report, or that it boots again after it had loaded
 * everything.
 */
export type InstalledWhen = 'reported' | 'restarted'

/**
 * What starts the machine's own disk: the firmware, which Slipway offers no boot file, or a boot loader that Slipway
 * serves first.
 */
export type OwnDiskBy = 'firmware' | 'loader'

/** A computer that boots from the network, known by the hardware address of the card it boots with. */
export interface Machine {
  readonly mac: MacAddress
  /** SMBIOS UUID as the firmware sent it (option 97), canonical text; null until known. */
  readonly uuid: string | null
  readonly name: string | null
  readonly arch: ClientArch
  /** Its current address, from Slipway or another server. */
  readonly ip: Ipv4 | null
  /** A fixed address that the user assigned; reserved for this machine. */
  readonly reservedIp: Ipv4 | null
  readonly entry: string | null
  readonly next: NextBoot
  readonly filename: string | null
  readonly nextServer: Ipv4 | null
  readonly rootPath: string | null
  /** Name servers that replace the network's; empty: the network's. */
  readonly dns: readonly Ipv4[]
  /** The boot program that its firmware gets regardless of its architecture; null: Slipway chooses. */
  readonly loader: string | null
  /** The user's setting; `unknown`: `secureBootSeen` decides. */
  readonly secureBoot: SecureBootState
  /** What Slipway has detected. */
  readonly secureBootSeen: SecureBootState
  /** The answer file profile that its installers get; null: the entry's profile, if any. */
  readonly answer: string | null
  /** For answer files: `{{ name }}`. They override those of its group and of the profile. */
  readonly variables: Readonly<Record<string, string>>
  /** SMBIOS serial number, as iPXE reports it; null until then. */
  readonly serial: string | null
  /** Memory in MiB as a boot loader counted it, a little less than was sold; null until then. */
  readonly memoryMegabytes: number | null
  /** The name of the group it belongs to. */
  readonly group: string | null
  readonly installedWhen: InstalledWhen
  /** Null: the method that its firmware handles fastest. */
  readonly ownDiskBy: OwnDiskBy | null
  /** When the user set `next`; Slipway's own changes do not count. */
  readonly nextSetAtMs: number
  /** A "once" has started its entry. From then on its menu defaults to its own disk, until the user sets it again. */
  readonly isOnceSpent: boolean
  /** The entry that it started last; null before the first. */
  readonly lastStart: LastStart | null
  readonly firstSeenMs: number
  readonly lastSeenMs: number
}

/** An entry that a machine started, and its outcome. */
export interface LastStart {
  /** See `Boot.id`. */
  readonly bootId: number
  readonly entry: string
  readonly title: string
  readonly startedAtMs: number
  /** Every file of the entry was sent. */
  readonly isLoaded: boolean
  /** `restarted`: the machine did not report the end, but booted again, which the user accepts as the end. */
  readonly outcome: 'unreported' | InstallState | 'restarted'
  /** The machine's own message. */
  readonly text: string | null
  readonly outcomeAtMs: number | null
}

/** What a user can change about a machine. Missing keys stay unchanged; null clears. */
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
  readonly secureBoot?: SecureBootState | undefined
  readonly answer?: string | null | undefined
  /** Added to the existing ones; null removes a variable. */
  readonly variables?: Readonly<Record<string, string | null>> | undefined
  /** A machine that joins a group adopts its entry and next boot, unless the same change sets others. */
  readonly group?: string | null | undefined
  readonly installedWhen?: InstalledWhen | undefined
  readonly ownDiskBy?: OwnDiskBy | null | undefined
}

/** An address that Slipway's DHCP server assigned. */
export interface Lease {
  readonly ip: Ipv4
  readonly mac: MacAddress
  readonly hostname: string | null
  readonly grantedAtMs: number
  readonly expiresAtMs: number
  /** The router that Slipway announced with it: behind a relay, renewals come without the relay. */
  readonly gateway: Ipv4 | null
}
