import type { BootModule } from '#contract/image.ts'
import type { BootMenu, MenuItem, CustomStart, TargetItem } from '#contract/menu.ts'
import { ownFilePath, ownFileUrl, initrdFiles, startedFile, targetFiles } from './entry-files.ts'
import { oneLine, argumentWords, kernelArguments, splitWords } from './kernel-line.ts'
import { imagePath, imageUrl, type MenuContext } from './menu-context.ts'
import { childrenOf, isStartable, shownMenu, type MachineStart } from './menu-tree.ts'
import { itemObstacle, MEMTEST } from './obstacle.ts'

/**
 * The menu as `pxelinux.cfg/default`. With `menu.c32` it is a menu; without it the titles are printed above the
 * prompt. An entry PXELINUX cannot start stays in the menu, greyed out with the reason.
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
        // In tenths of a second; 0 waits forever.
        `TIMEOUT ${menu.timeoutSeconds * 10}`,
        // The default may be in a submenu, where menu.c32 does not look for it.
        ...(menu.items.find(one => one.id === menu.defaultId)?.parent ? [`ONTIMEOUT ${menu.defaultId}`] : []),
        ...(options.hasMenuModule ? ['UI menu.c32', 'MENU TITLE Slipway'] : ['PROMPT 1', ...sayLines(menu)]),
      ]
  return `${[...head, ...level(null, menu.items, context)].join('\n')}\n`
}

function sayLines(menu: BootMenu): readonly string[] {
  return [
    'SAY Slipway: type a name, or press Enter',
    ...menu.items.filter(isStartable).map(item => `SAY ${item.id}: ${plain(item.title)}`),
  ]
}

/** A caret in a title would mark a hot key, so it is removed. */
function plain(title: string): string {
  return oneLine(title).replaceAll('^', '')
}

/** The hot key is a letter of the title; if the title does not contain it, it is put in front. */
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
      // The title of the submenu's screen, which is also its line in the menu above.
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

/** PXELINUX's limit for a kernel's arguments (com32/include/syslinux/config.h has 4096, the kernel 2048). */
const MAX_ARGUMENT_CHARS = 2047

/** The lines of a label that has no obstacle. */
function startInPxelinux(item: MenuItem, context: MenuContext): readonly string[] {
  switch (item.kind) {
    case 'target':
      return startTarget(item, context)
    case 'custom':
      return startCustom(item.start, context)
    case 'local':
      return ['  LOCALBOOT 0']
    case 'shell':
      return ['  MENU QUIT']
    case 'memtest':
      return [`  LINUX ${ownFile(MEMTEST.bios, context)}`]
    default:
      return ['  MENU DISABLE']
  }
}

/** Why PXELINUX cannot take a target's files or arguments; null if it can. */
function targetLimit(item: TargetItem, context: MenuContext): string | null {
  if (context.transport === 'tftp' && targetFiles(item.target).some(path => /[\s,\p{Cc}]/u.test(path)))
    return 'PXELINUX cannot name its files'
  if (kernelArguments(item, context).join(' ').length > MAX_ARGUMENT_CHARS)
    return 'too many arguments for PXELINUX'
  return null
}

const append = (text: string): readonly string[] => (text ? [`  APPEND ${text}`] : [])

function startTarget(plain: TargetItem, context: MenuContext): readonly string[] {
  const item = context.answered?.(plain) ?? plain
  const { target } = item
  const words = kernelArguments(item, context)
  if (target.kind === 'multiboot')
    return ['  COM32 mboot.c32', ...append(mbootWords(item, target.modules, context).join(' '))]
  if (target.kind === 'disk')
    return [
      '  LINUX memdisk',
      `  INITRD ${file(item, target.kernel, context)}`,
      ...append([target.format, 'raw', ...words].join(' ')),
    ]
  const initrds = initrdFiles(target)
  return [
    `  LINUX ${file(item, target.kernel, context)}`,
    ...(initrds.length > 0 ? [`  INITRD ${initrds.map(path => file(item, path, context)).join(',')}`] : []),
    ...append(words.join(' ')),
  ]
}

/** mboot.c32 takes the kernel and each module with its arguments, separated by `---` (SYSLINUX documentation). */
function mbootWords(
  item: TargetItem,
  modules: readonly BootModule[],
  context: MenuContext,
): readonly string[] {
  return [
    file(item, startedFile(item.target), context),
    ...kernelArguments(item, context),
    ...modules.flatMap(module => [
      '---',
      file(item, module.path, context),
      ...argumentWords(module.arguments, item, context),
    ]),
  ]
}

function startCustom(start: CustomStart, context: MenuContext): readonly string[] {
  if (start.kind === 'text') return (start.pxelinux ?? '').split(/\r?\n/).map(line => `  ${line.trim()}`)
  const words = splitWords(start.arguments).join(' ')
  if (start.modules.length > 0) {
    const modules = start.modules.map(module =>
      ['---', ownFile(module.path, context), ...splitWords(module.arguments)].join(' '),
    )
    return ['  COM32 mboot.c32', `  APPEND ${[ownFile(start.kernel, context), words, ...modules].join(' ')}`]
  }
  const initrds = start.initrd.map(path => ownFile(path, context))
  return [
    `  LINUX ${ownFile(start.kernel, context)}`,
    ...(initrds.length > 0 ? [`  INITRD ${initrds.join(',')}`] : []),
    ...append(words),
  ]
}

/** `::` makes the path relative to the TFTP root, not to the folder PXELINUX was loaded from. */
function file(item: TargetItem, path: string, context: MenuContext): string {
  return context.transport === 'http'
    ? imageUrl(context, item.imageId, path)
    : `::${imagePath(item.imageId, path)}`
}

function ownFile(path: string, context: MenuContext): string {
  return context.transport === 'http' ? ownFileUrl(path, context) : `::${ownFilePath(path)}`
}
