import type { BootTarget } from '#contract/image.ts'
import { isMemoryShort } from '#contract/memory-need.ts'
import type { MenuItem, CustomStart, TargetItem, CustomItem } from '#contract/menu.ts'
import { formatMemory } from '#words/quantity.ts'
import { OWN_DISK_IN_IPXE } from '../own-disk.ts'
import { initrdFiles, startedFile, isForGrubOnUefi, ownFileUrl } from './entry-files.ts'
import { ipxeFailure, ipxeMenuUrl, ipxeWords, ipxeBodyUrl } from './ipxe-text.ts'
import { argumentWords, kernelArguments, splitWords } from './kernel-line.ts'
import { baseUrlOf, imageUrl, type MenuContext } from './menu-context.ts'
import { itemObstacle, MEMTEST } from './obstacle.ts'

/**
 * One entry as an iPXE script. It first frees all images, because iPXE would append each one it still holds to the
 * initrd. `memoryMegabytes` is the memory that iPXE reported; null if it reported none.
 */
export function renderIpxeEntry(
  item: MenuItem,
  context: MenuContext,
  memoryMegabytes: number | null = null,
): string {
  const body = bodyOf(item, context, memoryMegabytes)
  return `${['#!ipxe', ...body, ...ipxeFailure(`${item.title} could not be started.`, context)].join('\n')}\n`
}

function bodyOf(item: MenuItem, context: MenuContext, memoryMegabytes: number | null): readonly string[] {
  const obstacle = itemObstacle(item, context, 'ipxe')
  if (obstacle) return [`echo ${ipxeWords(`Not on this machine: ${obstacle}.`)}`, 'goto failed']
  const loading = ['imgfree', `echo Loading ${ipxeWords(item.title)}`]
  switch (item.kind) {
    case 'target':
      return [...memoryWarning(item, memoryMegabytes), ...loading, ...startInIpxe(item, context)]
    case 'custom':
      return [...loading, ...startCustomInIpxe(item, context)]
    case 'local':
      return OWN_DISK_IN_IPXE
    case 'firmware':
      return FIRMWARE_SETUP
    case 'memtest':
      return [...loading, ...startMemtest(context)]
    case 'shell':
      return openShell(context)
    default:
      return ['goto failed']
  }
}

function openShell(context: MenuContext): readonly string[] {
  return [
    'echo This is the iPXE shell; exit brings the menu back.',
    'shell',
    `chain --replace ${ipxeMenuUrl(context)} || goto failed`,
  ]
}

/** A boot option that returns success brings up the firmware's own menu (UEFI specification 2.10, §3.1.1). */
const FIRMWARE_SETUP: readonly string[] = [
  'iseq ${platform} efi || goto failed',
  'echo The firmware takes over with its own menu.',
  'exit 0',
]

function startMemtest(context: MenuContext): readonly string[] {
  return [
    'iseq ${platform} efi && goto efi ||',
    `kernel ${baseUrlOf(context)}/boot/${encodeURIComponent(MEMTEST.bios)} || goto failed`,
    'boot || goto failed',
    ':efi',
    `kernel ${baseUrlOf(context)}/boot/${encodeURIComponent(MEMTEST.uefi)} || goto failed`,
    'boot || goto failed',
  ]
}

/** iPXE's console only shows ASCII: a plain space replaces the no-break space. */
const asText = (mebibytes: number): string => formatMemory(mebibytes, 'en').replaceAll('\u00a0', ' ')

/** Shown before the wait as a warning only, because the number is a rule of thumb. */
function memoryWarning({ target }: TargetItem, memoryMegabytes: number | null): readonly string[] {
  const needed = target.ramMegabytes
  if (needed === null || memoryMegabytes === null || !isMemoryShort(needed, memoryMegabytes)) return []
  return [
    `echo This machine has ${asText(memoryMegabytes)} of memory; this system needs about ${asText(needed)}.`,
    'echo It may stop half-way. It goes on in 10 s, or at any key.',
    'prompt --timeout 10000 ||',
  ]
}

type Item<K extends BootTarget['kind']> = TargetItem & { readonly target: { readonly kind: K } }
type Start<K extends BootTarget['kind']> = (item: Item<K>, context: MenuContext) => readonly string[]

const STARTS: { readonly [K in BootTarget['kind']]: Start<K> } = {
  linux: startLinux,
  'iso-in-initrd': startLinux,
  multiboot: startMultiboot,
  efi: startEfiProgram,
  disk: startDiskImage,
  wimboot: startWindowsPe,
}

/** The iPXE commands that load and start an entry. They expect that no image is registered. */
function startInIpxe<K extends BootTarget['kind']>(plain: Item<K>, context: MenuContext): readonly string[] {
  // Adding answer-file arguments to an entry never changes its kind.
  const item = (context.answered?.(plain) ?? plain) as Item<K>
  const start: Start<K> = STARTS[item.target.kind]
  return [...start(item, context), 'boot || goto failed']
}

/**
 * The kernel's EFI stub finds each initrd by the name in `initrd=`. A BIOS kernel gets them in this order and ignores
 * these words.
 */
function startLinux(item: TargetItem, context: MenuContext): readonly string[] {
  const paths = initrdFiles(item.target)
  const initrds = paths.map((path, index) => ({
    name: initrdName(path, index, paths.length),
    url: imageUrl(context, item.imageId, path),
  }))
  const words = [...initrds.map(initrd => `initrd=${initrd.name}`), ...kernelArguments(item, context)]
  return [
    command('kernel', imageUrl(context, item.imageId, item.target.kernel), words),
    ...initrds.map(initrd => `initrd --name ${initrd.name} ${initrd.url} || goto failed`),
    ...shimFor(item, context),
  ]
}

