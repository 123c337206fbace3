import type { MacAddress } from '#contract/address.ts'
import { ownScriptName } from '../../boot/program/own-script.ts'
import { dashed, FILES, type ExportScene } from './export-scene.ts'

/** Where a script of the user's own lies below `files`, by its name among their boot programs; null for any other program. */
export function ownScriptPlace(name: string): string | null {
  if (name === ownScriptName(null)) return `${FILES}/ipxe/own.ipxe`
  const machine = /^autoexec\/([0-9a-f-]{17})\.ipxe$/.exec(name)?.[1]
  return machine === undefined ? null : `${FILES}/ipxe/machine/${machine}/own.ipxe`
}

/** What iPXE runs in place of the menu, as a path of the new server: on one machine, or (null) on all. */
export function ownScriptPath(
  mac: MacAddress | null,
  { programs }: Pick<ExportScene, 'programs'>,
): string | null {
  const has = (name: string): boolean => programs.some(program => program.name === name)
  if (mac !== null && has(ownScriptName(mac))) return `ipxe/machine/${dashed(mac)}/own.ipxe`
  return has(ownScriptName(null)) ? 'ipxe/own.ipxe' : null
}
