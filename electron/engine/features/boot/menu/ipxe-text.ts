import { baseUrlOf, type MenuContext } from './menu-context.ts'
import { MEMORY_MODULES } from '../smbios.ts'
import { oneLine } from './kernel-line.ts'
import { trimEndOf } from '../../../base/scan.ts'

/**
 * Escapes words so that iPXE treats them as plain text. Its shell splits at white space, then looks for `||`, `&&`,
 * `;` and `#…` at the start of a word, and only then expands `${…}` (core/exec.c). The empty expansion of a setting
 * that does not exist hides a word from the second step. `${` itself cannot be escaped, so it loses its dollar. A
 * backslash at the end of a line would continue the line (image/script.c).
 */
export function ipxeWords(text: string): string {
  const pieces = oneLine(text).split('{')
  return pieces
    .map((piece, index) => (index < pieces.length - 1 ? trimEndOf(piece, '$') : piece))
    .join('{')
    .split(' ')
    .map(word => (/^(\|\||&&|;|#.*)$/.test(word) ? `\${nothing}${word}` : word))
    .join(' ')
    .replace(/\\$/, '\\${nothing}')
}

/** The URL of this machine's scripts. In a menu for any machine, iPXE inserts its own MAC. */
export function ipxeBaseUrl(context: MenuContext): string {
  const folder = `${baseUrlOf(context)}/ipxe/${context.mac?.replaceAll(':', '-') ?? '${netX/mac:hexhyp}'}`
  return context.ticket ? `${folder}/${context.ticket}` : folder
}

/** The URL of the script with this reader's menu. */
export function ipxeMenuUrl(context: MenuContext): string {
  return context.scriptFolder === undefined
    ? `${ipxeBaseUrl(context)}/menu`
    : `${context.scriptFolder}/menu.ipxe`
}

/**
 * What iPXE knows about the machine, as part of a path; empty if its build does not know. In hexadecimal, because a
 * serial number may contain a slash.
 */
const COUNTED = `memory/\${memsize}/serial/\${serial:hexraw}/modules/${MEMORY_MODULES}`

/** The URL of the script that starts an entry. The id may be an iPXE setting: `${choice}`. */
export function ipxeEntryUrl(entryId: string, context: MenuContext): string {
  return context.scriptFolder === undefined
    ? `${ipxeBaseUrl(context)}/entry/${entryId}/${COUNTED}`
    : `${context.scriptFolder}/entry/${entryId}.ipxe`
}

/** The URL of the script with a custom entry's text. */
export function ipxeBodyUrl(entryId: string, context: MenuContext): string {
  return context.scriptFolder === undefined
    ? `${ipxeBaseUrl(context)}/entry/${entryId}/body`
    : `${context.scriptFolder}/entry/${entryId}.body.ipxe`
}

/** The last lines of every script: report the failure, then return to the menu, or open a shell if that fails too. */
export function ipxeFailure(what: string, context: MenuContext): readonly string[] {
  return [
    ':failed',
    'echo',
    `echo ${ipxeWords(what)}`,
    'echo The line above says why. The menu comes back in 30 s, or at any key.',
    'prompt --timeout 30000 ||',
    `chain --replace ${ipxeMenuUrl(context)} ||`,
    'echo The menu cannot be loaded either. This is the iPXE shell.',
    'shell',
  ]
}
