import { parseMac, type MacAddress } from '#contract/address.ts'
import { ipxeBaseUrl, ipxeFailure, ipxeMenuUrl } from '../menu/ipxe-text.ts'
import type { MenuContext } from '../menu/menu-context.ts'
import type { ServedFileRule } from './served-file.ts'

/** Among the user's own boot programs: what iPXE runs in place of the menu, on one machine or on all. */
export const ownScriptName = (mac: MacAddress | null): string =>
  mac === null ? 'autoexec.ipxe' : `autoexec/${mac.replaceAll(':', '-')}.ipxe`

/** The machine's own script, or that of all machines; null where there is neither. */
export function ownScriptOf(mac: MacAddress, hasProgram: (name: string) => boolean): string | null {
  return [ownScriptName(mac), ownScriptName(null)].find(hasProgram) ?? null
}

/** Leads to the user's own script, which finds the menu at `${menu-url}`; where it ends or fails, the menu comes. */
export function renderOwnScript(context: MenuContext, url = `${ipxeBaseUrl(context)}/own`): string {
  const menu = ipxeMenuUrl(context)
  return `${[
    '#!ipxe',
    `set menu-url ${menu}`,
    `chain ${url} ||`,
    `chain --replace ${menu} || goto failed`,
    ...ipxeFailure('The menu could not be loaded.', context),
  ].join('\n')}\n`
}

/** `ipxe/MAC/own`: the user's own script. By any name that ends in `autoexec.ipxe` the way to it would come once more. */
export const ownScriptRule: ServedFileRule = (path, _client, needs) => {
  const mac = parseMac(/^ipxe\/([^/]+)\/own$/.exec(path)?.[1] ?? '')
  const name = mac && ownScriptOf(mac, needs.hasProgram)
  return name === null ? null : { kind: 'program', name }
}
