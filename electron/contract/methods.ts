import type { MacAddress } from './address.ts'
import type { AnswerMethods } from './answer-methods.ts'
import type { BootEvent } from './boot-event.ts'
import type { CardSettingsMethods } from './card-settings.ts'
import type { DesktopMethods } from './desktop.ts'
import type { DoctorMethods } from './doctor.ts'
import type { HostChangeMethods } from './host-change.ts'
import type { BootImage } from './image.ts'
import type { ImageChecksum, ImageListing } from './image-job.ts'
import type { LabMethods } from './lab.ts'
import type { LogLevel, LogLine } from './log-line.ts'
import type { ClientArch } from './client-arch.ts'
import type { Lease, Machine, MachineChange } from './machine.ts'
import type { MachineGroup, MachineGroupChange, Wake } from './machine-group.ts'
import type { BootMenu, MenuImport, MenuLanguage, MenuNode, MenuScreen, ScriptProblem } from './menu.ts'
import type { NetworkCard, ServeRequest, ServingState } from './network.ts'
import type { OwnScriptMethods } from './own-script.ts'
import type { SetupMethods } from './setup.ts'
import type { Boot, BootExport, BootExportFormat } from './timeline.ts'

/** Facts about the running engine. */
export interface AppInfo {
  readonly version: string
  readonly dataFolder: string
  readonly platform: string
  /** False until the boot programs are on this computer (see `bootFiles.fetch`). */
  readonly hasBootFiles: boolean
  /** Set if the database was damaged at the start: Slipway moved it to this path and created a new one. */
  readonly databaseSetAside?: string
}

/** Origin of a boot program; `npm run boot-files` writes it into the manifest. */
export interface BootFile {
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly package: string
  readonly version: string
  readonly licence: string
  /** The file is not the one that was downloaded, so no machine gets it. */
  readonly isChanged?: boolean
}

/** Every request of the contract: name -> input, output. */
export interface Methods
  extends
    AnswerMethods,
    CardSettingsMethods,
    DesktopMethods,
    DoctorMethods,
    HostChangeMethods,
    LabMethods,
    OwnScriptMethods,
    SetupMethods {
  'app.info': { input: null; output: AppInfo }
  /** A new link that signs in one browser; null if Slipway serves no page for browsers. */
  'page.link': { input: null; output: { url: string | null } }
  'cards.list': { input: null; output: readonly NetworkCard[] }
  'serving.state': { input: null; output: ServingState }
  'serving.start': { input: ServeRequest; output: ServingState }
  'serving.stop': { input: null; output: ServingState }
  'images.list': { input: null; output: readonly BootImage[] }
  'images.show': { input: { id: string }; output: BootImage }
  /** With `copy`, Slipway first copies the ISO into the data folder and owns the copy. */
  'images.import': {
    input: { path: string; name?: string | undefined; copy?: boolean | undefined }
    output: BootImage
  }
  /** Files that exist with the same size and time are not written again. Rejects with `cancelled`. */
  'images.extract': {
    input: { id: string; folder: string }
    output: { fileCount: number; sizeBytes: number }
  }
  /** `wasRunning` is false if no extraction was running. */
  'images.cancelExtract': { input: { id: string }; output: { wasRunning: boolean } }
  /**
   * Names in a directory, at most `limit` from `offset` on. Rejects with `iso-unreadable` if there is no such
   * directory.
   */
  'images.files': {
    input: { id: string; path: string; offset?: number | undefined; limit?: number | undefined }
    output: ImageListing
  }
  /** Starts the computation, or returns its progress. `expected` is a SHA-256 to compare with. */
  'images.checksum': { input: { id: string; expected?: string | undefined }; output: ImageChecksum }
  /** Sets the new path of the image's file. Rejects with `not-the-same-image`. */
  'images.locate': { input: { id: string; path: string }; output: BootImage }
  /** `id` is an entry's; null restores the recognised arguments. Rejects with `entry-not-found`. */
  'images.setArguments': { input: { id: string; arguments: string | null }; output: BootImage }
  /** Copies a netboot kernel and initrd of the same release as the image, and creates an entry for them. */
  'images.addNetbootKernel': { input: { id: string; kernel: string; initrd: string }; output: BootImage }
  'images.remove': { input: { id: string }; output: null }
  'menu.show': { input: null; output: BootMenu }
  'menu.set': {
    input: { defaultId?: string | undefined; timeoutSeconds?: number | undefined }
    output: BootMenu
  }
  /**
   * The whole menu as the user arranged it; null: generated from the images again. Entries missing in `nodes` keep
   * their usual place.
   */
  'menu.arrange': { input: { nodes: readonly MenuNode[] | null }; output: BootMenu }
  /**
   * Reads a `grub.cfg`, a `pxelinux.cfg/default` or an iPXE script; changes nothing. Rejects with
   * `menu-not-understood`.
   */
  'menu.read': { input: { text: string }; output: MenuImport }
  /** Errors that a loader would report in the body of an entry. `checkedBy` is a program, or Slipway itself. */
  'menu.check': {
    input: { language: MenuLanguage; text: string }
    output: { problems: readonly ScriptProblem[]; checkedBy: 'grub-script-check' | 'slipway' }
  }
  /** Renders the menu for this machine, or for one of this kind. */
  'menu.render': {
    input: { language: MenuLanguage; mac?: MacAddress | undefined; arch?: ClientArch | undefined }
    output: { text: string; screen: MenuScreen }
  }
  'machines.list': { input: null; output: readonly Machine[] }
  'machines.show': { input: { mac: MacAddress }; output: Machine }
  'machines.set': { input: { mac: MacAddress; change: MachineChange }; output: Machine }
  /** Changes all of them or none. */
  'machines.setMany': {
    input: { macs: readonly MacAddress[]; change: MachineChange }
    output: readonly Machine[]
  }
  /** Without `nic`, sends on the card that is served; rejects with `not-serving` if there is none. */
  'machines.wake': { input: { mac: MacAddress; nic?: string | undefined }; output: Wake }
  'groups.list': { input: null; output: readonly MachineGroup[] }
  /** Creates the group if it does not exist. */
  'groups.set': { input: { name: string; change: MachineGroupChange }; output: MachineGroup }
  /** Its machines keep their settings. */
  'groups.remove': { input: { name: string }; output: null }
  'leases.list': { input: null; output: readonly Lease[] }
  'boots.list': {
    input: { mac?: MacAddress | undefined; limit?: number | undefined }
    output: readonly Boot[]
  }
  /** One boot as a file. Rejects with `boot-not-found`, and for `pcap` with `packets-not-kept`. */
  'boots.export': { input: { id: number; format: BootExportFormat }; output: BootExport }
  'events.list': {
    input: { mac?: MacAddress | undefined; afterSeq?: number | undefined; limit?: number | undefined }
    output: readonly BootEvent[]
  }
  'log.list': {
    input: { level?: LogLevel | undefined; afterSeq?: number | undefined; limit?: number | undefined }
    output: readonly LogLine[]
  }
  'bootFiles.list': { input: null; output: readonly BootFile[] }
  'bootFiles.fetch': { input: null; output: readonly BootFile[] }
}

export type Method = keyof Methods
export type Handlers = {
  readonly [M in Method]: (input: Methods[M]['input']) => Promise<Methods[M]['output']>
}
export type Call = <M extends Method>(method: M, input: Methods[M]['input']) => Promise<Methods[M]['output']>
