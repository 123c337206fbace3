import type { MacAddress } from '#contract/address.ts'
import { ipxeFailure, ipxeMenuUrl } from '../menu/ipxe-text.ts'
import { baseUrlOf, type MenuContext } from '../menu/menu-context.ts'

/** Among the user's own boot programs: what iPXE runs in place of the menu, on one machine or on all. */
export const ownScriptName = (mac: MacAddress | null): string =>
  mac === null ? 'autoexec.ipxe' : `autoexec/${mac.replaceAll(':', '-')}.ipxe`

/** The machine's own script, or that of all machines; null where there is neither. */
export function ownScriptOf(mac: MacAddress, hasProgram: (name: string) => boolean): string | null {
  return [ownScriptName(mac), ownScriptName(null)].find(hasProgram) ?? null
}

/** Leads to the user's own script, which finds the menu at `${menu-url}`; where it fails, the menu comes. */
export function renderOwnScript(name: string, context: MenuContext): string {
  const menu = ipxeMenuUrl(context)
  return `${[
    '#!ipxe',
    `set menu-url ${menu}`,
    `chain ${baseUrlOf(context)}/boot/${name} ||`,
    `chain --replace ${menu} || goto failed`,
    ...ipxeFailure('The menu could not be loaded.', context),
  ].join('\n')}\n`
}
