import type { CustomStart, MenuItem } from '#contract/menu.ts'
import { isUrl, ownFilePath, ownFileUrl } from './custom-start.ts'
import { quoteForGrub, quoteGrubWord } from './grub-text.ts'
import { MEMTEST } from './item-obstacle.ts'
import { argumentWords, kernelArguments, oneLine, splitWords, type TargetItem } from './kernel-line.ts'
import { imagePath, type MenuContext } from './menu-context.ts'
import { OWN_DISK_IN_GRUB } from './own-disk.ts'
import { initrdFiles, startedFile } from './target-files.ts'

/** The body of an entry that nothing stands in the way of. */
export function startInGrub(item: MenuItem, context: MenuContext): readonly string[] {
  switch (item.kind) {
    case 'target':
      return [loading(item), ...startTarget(item, context)]
    case 'custom':
      return startCustom(item.start, loading(item), context)
    case 'local':
      return OWN_DISK_IN_GRUB
    case 'shell':
      return ["echo 'Press Esc, then c, for the GRUB command line.'", 'sleep --interruptible 10']
    case 'firmware':
      return ['fwsetup']
    case 'memtest':
      return startMemtest(context)
    default:
      // A line to be read: choosing it does nothing and leaves the menu as it is.
      return ['set chosen=nothing']
  }
}

const loading = (item: MenuItem): string => `echo ${quoteForGrub(`Loading ${oneLine(item.title)}`)}`

function startTarget(plain: TargetItem, context: MenuContext): readonly string[] {
  const item = context.answered?.(plain) ?? plain
  const { target } = item
  const file = (path: string): string => quoteForGrub(`${rootOf(context)}/${pathOf(item, path, context)}`)
  const first = [file(startedFile(target)), ...kernelArguments(item, context).map(quoteGrubWord)].join(' ')
  switch (target.kind) {
    case 'multiboot':
      return [
        `multiboot2 ${first}`,
        ...target.modules.map(module =>
          [
            'module2',
            file(module.path),
            ...argumentWords(module.arguments, item, context).map(quoteGrubWord),
          ].join(' '),
        ),
      ]
    case 'efi':
      return [`chainloader ${first}`]
    default: {
      const initrd = initrdFiles(target).map(file)
      return [`linux ${first}`, ...(initrd.length > 0 ? [`initrd ${initrd.join(' ')}`] : [])]
    }
  }
}

function startCustom(start: CustomStart, said: string, context: MenuContext): readonly string[] {
  if (start.kind === 'text') return (start.grub ?? '').split(/\r?\n/)
  const file = (path: string): string => quoteForGrub(ownFile(oneLine(path), context))
  const line = (verb: string, path: string, words: string): string =>
    [verb, file(path), ...splitWords(words).map(quoteGrubWord)].join(' ')
  const needsHttp = [start.kernel, ...start.initrd, ...start.modules.map(({ path }) => path)].some(isUrl)
  const isMultiboot = start.modules.length > 0
  return [
    said,
    ...(needsHttp ? ['insmod http'] : []),
    line(isMultiboot ? 'multiboot2' : 'linux', start.kernel, start.arguments),
    ...start.modules.map(module => line('module2', module.path, module.arguments)),
    ...(start.initrd.length > 0 ? [`initrd ${start.initrd.map(file).join(' ')}`] : []),
  ]
}

/** `http://HOST:PORT/PATH` is `(http,HOST:PORT)/PATH` to GRUB. */
function ownFile(file: string, context: MenuContext): string {
  const url = isUrl(file) || context.transport === 'http' ? ownFileUrl(file, context) : null
  if (url === null) return `${rootOf(context)}/${ownFilePath(file)}`
  const [, scheme = '', host = '', path = ''] = /^(\w+):\/\/([^/]*)\/?(.*)$/.exec(url) ?? []
  return `(${scheme.toLowerCase()},${host})/${path}`
}

function startMemtest(context: MenuContext): readonly string[] {
  const file = (name: string): string => quoteForGrub(ownFile(name, context))
  return [
    'if [ "$grub_platform" = "efi" ]; then',
    `  chainloader ${file(MEMTEST.uefi)}`,
    'else',
    `  linux16 ${file(MEMTEST.bios)}`,
    'fi',
  ]
}

/** Where GRUB finds what this server has, by the way the menu itself came. */
export function rootOf(context: MenuContext): string {
  return context.transport === 'http'
    ? `(http,${context.address}:${context.httpPort})`
    : `(tftp,${context.address})`
}

/** GRUB sends an HTTP path as it stands, so it has to be escaped here; a TFTP name is plain text. */
function pathOf(item: TargetItem, path: string, context: MenuContext): string {
  const plain = imagePath(item.imageId, oneLine(path))
  return context.transport === 'http' ? plain.split('/').map(encodeURIComponent).join('/') : plain
}
