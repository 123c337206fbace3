import { baseUrlOf, type MenuContext } from './menu-context.ts'
import { MEMORY_MODULES } from '../smbios.ts'
import { oneLine } from './kernel-line.ts'

/**
 * Words that iPXE reads as nothing but words. Its shell splits at white space, then looks for `||`, `&&`, `;` and
 * `#…` at the start of a word, and only then expands `${…}` (core/exec.c): the empty expansion of a setting that does not exist hides a
 * word from the second step. `${` itself cannot be escaped, so it loses its dollar. A backslash at the end of a
 * line would continue it (image/script.c).
 */
export function ipxeWords(text: string): string {
  return oneLine(text)
    .replaceAll(/\$+\{/g, '{')
    .split(' ')
    .map(word => (/^(\|\||&&|;|#.*)$/.test(word) ? `\${nothing}${word}` : word))
    .join(' ')
    .replace(/\\$/, '\\${nothing}')
}

/** The address of this machine's scripts; a menu for any machine lets iPXE put its own MAC in. */
export function ipxeBaseUrl(context: MenuContext): string {
  const folder = `${baseUrlOf(context)}/ipxe/${context.mac?.replaceAll(':', '-') ?? '${netX/mac:hexhyp}'}`
  return context.ticket ? `${folder}/${context.ticket}` : folder
}

/** The script with this reader's menu. */
export function ipxeMenuUrl(context: MenuContext): string {
  return context.scriptFolder === undefined
    ? `${ipxeBaseUrl(context)}/menu`
    : `${context.scriptFolder}/menu.ipxe`
}

/** What iPXE knows of the machine; empty where its build does not. Hexadecimal, for a serial number may hold a slash. */
const COUNTED = `memory/\${memsize}/serial/\${serial:hexraw}/modules/${MEMORY_MODULES}`

/** The script that starts an entry, whose id may be a setting of iPXE's: `${choice}`. */
export function ipxeEntryUrl(entryId: string, context: MenuContext): string {
  return context.scriptFolder === undefined
    ? `${ipxeBaseUrl(context)}/entry/${entryId}/${COUNTED}`
    : `${context.scriptFolder}/entry/${entryId}.ipxe`
}

/** The script with the user's own words of an entry. */
export function ipxeBodyUrl(entryId: string, context: MenuContext): string {
  return context.scriptFolder === undefined
    ? `${ipxeBaseUrl(context)}/entry/${entryId}/body`
    : `${context.scriptFolder}/entry/${entryId}.body.ipxe`
}

/** The last lines of every script: say what happened, then back to the menu, and to a shell where even that fails. */
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
