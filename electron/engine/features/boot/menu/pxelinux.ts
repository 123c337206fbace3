import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { itemObstacle } from './item-obstacle.ts'
import { oneLine } from './kernel-line.ts'
import type { MachineStart } from './machine-start.ts'
import type { MenuContext } from './menu-context.ts'
import { childrenOf, isStartable, shownMenu } from './menu-tree.ts'
import { startInPxelinux, targetLimit } from './pxelinux-start.ts'

/**
 * The menu as `pxelinux.cfg/default`. With `menu.c32` at hand it is a menu, without it the titles are printed
 * above the prompt. What PXELINUX cannot say stays in the menu, greyed out with the reason.
 */
export function renderPxelinuxMenu(
  whole: BootMenu,
  context: MenuContext,
  options: { readonly hasMenuModule: boolean; readonly start?: MachineStart } = { hasMenuModule: true },
): string {
  const item = options.start?.item ?? null
  const menu = shownMenu(whole, 'x86-bios', item?.id)
  const head = item
    ? [`DEFAULT ${item.id}`, 'PROMPT 0']
    : [
        `DEFAULT ${menu.defaultId}`,
        // In tenths of a second; 0 waits for ever.
        `TIMEOUT ${menu.timeoutSeconds * 10}`,
        // The default may be in a submenu, where menu.c32 does not look for it.
        ...(menu.items.find(one => one.id === menu.defaultId)?.parent ? [`ONTIMEOUT ${menu.defaultId}`] : []),
        ...(options.hasMenuModule ? ['UI menu.c32', 'MENU TITLE Slipway'] : ['PROMPT 1', ...spoken(menu)]),
      ]
  return `${[...head, ...level(null, menu.items, context)].join('\n')}\n`
}

function spoken(menu: BootMenu): readonly string[] {
  return [
    'SAY Slipway: type a name, or press Enter',
    ...menu.items.filter(isStartable).map(item => `SAY ${item.id}: ${plain(item.title)}`),
  ]
}

/** A caret would mark a hot key. */
function plain(title: string): string {
  return oneLine(title).replaceAll('^', '')
}

/** The hot key is a letter of the title itself; where it has none, it is put before. */
function withHotkey(title: string, hotkey: string | null): string {
  if (hotkey === null) return title
  const at = title.toLowerCase().indexOf(hotkey)
  return at < 0 ? `^${hotkey.toUpperCase()} ${title}` : `${title.slice(0, at)}^${title.slice(at)}`
}

function level(parent: string | null, items: readonly MenuItem[], context: MenuContext): readonly string[] {
  return childrenOf(items, parent).flatMap(item => ['', ...label(item, items, context)])
}

function label(item: MenuItem, items: readonly MenuItem[], context: MenuContext): readonly string[] {
  const title = plain(item.title)
  if (item.kind === 'submenu')
    return [
      `MENU BEGIN ${item.id}`,
      // The title of the submenu's own screen, which is its line in the menu above as well.
      `MENU TITLE ${withHotkey(title, item.hotkey)}`,
      ...level(item.id, items, context),
      '',
      `LABEL ${item.id}.back`,
      '  MENU LABEL Back',
      '  MENU EXIT',
      'MENU END',
    ]
  const head = `LABEL ${item.id}`
  if (item.kind === 'separator')
    return title === '' ? ['MENU SEPARATOR'] : [head, `  MENU LABEL ${title}`, '  MENU DISABLE']
  const reason =
    itemObstacle(item, context, 'pxelinux') ?? (item.kind === 'target' ? targetLimit(item, context) : null)
  if (reason) return [head, `  MENU LABEL ${title} (${reason})`, '  MENU DISABLE']
  return [head, `  MENU LABEL ${withHotkey(title, item.hotkey)}`, ...startInPxelinux(item, context)]
}
