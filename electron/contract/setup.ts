import type { Ipv4, MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'
import type { MenuImport, ScriptProblem } from './menu.ts'
import type { BootFile } from './methods.ts'
import type { AddressRange } from './subnet.ts'

/** The DHCP servers that Slipway can write an export for. */
export const EXPORT_KINDS = ['dnsmasq', 'kea'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** The network of a permanent server. */
export interface SetupNetwork {
  /** The card of that server; null for every card. */
  readonly nic: string | null
  /** Its own address. */
  readonly address: Ipv4
  readonly prefixLength: number
  /** `proxy`: another server assigns addresses. */
  readonly dhcp: 'server' | 'proxy'
  /** Null in proxy mode. */
  readonly range: AddressRange | null
  readonly gateway: Ipv4 | null
  readonly dns: readonly Ipv4[]
  readonly leaseSeconds: number
  readonly httpPort: number
}

/** The user's settings for that network; missing ones are copied from serving, or are the defaults. */
export type SetupNetworkRequest = {
  readonly [K in keyof SetupNetwork]?: NonNullable<SetupNetwork[K]> | undefined
}

export interface ExportRequest {
  readonly folder: string
  readonly kind?: ExportKind | undefined
  /** The folder's path on the new server; absent: the path it is written to. */
  readonly installedAt?: string | undefined
  /** Write into a folder that is not empty. */
  readonly overwrites?: boolean | undefined
  readonly network?: SetupNetworkRequest | undefined
}

/** How an export differs from Slipway, or what it lacks. */
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

/** Progress of `setup.export`. */
export interface SetupExportProgress {
  readonly folder: string
  /** The file that is being written. */
  readonly what: string
  readonly doneBytes: number
  readonly sizeBytes: number
}

/** A machine in another DHCP server's configuration. */
export interface SetupMachine {
  readonly mac: MacAddress
  readonly name: string | null
  readonly reservedIp: Ipv4 | null
  readonly filename: string | null
  readonly nextServer: Ipv4 | null
  readonly rootPath: string | null
  readonly isIgnored: boolean
}

/** A line that Slipway did not understand. */
export type SetupProblem = ScriptProblem & { readonly file: string }

/** A dnsmasq configuration that Slipway has read. Reading changes nothing. */
export interface SetupImport {
  readonly machines: readonly SetupMachine[]
  /** What it serves, as far as the file says. */
  readonly network: Pick<SetupNetworkRequest, 'nic' | 'dhcp' | 'range' | 'gateway' | 'dns' | 'leaseSeconds'>
  /** The boot file of each kind of machine, as written. */
  readonly bootFiles: readonly { readonly when: string; readonly file: string }[]
  readonly tftpRoot: string | null
  /** Files that its menus and machines load, below `tftpRoot`; null for missing files. */
  readonly files: readonly { readonly name: string; readonly sizeBytes: number | null }[]
  /** The menus below the TFTP root, with their files. */
  readonly menus: readonly { readonly file: string; readonly menu: MenuImport }[]
  readonly unread: readonly SetupProblem[]
}

/** Result of copying an import's files; names as in `SetupImport.files`. */
export interface ImportedFiles {
  readonly copied: readonly string[]
  /** Already among the user's boot programs, and not overwritten. */
  readonly kept: readonly string[]
  readonly missing: readonly string[]
}

/** GRUB's platforms, as grub-mkimage names them. */
export const GRUB_FORMATS = ['x86_64-efi', 'i386-efi', 'arm64-efi', 'i386-pc-pxe'] as const
export type GrubFormat = (typeof GRUB_FORMATS)[number]

/** Whether this computer can build GRUB for one platform. */
export interface GrubMaker {
  readonly format: GrubFormat
  /** Name of the program that it replaces. */
  readonly name: string
  /** Null if it can; otherwise what is missing, and the package that contains it. */
  readonly problem: ApiError | null
  /** The one that was built here; null if the shipped one is used. */
  readonly made: BootFile | null
}

/** A GRUB to build on this computer. */
export interface GrubRequest {
  readonly format?: GrubFormat | undefined
  /** In addition to those that the menus need. */
  readonly modules?: readonly string[] | undefined
  /** Where it looks for its configuration: a path on the TFTP server, or `(http,HOST:PORT)/grub`. */
  readonly prefix?: string | undefined
  /** The folder of its modules; absent: this system's default. */
  readonly directory?: string | undefined
  /** The file name it is served under. */
  readonly name?: string | undefined
}

export interface IpxeRequest {
  /** iPXE's sources: the folder with `src`, or `src` itself. */
  readonly source: string
  /** A script to embed. */
  readonly embed?: string | undefined
  /** Make targets: `bin/undionly.kpxe`, `bin-x86_64-efi/snponly.efi`. */
  readonly targets?: readonly string[] | undefined
}

/** Requests for export, import and custom boot loaders: name -> input, output. */
export interface SetupMethods {
  /** Rejects with `folder-not-empty`, `disk-full`, `invalid-input` or `cancelled`. */
  'setup.export': { input: ExportRequest; output: SetupExport }
  /** `wasRunning` is false if no export was running. */
  'setup.cancelExport': { input: null; output: { wasRunning: boolean } }
  /**
   * Reads a dnsmasq.conf and the menus below its `tftp-root`, or a folder that has a dnsmasq.conf or is a TFTP root.
   * Changes nothing. Rejects with `setup-not-understood`.
   */
  'setup.read': { input: { path: string }; output: SetupImport }
  /**
   * Reads it again and copies the files that its menus and machines name to the user's boot programs. Existing files
   * are kept. Rejects as `setup.read` does, and with `disk-full`.
   */
  'setup.takeFiles': { input: { path: string }; output: ImportedFiles }
  /** Builds a GRUB into the folder of the user's boot programs. Rejects with `tool-missing` or `tool-failed`. */
  'bootFiles.makeGrub': { input: GrubRequest; output: readonly BootFile[] }
  'bootFiles.grubMakers': { input: null; output: readonly GrubMaker[] }
  /** Removes a program that was built here, so that the shipped one is used again. Rejects with `invalid-input`. */
  'bootFiles.removeMade': { input: { name: string }; output: readonly BootFile[] }
  /** Builds iPXE from its sources into the same folder. Rejects as `makeGrub` does. */
  'bootFiles.makeIpxe': { input: IpxeRequest; output: readonly BootFile[] }
}
