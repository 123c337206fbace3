import type { BootModule } from '#contract/image.ts'
import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { argumentWords, kernelArguments, oneLine, type TargetItem } from './kernel-line.ts'
import type { MachineStart } from './machine-start.ts'
import { imagePath, imageUrl, type MenuContext } from './menu-context.ts'
import { obstacleOf } from './obstacle.ts'
import { initrdFiles, startedFile, targetFiles } from './target-files.ts'

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
  return [...head, ...startLines(item, context)]
}

function startLines(item: TargetItem, context: MenuContext): readonly string[] {
  const { target } = item
  const words = kernelArguments(item, context)
  const append = (text: string) => (text ? [`  APPEND ${text}`] : [])
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

/** mboot.c32 takes the kernel and each module with its arguments, `---` between them (SYSLINUX documentation). */
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

/** `::` leaves out the folder PXELINUX itself was loaded from. */
function file(item: TargetItem, path: string, context: MenuContext): string {
  return context.transport === 'http'
    ? imageUrl(context, item.imageId, path)
    : `::${imagePath(item.imageId, path)}`
}

function whyNot(item: TargetItem, context: MenuContext): string | null {
  const obstacle = obstacleOf(item, context, 'pxelinux')
  if (obstacle) return obstacle
  if (context.transport === 'tftp' && targetFiles(item.target).some(path => /[\s,\p{Cc}]/u.test(path)))
    return 'PXELINUX cannot name its files'
  if (kernelArguments(item, context).join(' ').length > MAX_ARGUMENT_CHARS)
    return 'too many arguments for PXELINUX'
  return null
}
