import type { BootTarget } from '#contract/image.ts'
import { ipxeWords } from './ipxe-text.ts'
import { argumentWords, kernelArguments, type TargetItem } from './kernel-line.ts'
import { baseUrlOf, imageUrl, type MenuContext } from './menu-context.ts'
import { initrdFiles, startedFile } from './target-files.ts'

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

/** The iPXE commands that load and start an entry, to be run with no image registered. */
export function startInIpxe<K extends BootTarget['kind']>(
  plain: Item<K>,
  context: MenuContext,
): readonly string[] {
  // What is put into an entry for its answers never changes its kind.
  const item = (context.answered?.(plain) ?? plain) as Item<K>
  const start: Start<K> = STARTS[item.target.kind]
  return [...start(item, context), 'boot || goto failed']
}

/**
 * The kernel's EFI stub finds each initrd by the name in `initrd=`; a BIOS kernel gets them in this order and ignores
 * the words.
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

/** A signed iPXE asks the firmware about a kernel, which knows no distribution; with its shim at hand it is asked (2.0). */
function shimFor(item: TargetItem, context: MenuContext): readonly string[] {
  const path = typeof context.secureBoot === 'object' ? context.secureBoot.shimPathOf(item) : null
  return path === null ? [] : [`shim ${baseUrlOf(context)}/${path} || goto failed`]
}

function initrdName(path: string, index: number, count: number): string {
  const name = (path.split('/').at(-1) ?? '').replaceAll(/[^A-Za-z0-9._-]/g, '_') || 'initrd'
  return count === 1 ? name : `${index}-${name}`
}

/** iPXE has multiboot on BIOS only; on UEFI a GRUB of ours takes over, which is led straight to this entry. */
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

/** A GRUB of ours, at the label `grub`; it asks for its configuration and is led straight to what was chosen here. */
export function handOverToGrub(context: MenuContext): readonly string[] {
  return [...loadGrub(context), 'boot || goto failed']
}

function startEfiProgram(item: TargetItem, context: MenuContext): readonly string[] {
  return [
    command('kernel', imageUrl(context, item.imageId, item.target.kernel), kernelArguments(item, context)),
  ]
}

/** MEMDISK keeps the image in memory and answers the BIOS in a drive's place (SYSLINUX documentation, MEMDISK). */
const MEMDISK_WORDS = {
  iso: ['iso', 'raw'],
  floppy: ['floppy', 'raw'],
  harddisk: ['harddisk', 'raw'],
} as const

/** Without MEMDISK iPXE is the drive itself, until the system in the image loads drivers of its own. */
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

/** wimboot finds files by name; the second name is for BIOS, where iPXE wraps them up. */
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