/**
 * A signed iPXE asks the firmware to verify a kernel, and the firmware does not trust distributions' keys. With the
 * shim loaded, iPXE asks the shim instead (iPXE 2.0).
 */
function shimFor(item: TargetItem, context: MenuContext): readonly string[] {
  const path = typeof context.secureBoot === 'object' ? context.secureBoot.shimPathOf(item) : null
  return path === null ? [] : [`shim ${baseUrlOf(context)}/${path} || goto failed`]
}

function initrdName(path: string, index: number, count: number): string {
  const name = (path.split('/').at(-1) ?? '').replaceAll(/[^A-Za-z0-9._-]/g, '_') || 'initrd'
  return count === 1 ? name : `${index}-${name}`
}

/** iPXE has multiboot on BIOS only. On UEFI, Slipway's GRUB loads and goes straight to this entry. */
function startMultiboot(item: Item<'multiboot'>, context: MenuContext): readonly string[] {
  const { target, imageId } = item
  return [
    'iseq ${platform} efi && goto grub ||',
    command('kernel', imageUrl(context, imageId, startedFile(target)), kernelArguments(item, context)),
    ...target.modules.map(module =>
      command(
        'module',
        imageUrl(context, imageId, module.path),
        argumentWords(module.arguments, item, context),
      ),
    ),
    'boot || goto failed',
    ...loadGrub(context),
  ]
}

function loadGrub(context: MenuContext): readonly string[] {
  return [':grub', `kernel ${baseUrlOf(context)}/boot/grubx64.efi || goto failed`]
}

/**
 * Loads Slipway's GRUB at the label `grub`. It asks for its configuration and goes straight to the entry chosen here.
 */
function continueInGrub(context: MenuContext): readonly string[] {
  return [...loadGrub(context), 'boot || goto failed']
}

function startEfiProgram(item: TargetItem, context: MenuContext): readonly string[] {
  return [
    command('kernel', imageUrl(context, item.imageId, item.target.kernel), kernelArguments(item, context)),
  ]
}

/** MEMDISK keeps the image in memory and acts as a drive for the BIOS (SYSLINUX documentation, MEMDISK). */
const MEMDISK_WORDS = {
  iso: ['iso', 'raw'],
  floppy: ['floppy', 'raw'],
  harddisk: ['harddisk', 'raw'],
} as const

/** Without MEMDISK, iPXE acts as the drive until the system in the image loads its drivers. */
function startDiskImage(item: Item<'disk'>, context: MenuContext): readonly string[] {
  const url = imageUrl(context, item.imageId, item.target.kernel)
  if (!context.hasProgram('memdisk')) return [`sanboot ${url} || goto failed`]
  return [
    command('kernel', `${baseUrlOf(context)}/boot/memdisk`, [
      ...MEMDISK_WORDS[item.target.format],
      ...kernelArguments(item, context),
    ]),
    `initrd ${url} || goto failed`,
  ]
}

/** wimboot finds files by name. The second name is for BIOS, where iPXE packs them into one archive. */
function startWindowsPe(item: Item<'wimboot'>, context: MenuContext): readonly string[] {
  const files = [...item.target.files, { name: 'boot.wim', path: item.target.kernel }]
  return [
    command('kernel', `${baseUrlOf(context)}/boot/wimboot`, kernelArguments(item, context)),
    ...files.map(
      ({ name, path }) =>
        `initrd --name ${name} ${imageUrl(context, item.imageId, path)} ${name} || goto failed`,
    ),
  ]
}

function command(name: 'kernel' | 'module', url: string, words: readonly string[]): string {
  const text = ipxeWords(words.join(' '))
  return `${name} ${url}${text === '' ? '' : ` ${text}`} || goto failed`
}

/** The iPXE commands that start a custom entry. They expect that no image is registered. */
function startCustomInIpxe(item: CustomItem, context: MenuContext): readonly string[] {
  if (item.start.kind === 'kernel') {
    const commands = startKernel(item.start, context)
    return isForGrubOnUefi(item) ? [IF_UEFI, ...commands, ...continueInGrub(context)] : commands
  }
  if (item.start.ipxe === null) return [IF_UEFI, 'goto failed', ...continueInGrub(context)]
  // The body is a separate script: a command that fails ends it, and the lines after this one report that.
  return [
    `chain ${ipxeBodyUrl(item.id, context)} || goto failed`,
    `chain --replace ${ipxeMenuUrl(context)} || goto failed`,
  ]
}

const IF_UEFI = 'iseq ${platform} efi && goto grub ||'

/** A custom entry's text as a script. */
export function renderIpxeBody(item: CustomItem): string | null {
  const text = item.start.kind === 'text' ? item.start.ipxe : null
  if (text === null || item.problems.some(problem => problem.language === 'ipxe')) return null
  return `#!ipxe\n${text.replace(/^#!ipxe[^\n]*\n?/, '').trimEnd()}\n`
}

function startKernel(
  start: Extract<CustomStart, { kind: 'kernel' }>,
  context: MenuContext,
): readonly string[] {
  const initrds = start.initrd.map((file, index) => ({
    name: `initrd${index}`,
    url: ownFileUrl(file, context),
  }))
  const words = [...initrds.map(({ name }) => `initrd=${name}`), ...splitWords(start.arguments)]
  return [
    `kernel ${ipxeWords([ownFileUrl(start.kernel, context), ...words].join(' '))} || goto failed`,
    ...initrds.map(({ name, url }) => `initrd --name ${name} ${ipxeWords(url)} || goto failed`),
    ...start.modules.map(
      module =>
        `module ${ipxeWords([ownFileUrl(module.path, context), ...splitWords(module.arguments)].join(' '))} || goto failed`,
    ),
    'boot || goto failed',
  ]
}
