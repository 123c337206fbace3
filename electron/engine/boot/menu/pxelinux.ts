import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { kernelArguments, oneLine, type TargetItem } from './kernel-line.ts'
import type { MachineStart } from './machine-start.ts'
import { imagePath, imageUrl, type MenuContext } from './menu-context.ts'

/** What PXELINUX can hold of a kernel's arguments (com32/include/syslinux/config.h has 4096, the kernel 2048). */
const MAX_ARGUMENT_CHARS = 2047

/**
 * The menu as `pxelinux.cfg/default`. With `menu.c32` at hand it is a menu, without it the titles are printed
 * above the prompt. What PXELINUX cannot say stays in the menu, greyed out with the reason.
 */
export function renderPxelinuxMenu(
  menu: BootMenu,
  context: MenuContext,
  options: { readonly hasMenuModule: boolean; readonly start?: MachineStart } = { hasMenuModule: true },
): string {
  const item = options.start?.item ?? null
  const head = item
    ? [`DEFAULT ${item.id}`, 'PROMPT 0']
    : [
        `DEFAULT ${menu.defaultId}`,
        // In tenths of a second; 0 waits for ever.
        `TIMEOUT ${menu.timeoutSeconds * 10}`,
        ...(options.hasMenuModule ? ['UI menu.c32', 'MENU TITLE Slipway'] : ['PROMPT 1', ...spoken(menu)]),
      ]
  return `${[...head, ...menu.items.flatMap(one => ['', ...label(one, context)])].join('\n')}\n`
}

function spoken(menu: BootMenu): readonly string[] {
  return [
    'SAY Slipway: type a name, or press Enter',
    ...menu.items.map(item => `SAY ${item.id}: ${text(item.title)}`),
  ]
}

/** A caret would mark a hot key. */
function text(title: string): string {
  return oneLine(title).replaceAll('^', '')
}

function label(item: MenuItem, context: MenuContext): readonly string[] {
  const head = [`LABEL ${item.id}`, `  MENU LABEL ${text(item.title)}`]
  if (item.kind === 'local') return [...head, '  LOCALBOOT 0']
  if (item.kind === 'shell') return [...head, '  MENU QUIT']
  const reason = whyNot(item, context)
  if (reason) return [head[0] ?? '', `  MENU LABEL ${text(item.title)} (${reason})`, '  MENU DISABLE']
  const words = kernelArguments(item, context).join(' ')
  return [
    ...head,
    `  LINUX ${file(item, item.kernel, context)}`,
    ...(item.initrd.length > 0
      ? [`  INITRD ${item.initrd.map(path => file(item, path, context)).join(',')}`]
      : []),
    ...(words ? [`  APPEND ${words}`] : []),
  ]
}

/** `::` leaves out the folder PXELINUX itself was loaded from. */
function file(item: TargetItem, path: string, context: MenuContext): string {
  return context.transport === 'http'
    ? imageUrl(context, item.imageId, path)
    : `::${imagePath(item.imageId, path)}`
}

function whyNot(item: TargetItem, context: MenuContext): string | null {
  if (context.transport === 'tftp' && [item.kernel, ...item.initrd].some(path => /[\s,\p{Cc}]/u.test(path)))
    return 'PXELINUX cannot name its files'
  if (kernelArguments(item, context).join(' ').length > MAX_ARGUMENT_CHARS)
    return 'too many arguments for PXELINUX'
  return null
}
