import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { ipxeBaseUrl, ipxeEntryUrl, ipxeFailure, ipxeWords, ipxeMenuUrl } from './ipxe-text.ts'
import type { MenuContext } from './menu-context.ts'
import { childrenOf, isStartable, pathTo, shownMenu, submenusOf } from './menu-tree.ts'
import { itemObstacle } from './obstacle.ts'

/**
 * The menu as an iPXE script. The user chooses on the machine's screen. Every entry is a separate script, so that the
 * server sees what was chosen. An iPXE without the menu commands starts the default.
 */
export function renderIpxeMenu(whole: BootMenu, context: MenuContext): string {
  const menu = shownMenu(whole, context.clientArch)
  const submenus = submenusOf(menu.items)
  const wait = menu.timeoutSeconds * 1000
  return lines([
    '#!ipxe',
    `set choice ${menu.defaultId}`,
    // Once someone has opened a submenu, nothing starts automatically any more.
    ...(submenus.length > 0 ? [`set wait ${wait}`] : []),
    ...level(null, menu, context, submenus.length > 0 ? '${wait}' : wait > 0 ? String(wait) : null),
    ':start',
    `chain --replace ${ipxeEntryUrl('${choice}', context)} || goto failed`,
    ':stopped',
    'echo Stopped. This is the iPXE shell; exit brings the menu back.',
    'shell',
    'goto show',
    ...submenus.flatMap(submenu => submenuLevel(submenu, menu, context)),
    ...ipxeFailure('The entry could not be loaded.', context),
  ])
}

const labelOf = (submenuId: string | null): string => (submenuId === null ? 'show' : `show.${submenuId}`)

/** The default of a level: the default entry, the submenu that contains it, or the first line that can be chosen. */
function defaultOf(parent: string | null, menu: BootMenu): string {
  const way = [...pathTo(menu.items, menu.defaultId), menu.defaultId]
  const children = childrenOf(menu.items, parent)
  const onPath = children.find(item => way.includes(item.id))
  const first = children.find(item => isStartable(item) || item.kind === 'submenu')
  return (onPath ?? first)?.id ?? menu.defaultId
}

function level(
  parent: MenuItem | null,
  menu: BootMenu,
  context: MenuContext,
  wait: string | null,
): readonly string[] {
  const id = parent?.id ?? null
  const children = childrenOf(menu.items, id)
  const timeout = wait === null ? '' : ` --timeout ${wait}`
  return [
    `:${labelOf(id)}`,
    `menu ${parent ? ipxeWords(parent.title) : 'Slipway: start from the network'} || goto start`,
    ...children.map(item => menuLine(item, context)),
    ...(parent ? ['item back Back'] : []),
    `choose --default ${defaultOf(id, menu)}${timeout} choice || goto ${parent ? labelOf(parent.parent) : 'stopped'}`,
    ...(parent ? [`iseq \${choice} back && goto ${labelOf(parent.parent)} ||`] : []),
    ...submenusOf(children).map(({ id }) => `iseq \${choice} ${id} && goto ${labelOf(id)} ||`),
  ]
}

/** A submenu. If it contains the default, its countdown runs here too. */
function submenuLevel(submenu: MenuItem, menu: BootMenu, context: MenuContext): readonly string[] {
  const holdsDefault = pathTo(menu.items, menu.defaultId).includes(submenu.id)
  const [label = '', ...rest] = level(submenu, menu, context, holdsDefault ? '${wait}' : null)
  return [label, ...(holdsDefault ? [] : ['set wait 0']), ...rest, 'goto start']
}

/** An entry that cannot be started here is shown but cannot be chosen. */
function menuLine(item: MenuItem, context: MenuContext): string {
  const obstacle = itemObstacle(item, context, 'ipxe')
  const title = ipxeWords(obstacle ? `${item.title} (${obstacle})` : item.title)
  if (obstacle || item.kind === 'separator') return `item --gap -- ${title}`.trimEnd()
  const key = item.hotkey === null ? '' : `--key ${item.hotkey} `
  return `item ${key}${item.id} ${title}${item.kind === 'submenu' ? ' ...' : ''}`
}

/** A script that goes straight to one entry. */
export function renderIpxeStart(entryId: string, context: MenuContext): string {
  return lines([
    '#!ipxe',
    `chain --replace ${ipxeEntryUrl(entryId, context)} || goto failed`,
    ...ipxeFailure('The entry set for this machine could not be loaded.', context),
  ])
}

/** A script for an iPXE that knows nothing yet: it gets an address if it has none, then asks for its own menu. */
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

/**
 * Runs the user's own script, which finds the menu at `${menu-url}`. If that script ends or fails, the menu follows.
 */
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
