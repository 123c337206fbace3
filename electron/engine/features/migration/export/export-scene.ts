import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu } from '#contract/menu.ts'
import type { BootFile } from '#contract/methods.ts'
import type { ExportKind, SetupNetwork, SetupRemark } from '#contract/setup.ts'
import type { TargetItem } from '../../boot/menu/menu-context.ts'

/** Everything that an exported set-up is made of. */
export interface ExportScene {
  readonly kind: ExportKind
  readonly network: SetupNetwork
  /** The folder on the new server, without a slash at its end. */
  readonly installedAt: string
  readonly machines: readonly Machine[]
  readonly menu: BootMenu
  readonly programs: readonly BootFile[]
  readonly hasProgram: (name: string) => boolean
  /** The entry as this machine starts it, pointed at its answers. */
  readonly answered: (item: TargetItem, mac: MacAddress) => TargetItem
  /** The machines that have answers of their own here, each with the beginning of the folders that hold them. */
  readonly answerFolders: readonly { readonly mac: MacAddress; readonly prefix: string }[]
  /** Of the version that wrote it. */
  readonly version: string
  readonly dataFolder: string
  readonly remarks: readonly SetupRemark[]
}

/** A text below the folder; the path is `/`-separated. */
export interface ExportedText {
  readonly path: string
  readonly text: string
}

/** The folder that TFTP and HTTP share. */
export const FILES = 'files'
/** What only HTTP hands out, and some of it to one machine only. */
export const HTTP_ONLY = 'http'

export const dashed = (mac: MacAddress): string => mac.replaceAll(':', '-')

/** `debian-box`, or the MAC of a machine without a name. */
export const nameOf = (machine: Machine): string => machine.name ?? machine.mac

export function lines(parts: readonly string[]): string {
  return `${parts.join('\n')}\n`
}
