import type { BootMenu, MenuItem, CustomStart, TargetItem } from '#contract/menu.ts'
import { OWN_DISK_IN_GRUB } from '../own-disk.ts'
import { askAboutSecureBoot, secureBody, secureRemark } from '../secure/secure-menu.ts'
import { isUrl, ownFilePath, ownFileUrl, initrdFiles, startedFile } from './entry-files.ts'
import { quoteForGrub, quoteGrubWord } from './grub-text.ts'
import { oneLine, argumentWords, kernelArguments, splitWords } from './kernel-line.ts'
import { imagePath, type MenuContext } from './menu-context.ts'
import { childrenOf, pathTo, shownMenu, type MachineStart } from './menu-tree.ts'
import { itemObstacle, MEMTEST } from './obstacle.ts'
import { upTo } from '../../../base/scan.ts'

/**
 * The menu as a `grub.cfg`. Files come from this server over the transport the menu came by: Debian's signed network
 * GRUB has no `http` module, and under Secure Boot it cannot load one.
 */
export function renderGrubMenu(whole: BootMenu, context: MenuContext, start?: MachineStart): string {
  const item = start?.item ?? null
  const menu = shownMenu(whole, context.clientArch, item?.id)
  const wait = menu.timeoutSeconds === 0 ? -1 : menu.timeoutSeconds
  const defaultId = item?.id ?? menu.defaultId
  return `${[
    // GRUB writes the path into a submenu with `>` (GRUB manual §15.1.6).
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

/** The body of an entry that has no obstacle. */
function startInGrub(item: MenuItem, context: MenuContext): readonly string[] {
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
      // An entry that only shows the reason: choosing it does nothing and leaves the menu as it is.
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

function startCustom(start: CustomStart, echo: string, context: MenuContext): readonly string[] {
  if (start.kind === 'text') return (start.grub ?? '').split(/\r?\n/)
  const file = (path: string): string => quoteForGrub(ownFile(oneLine(path), context))
  const line = (verb: string, path: string, words: string): string =>
    [verb, file(path), ...splitWords(words).map(quoteGrubWord)].join(' ')
  const needsHttp = [start.kernel, ...start.initrd, ...start.modules.map(({ path }) => path)].some(isUrl)
  const isMultiboot = start.modules.length > 0
  return [
    echo,
    ...(needsHttp ? ['insmod http'] : []),
    line(isMultiboot ? 'multiboot2' : 'linux', start.kernel, start.arguments),
    ...start.modules.map(module => line('module2', module.path, module.arguments)),
    ...(start.initrd.length > 0 ? [`initrd ${start.initrd.map(file).join(' ')}`] : []),
  ]
}

/** GRUB writes `http://HOST:PORT/PATH` as `(http,HOST:PORT)/PATH`. */
function ownFile(file: string, context: MenuContext): string {
  const url = isUrl(file) || context.transport === 'http' ? ownFileUrl(file, context) : null
  if (url === null) return `${rootOf(context)}/${ownFilePath(file)}`
  const scheme = upTo(url, '://')
  const place = url.slice(scheme.length + '://'.length)
  const host = upTo(place, '/')
  const path = place.slice(host.length + 1)
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

/** The GRUB device for this server's files, over the transport the menu came by. */
function rootOf(context: MenuContext): string {
  return context.transport === 'http'
    ? `(http,${context.address}:${context.httpPort})`
    : `(tftp,${context.address})`
}

/** GRUB sends an HTTP path unchanged, so it has to be escaped here; a TFTP name is plain text. */
function pathOf(item: TargetItem, path: string, context: MenuContext): string {
  const plain = imagePath(item.imageId, oneLine(path))
  return context.transport === 'http' ? plain.split('/').map(encodeURIComponent).join('/') : plain
}
