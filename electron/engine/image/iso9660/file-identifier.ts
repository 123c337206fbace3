import { decodeText, decodeUcs2 } from './text.ts'

/** ECMA-119 §7.5: `NAME.EXT;1` without the version, and without the dot of a name that has no extension. */
export function nameFromFileIdentifier(identifier: Uint8Array): string {
  return withoutVersion(decodeText(identifier)).replace(/\.$/, '')
}

/** Joliet keeps the version number but not the rule about the dot. */
export function nameFromJolietIdentifier(identifier: Uint8Array): string {
  return withoutVersion(decodeUcs2(identifier))
}

/** A name that could mean another place than its directory is no name. */
export function isUsableName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name)
}

function withoutVersion(name: string): string {
  return name.replace(/;\d*$/, '')
}
