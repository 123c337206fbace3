import type { BootModule } from '#contract/image.ts'
import type { CustomStart, MenuItem } from '#contract/menu.ts'
import { ownFilePath, ownFileUrl } from './custom-start.ts'
import { MEMTEST } from './item-obstacle.ts'
import { argumentWords, kernelArguments, splitWords, type TargetItem } from './kernel-line.ts'
import { imagePath, imageUrl, type MenuContext } from './menu-context.ts'
import { initrdFiles, startedFile, targetFiles } from './target-files.ts'

/** What PXELINUX can hold of a kernel's arguments (com32/include/syslinux/config.h has 4096, the kernel 2048). */
const MAX_ARGUMENT_CHARS = 2047

/** The lines of a label that nothing stands in the way of. */
export function startInPxelinux(item: MenuItem, context: MenuContext): readonly string[] {
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

/** What a target's files and arguments are too much for; null where nothing is. */
export function targetLimit(item: TargetItem, context: MenuContext): string | null {
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

/** `::` leaves out the folder PXELINUX itself was loaded from. */
function file(item: TargetItem, path: string, context: MenuContext): string {
  return context.transport === 'http'
    ? imageUrl(context, item.imageId, path)
    : `::${imagePath(item.imageId, path)}`
}

function ownFile(path: string, context: MenuContext): string {
  return context.transport === 'http' ? ownFileUrl(path, context) : `::${ownFilePath(path)}`
}
