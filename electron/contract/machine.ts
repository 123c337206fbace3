import type { Ipv4, MacAddress } from './address.ts'
import type { InstallState } from './call-home.ts'
import type { ClientArch } from './client-arch.ts'
import type { SecureBootState } from './secure-boot.ts'

/**
 * What a machine does at its next network boot: show the menu, start its entry once or always, its own disk, or get no
 * answer at all.
 */
export type NextBoot = 'menu' | 'once' | 'always' | 'local' | 'ignore'

/** What counts as an installed system: the machine's own word, or that it came back to boot after it had loaded all. */
export type InstalledWhen = 'reported' | 'restarted'

/**
 * Who takes a machine on to its own disk: its firmware, which is told of nothing to boot, or a boot loader of ours,
 * which is loaded first.
 */
export type OwnDiskBy = 'firmware' | 'loader'

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
  /** What its user says of its firmware; `unknown`: what it has shown decides. */
  readonly secureBoot: SecureBootState
  /** What it has shown itself. */
  readonly secureBootSeen: SecureBootState
  /** The answer profile that its installers get; null: the one of the entry, if that has one. */
  readonly answer: string | null
  /** For answer files: `{{ name }}`. They win over those of its group and of the profile. */
  readonly variables: Readonly<Record<string, string>>
  /** SMBIOS serial number, as iPXE told it; null until it did. */
  readonly serial: string | null
  /** Its memory in MiB as a boot loader counted it, a little less than what was sold; null until one did. */
  readonly memoryMegabytes: number | null
  /** The name of the group it belongs to. */
  readonly group: string | null
  readonly installedWhen: InstalledWhen
  /** Null: what its firmware does fastest. */
  readonly ownDiskBy: OwnDiskBy | null
  /** When its user set `next`; what Slipway itself changed does not count. */
  readonly nextSetAtMs: number
  /** Its entry was started by a "once": its menu stops at its own disk from then on, until it is set again. */
  readonly isOnceSpent: boolean
  /** The entry that it started last; null before the first. */
  readonly lastStart: LastStart | null
  readonly firstSeenMs: number
  readonly lastSeenMs: number
}

/** An entry that a machine started, and what became of it. */
export interface LastStart {
  /** See `Boot.id`. */
  readonly bootId: number
  readonly entry: string
  readonly title: string
  readonly startedAtMs: number
  /** Every file of the entry went out. */
  readonly isLoaded: boolean
  /** `restarted`: it never said so, but came back, and its user takes that for the end. */
  readonly outcome: 'unreported' | InstallState | 'restarted'
  /** What it said, as text. */
  readonly text: string | null
  readonly outcomeAtMs: number | null
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
  readonly secureBoot?: SecureBootState | undefined
  readonly answer?: string | null | undefined
  /** Added to those there are; null takes one away. */
  readonly variables?: Readonly<Record<string, string | null>> | undefined
  /** Joining a group takes over its entry and next boot, where the same change does not name others. */
  readonly group?: string | null | undefined
  readonly installedWhen?: InstalledWhen | undefined
  readonly ownDiskBy?: OwnDiskBy | null | undefined
}

/** An address handed out by our DHCP server. */
export interface Lease {
  readonly ip: Ipv4
  readonly mac: MacAddress
  readonly hostname: string | null
  readonly grantedAtMs: number
  readonly expiresAtMs: number
}
