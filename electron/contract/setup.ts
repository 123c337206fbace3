import type { Ipv4, MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'
import type { MenuImport, ScriptProblem } from './menu.ts'
import type { BootFile } from './methods.ts'
import type { AddressRange } from './subnet.ts'

/** The DHCP server that an exported set-up is written for. */
export const EXPORT_KINDS = ['dnsmasq', 'kea'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** The network of a server that stays. */
export interface SetupNetwork {
  /** Its card there; null for every card. */
  readonly nic: string | null
  /** Its own address. */
  readonly address: Ipv4
  readonly prefixLength: number
  /** `proxy`: another server hands out the addresses. */
  readonly dhcp: 'server' | 'proxy'
  /** Null in proxy mode. */
  readonly range: AddressRange | null
  readonly gateway: Ipv4 | null
  readonly dns: readonly Ipv4[]
  readonly leaseSeconds: number
  readonly httpPort: number
}

/** What a user says of that network; the rest is as it is served now, or as usual. */
export type SetupNetworkRequest = {
  readonly [K in keyof SetupNetwork]?: NonNullable<SetupNetwork[K]> | undefined
}

export interface ExportRequest {
  readonly folder: string
  readonly kind?: ExportKind | undefined
  /** Where the folder will lie on the new server; absent: where it is written. */
  readonly installedAt?: string | undefined
  /** Write into a folder that holds something. */
  readonly overwrites?: boolean | undefined
  readonly network?: SetupNetworkRequest | undefined
}

/** What an exported set-up does otherwise than Slipway, or lacks. */
export type SetupRemark =
  | { readonly kind: 'once'; readonly machine: string }
  | { readonly kind: 'secure-boot'; readonly machine: string }
  | { readonly kind: 'ignored-in-proxy'; readonly machine: string }
  | { readonly kind: 'set-in-proxy'; readonly machine: string }
  | { readonly kind: 'answer-skipped'; readonly machine: string; readonly answer: string }
  | { readonly kind: 'answer-for-all'; readonly machine: string }
  | { readonly kind: 'image-missing'; readonly image: string }
  | { readonly kind: 'file-missing'; readonly image: string; readonly path: string }

export interface SetupExport {
  readonly folder: string
  readonly fileCount: number
  readonly sizeBytes: number
  readonly network: SetupNetwork
  readonly remarks: readonly SetupRemark[]
}

/** `setup.export` at work. */
export interface SetupExportProgress {
  readonly folder: string
  /** What is being written. */
  readonly what: string
  readonly doneBytes: number
  readonly sizeBytes: number
}

/** A machine that someone's DHCP server knows. */
export interface SetupMachine {
  readonly mac: MacAddress
  readonly name: string | null
  readonly reservedIp: Ipv4 | null
  readonly filename: string | null
  readonly nextServer: Ipv4 | null
  readonly rootPath: string | null
  readonly isIgnored: boolean
}

/** A line of a file that was not understood. */
export type SetupProblem = ScriptProblem & { readonly file: string }

/** What reading someone's dnsmasq came to. Nothing is changed by it. */
export interface SetupImport {
  readonly machines: readonly SetupMachine[]
  /** What it serves, as far as the file says. */
  readonly network: Pick<SetupNetworkRequest, 'nic' | 'dhcp' | 'range' | 'gateway' | 'dns' | 'leaseSeconds'>
  /** The boot file of each kind of machine, as written. */
  readonly bootFiles: readonly { readonly when: string; readonly file: string }[]
  readonly tftpRoot: string | null
  /** What its menus and machines load from there, below `tftpRoot`; null for what is not there. */
  readonly files: readonly { readonly name: string; readonly sizeBytes: number | null }[]
  /** The menus below the root of TFTP, with their files. */
  readonly menus: readonly { readonly file: string; readonly menu: MenuImport }[]
  readonly unread: readonly SetupProblem[]
}

/** Of the files that an import names; names as in `SetupImport.files`. */
export interface TakenFiles {
  readonly copied: readonly string[]
  /** Among the user's own boot programs already, and not touched. */
  readonly kept: readonly string[]
  readonly missing: readonly string[]
}

/** What a GRUB runs on, as grub-mkimage names it. */
export const GRUB_FORMATS = ['x86_64-efi', 'i386-efi', 'arm64-efi', 'i386-pc-pxe'] as const
export type GrubFormat = (typeof GRUB_FORMATS)[number]

/** Whether a GRUB of one format can be made on this computer. */
export interface GrubMaker {
  readonly format: GrubFormat
  /** Of the program whose place it takes. */
  readonly name: string
  /** Null where it can: what is missing, and the package that has it. */
  readonly problem: ApiError | null
  /** The one that was made here; null where the shipped one is used. */
  readonly made: BootFile | null
}

/** A boot loader that is made on this computer. */
export interface GrubRequest {
  readonly format?: GrubFormat | undefined
  /** Added to those that the menus need. */
  readonly modules?: readonly string[] | undefined
  /** Where it looks for its configuration: a path on the server it came from, or `(http,HOST:PORT)/grub`. */
  readonly prefix?: string | undefined
  /** Where its modules are; absent: where this system keeps them. */
  readonly directory?: string | undefined
  /** The name it is served under. */
  readonly name?: string | undefined
}

export interface IpxeRequest {
  /** iPXE's sources: the folder with `src`, or `src` itself. */
  readonly source: string
  /** A script to build in. */
  readonly embed?: string | undefined
  /** What to make: `bin/undionly.kpxe`, `bin-x86_64-efi/snponly.efi`. */
  readonly targets?: readonly string[] | undefined
}

/** Requests about servers that stay, and about boot loaders made here: name -> input, output. */
export interface SetupMethods {
  /** Rejects with `folder-not-empty`, `disk-full`, `invalid-input` or `cancelled`. */
  'setup.export': { input: ExportRequest; output: SetupExport }
  /** False where nothing was being exported. */
  'setup.cancelExport': { input: null; output: { wasRunning: boolean } }
  /**
   * Reads a dnsmasq.conf and the menus below its `tftp-root`, or a folder: with a dnsmasq.conf in it, or a root of TFTP itself.
   * Changes nothing. Rejects with `setup-not-understood`.
   */
  'setup.read': { input: { path: string }; output: SetupImport }
  /**
   * Reads it again and copies the files that its menus and machines name from there to the user's own boot programs; what is
   * there already stays. Rejects as `setup.read` does, and with `disk-full`.
   */
  'setup.takeFiles': { input: { path: string }; output: TakenFiles }
  /** Puts a GRUB among the user's own boot programs. Rejects with `tool-missing` or `tool-failed`. */
  'bootFiles.makeGrub': { input: GrubRequest; output: readonly BootFile[] }
  'bootFiles.grubMakers': { input: null; output: readonly GrubMaker[] }
  /** Takes away a program that was made here: the shipped one is back. Rejects with `invalid-input`. */
  'bootFiles.removeMade': { input: { name: string }; output: readonly BootFile[] }
  /** Puts an iPXE, made from its sources, among them. Rejects as `makeGrub` does. */
  'bootFiles.makeIpxe': { input: IpxeRequest; output: readonly BootFile[] }
}
