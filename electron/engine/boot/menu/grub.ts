import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { argumentWords, kernelArguments, oneLine, type TargetItem } from './kernel-line.ts'
import type { MachineStart } from './machine-start.ts'
import { imagePath, type MenuContext } from './menu-context.ts'
import { obstacleOf } from './obstacle.ts'
import { initrdFiles, startedFile } from './target-files.ts'

/**
 * The menu as a `grub.cfg`. Files come from this server by the way the menu itself came: Debian's signed network
 * GRUB has no `http` module, and under Secure Boot none can be loaded.
 */
export function renderGrubMenu(menu: BootMenu, context: MenuContext, start?: MachineStart): string {
  const item = start?.item ?? null
  const wait = menu.timeoutSeconds === 0 ? -1 : menu.timeoutSeconds
  return `${[
    `set default=${quote(item?.id ?? menu.defaultId)}`,
    `set timeout=${item ? 0 : wait}`,
    ...menu.items.flatMap(one => ['', ...menuEntry(one, context)]),
  ].join('\n')}\n`
}

function menuEntry(item: MenuItem, context: MenuContext): readonly string[] {
  return [
    `menuentry ${quote(titleOf(item, context))} --id ${quote(item.id)} {`,
    ...bodyOf(item, context).map(line => `  ${line}`),
    '}',
  ]
}

function titleOf(item: MenuItem, context: MenuContext): string {
  const obstacle = item.kind === 'target' ? obstacleOf(item, context, 'grub') : null
  return oneLine(obstacle ? `${item.title} (${obstacle})` : item.title)
}

function bodyOf(item: MenuItem, context: MenuContext): readonly string[] {
  switch (item.kind) {
    case 'target':
      return startTarget(item, context)
    case 'local':
      return OWN_DISK
    case 'shell':
      return ["echo 'Press Esc, then c, for the GRUB command line.'", 'sleep --interruptible 10']
  }
}

/** A UEFI firmware takes its next boot option when GRUB exits. */
const OWN_DISK: readonly string[] = [
  'if [ "$grub_platform" = "efi" ]; then',
  '  exit',
  'else',
  '  set root=(hd0)',
  '  chainloader +1',
  'fi',
]

function startTarget(item: TargetItem, context: MenuContext): readonly string[] {
  const obstacle = obstacleOf(item, context, 'grub')
  if (obstacle) return [`echo ${quote(`Not on this machine: ${obstacle}.`)}`, 'sleep --interruptible 10']
  return [`echo ${quote(`Loading ${oneLine(item.title)}`)}`, ...startLines(item, context)]
}

function startLines(item: TargetItem, context: MenuContext): readonly string[] {
  const { target } = item
  const file = (path: string): string => quote(`${rootOf(context)}/${pathOf(item, path, context)}`)
  const first = [file(startedFile(target)), ...kernelArguments(item, context).map(quoteWord)].join(' ')
  switch (target.kind) {
    case 'multiboot':
      return [
        `multiboot2 ${first}`,
        ...target.modules.map(module =>
          [
            'module2',
            file(module.path),
            ...argumentWords(module.arguments, item, context).map(quoteWord),
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

function rootOf(context: MenuContext): string {
  return context.transport === 'http'
    ? `(http,${context.address}:${context.httpPort})`
    : `(tftp,${context.address})`
}

/** GRUB sends an HTTP path as it stands, so it has to be escaped here; a TFTP name is plain text. */
function pathOf(item: TargetItem, path: string, context: MenuContext): string {
  const plain = imagePath(item.imageId, oneLine(path))
  return context.transport === 'http' ? plain.split('/').map(encodeURIComponent).join('/') : plain
}

/** GRUB escapes quotes it meets inside a word, so quotes that held a word together are taken off first. */
function quoteWord(word: string): string {
  const bare = word.replaceAll('"', '')
  return /^[A-Za-z0-9_.,:=/@%+-]+$/.test(bare) ? bare : quote(bare)
}

/** Nothing is special to GRUB between single quotes, `;`, `$` and `{` included. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
