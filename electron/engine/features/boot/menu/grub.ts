import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { askAboutSecureBoot, secureBody, secureRemark } from '../secure/secure-menu.ts'
import { itemObstacle } from './item-obstacle.ts'
import { rootOf, startInGrub } from './grub-start.ts'
import { quoteForGrub } from './grub-text.ts'
import { oneLine } from './kernel-line.ts'
import type { MachineStart } from './machine-start.ts'
import type { MenuContext } from './menu-context.ts'
import { childrenOf, pathTo, shownMenu } from './menu-tree.ts'

/**
 * The menu as a `grub.cfg`. Files come from this server by the way the menu itself came: Debian's signed network
 * GRUB has no `http` module, and under Secure Boot none can be loaded.
 */
export function renderGrubMenu(whole: BootMenu, context: MenuContext, start?: MachineStart): string {
  const item = start?.item ?? null
  const menu = shownMenu(whole, context.clientArch, item?.id)
  const wait = menu.timeoutSeconds === 0 ? -1 : menu.timeoutSeconds
  const defaultId = item?.id ?? menu.defaultId
  return `${[
    // The way into a submenu is written with `>` (GRUB manual §15.1.6).
    `set default=${quoteForGrub([...pathTo(menu.items, defaultId), defaultId].join('>'))}`,
    `set timeout=${item ? 0 : wait}`,
    ...(context.secureBoot === 'ask' ? askAboutSecureBoot(rootOf(context)) : []),
    ...level(null, menu.items, context),
  ].join('\n')}\n`
}

function level(parent: string | null, items: readonly MenuItem[], context: MenuContext): readonly string[] {
  return childrenOf(items, parent).flatMap(item => ['', ...menuEntry(item, items, context)])
}

function menuEntry(item: MenuItem, items: readonly MenuItem[], context: MenuContext): readonly string[] {
  const obstacle = itemObstacle(item, context, 'grub')
  const secure = typeof context.secureBoot === 'object' ? context.secureBoot : null
  const remark = obstacle ?? (secure && secureRemark(item, secure))
  const title = oneLine(remark ? `${item.title} (${remark})` : item.title)
  const key = item.hotkey === null ? '' : ` --hotkey=${item.hotkey}`
  const head = `${quoteForGrub(title)} --id ${quoteForGrub(item.id)}${key} {`
  if (item.kind === 'submenu') return [`submenu ${head}`, ...level(item.id, items, context), '}']
  const body = obstacle
    ? [`echo ${quoteForGrub(`Not on this machine: ${obstacle}.`)}`, 'sleep --interruptible 10']
    : startInGrub(item, context)
  const whole = obstacle ? body : secureBody(item, body, context.secureBoot ?? null, rootOf(context))
  return [`menuentry ${head}`, ...whole.map(line => `  ${line}`), '}']
}
