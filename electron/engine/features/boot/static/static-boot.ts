import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, TargetItem } from '#contract/menu.ts'
import type { BootFile } from '#contract/methods.ts'
import { OVERLAY } from '#contract/overlay.ts'
import type { SetupNetwork } from '#contract/setup.ts'
import { targetFiles } from '../menu/entry-files.ts'
import { baseUrlOf } from '../menu/menu-context.ts'
import { ownScriptName } from '../program/own-script.ts'
import {
  archBootFiles,
  ipxeStartUrl,
  machineBootFile,
  type ArchBootFile,
  type MachineBootFile,
} from './dhcp-boot-files.ts'
import { writeStaticMenus } from './static-menus.ts'

/** What another server should boot, with its address for the menus and scripts. */
export interface StaticBootSource {
  readonly network: Pick<SetupNetwork, 'address' | 'httpPort'>
  readonly machines: readonly Machine[]
  readonly menu: BootMenu
  readonly programs: readonly Pick<BootFile, 'name'>[]
  readonly hasProgram: (name: string) => boolean
  /** The entry as this machine starts it, with the URL of its answer file. */
  readonly answered: (item: TargetItem, mac: MacAddress) => TargetItem
  /** The machines that have a separate answer file. */
  readonly answerFolders: readonly { readonly mac: MacAddress }[]
}

/** A text file for that server. The path uses `/` and is relative to the root that TFTP and HTTP share. */
export interface StaticText {
  readonly path: string
  readonly text: string
}

/** What an image's entries load in addition to its tree. */
export interface ImageFiles {
  /** Whether an entry uses the whole ISO. */
  readonly wholeIso: boolean
  /** Files that Slipway makes for the image; the paths begin with `/.slipway/`. */
  readonly overlays: readonly string[]
  /** Files of the image that boot loaders load. */
  readonly files: readonly string[]
}

/**
 * Boot configuration as plain files, for a server that only serves files. Paths are relative to the root that TFTP
 * and HTTP share.
 */
export interface StaticBoot {
  /** The menus and scripts for all boot loaders. */
  menus(): readonly StaticText[]
  /** The URL of iPXE's first script. */
  readonly ipxeStartUrl: string
  /** The best boot loader for each architecture that has one. */
  archBootFiles(): readonly ArchBootFile[]
  /** What DHCP sends to one machine in place of the file for its architecture. */
  machineBootFile(machine: Machine): MachineBootFile
  programPath(name: string): string
  imageFiles(items: readonly TargetItem[]): ImageFiles
  /** The folder with an image's files. */
  treePath(imageId: string): string
  /** The same folder as a URL; ends in a slash. */
  treeUrl(imageId: string): string
  /** `path` begins with `/.slipway/`. */
  overlayPath(imageId: string, path: string): string
}

export function createStaticBoot(source: StaticBootSource): StaticBoot {
  const { network, hasProgram } = source
  return {
    menus: () => writeStaticMenus(source),
    ipxeStartUrl: ipxeStartUrl({ network }),
    archBootFiles: () => archBootFiles({ network, hasProgram }),
    machineBootFile: machine => machineBootFile(machine, { hasProgram }),
    programPath,
    imageFiles,
    treePath,
    treeUrl: imageId => `${baseUrlOf(network)}/${treePath(imageId)}/`,
    overlayPath: (imageId, path) => `iso-overlay/${imageId}/${path.slice(OVERLAY.length)}`,
  }
}

const treePath = (imageId: string): string => `iso/${imageId}`

/**
 * GRUB looks for its modules below its prefix. A user's own iPXE script must not be at `autoexec.ipxe`: builds of
 * iPXE ask for that name first, and the script would run again and again.
 */
function programPath(name: string): string {
  if (name === ownScriptName(null)) return 'ipxe/own.ipxe'
  const machine = /^autoexec\/([0-9a-f-]{17})\.ipxe$/.exec(name)?.[1]
  if (machine !== undefined) return `ipxe/machine/${machine}/own.ipxe`
  return /^(x86_64|i386|arm64)-efi\//.test(name) ? `grub/${name}` : name
}

function imageFiles(items: readonly TargetItem[]): ImageFiles {
  const files = new Set(items.flatMap(({ target }) => targetFiles(target)))
  const words = items.flatMap(({ target }) => [
    target.arguments,
    ...(target.kind === 'multiboot' ? target.modules.map(module => module.arguments) : []),
  ])
  const named = words.flatMap(text =>
    [...text.matchAll(/\{OVERLAY_URL\}([^\s"';,]+)/g)].map(match => `${OVERLAY}${match[1] ?? ''}`),
  )
  const overlays = [...files].filter(path => path.startsWith(OVERLAY))
  return {
    wholeIso: files.has('/') || words.some(text => text.includes('{ISO_URL}')),
    overlays: [...new Set([...overlays, ...named])],
    files: [...files].filter(path => path !== '/' && !path.startsWith('/.slipway')),
  }
}
