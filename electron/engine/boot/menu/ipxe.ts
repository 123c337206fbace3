import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { ipxeBaseUrl, ipxeFailure, ipxeWords } from './ipxe-text.ts'
import type { MenuContext } from './menu-context.ts'
import { obstacleOf } from './obstacle.ts'

/**
 * The menu as an iPXE script. The choice is made on the machine's screen; every entry is a script of its own,
 * so that the server sees what was chosen. An iPXE without the menu commands starts the default.
 */
export function renderIpxeMenu(menu: BootMenu, context: MenuContext): string {
  const timeout = menu.timeoutSeconds > 0 ? ` --timeout ${menu.timeoutSeconds * 1000}` : ''
  return lines([
    '#!ipxe',
    `set choice ${menu.defaultId}`,
    ':show',
    'menu Slipway: start from the network || goto start',
    ...menu.items.map(item => menuLine(item, context)),
    `choose --default ${menu.defaultId}${timeout} choice || goto stopped`,
    ':start',
    `chain --replace ${ipxeBaseUrl(context)}/entry/\${choice}/memory/\${memsize} || goto failed`,
    ':stopped',
    'echo Stopped. This is the iPXE shell; exit brings the menu back.',
    'shell',
    'goto show',
    ...ipxeFailure('The entry could not be loaded.', context),
  ])
}

/** What cannot be started here can be read, but not chosen. */
function menuLine(item: MenuItem, context: MenuContext): string {
  const obstacle = item.kind === 'target' ? obstacleOf(item, context, 'ipxe') : null
  const title = ipxeWords(obstacle ? `${item.title} (${obstacle})` : item.title)
  return obstacle ? `item --gap -- ${title}` : `item ${item.id} ${title}`
}

/** A script that goes straight to one entry. */
export function renderIpxeStart(entryId: string, context: MenuContext): string {
  return lines([
    '#!ipxe',
    `chain --replace ${ipxeBaseUrl(context)}/entry/${entryId}/memory/\${memsize} || goto failed`,
    ...ipxeFailure('The entry set for this machine could not be loaded.', context),
  ])
}

/** A script for iPXE that knows nothing yet: it takes an address if it has none, then asks for its own menu. */
export function renderIpxeBootstrap(context: MenuContext): string {
  const anyMachine: MenuContext = { ...context, mac: null }
  return lines([
    '#!ipxe',
    'isset ${netX/ip} || dhcp || goto failed',
    `chain --replace ${ipxeBaseUrl(anyMachine)} || goto failed`,
    ...ipxeFailure('The menu could not be loaded.', anyMachine),
  ])
}

function lines(parts: readonly string[]): string {
  return `${parts.join('\n')}\n`
}
