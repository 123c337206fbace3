import type { MenuItem } from '#contract/menu.ts'
import { ipxeBaseUrl, ipxeFailure, ipxeWords } from './ipxe-text.ts'
import { kernelArguments, type TargetItem } from './kernel-line.ts'
import { imageUrl, type MenuContext } from './menu-context.ts'

/** One entry as an iPXE script. */
export function renderIpxeEntry(item: MenuItem, context: MenuContext): string {
  const body =
    item.kind === 'target'
      ? startTarget(item, context)
      : item.kind === 'local'
        ? OWN_DISK
        : openShell(context)
  return `${['#!ipxe', ...body, ...ipxeFailure(`${item.title} could not be started.`, context)].join('\n')}\n`
}

/**
 * UEFI firmware goes on to its next boot option when a program returns an error, and to its setup screen when it
 * returns success; a BIOS cannot go on, so its first disk is started from here.
 */
const OWN_DISK: readonly string[] = [
  'iseq ${platform} efi || goto bios',
  'echo The firmware goes on with its next boot option. "Could not boot image" is how iPXE says so.',
  'exit 1',
  ':bios',
  'sanboot --no-describe --drive 0x80 || goto failed',
]

function openShell(context: MenuContext): readonly string[] {
  return [
    'echo This is the iPXE shell; exit brings the menu back.',
    'shell',
    `chain --replace ${ipxeBaseUrl(context)}/menu || goto failed`,
  ]
}

/**
 * Every image iPXE still holds would be appended to the initrd, so all are dropped first. The kernel's EFI stub
 * finds each initrd by the name in `initrd=`; a BIOS kernel gets them in this order and ignores the words.
 */
function startTarget(item: TargetItem, context: MenuContext): readonly string[] {
  const initrds = item.initrd.map((path, index) => ({
    name: initrdName(path, index, item.initrd.length),
    url: imageUrl(context, item.imageId, path),
  }))
  const words = [...initrds.map(initrd => `initrd=${initrd.name}`), ...kernelArguments(item, context)]
  const argumentsText = ipxeWords(words.join(' '))
  return [
    'imgfree',
    `echo Loading ${ipxeWords(item.title)}`,
    `kernel ${imageUrl(context, item.imageId, item.kernel)} ${argumentsText} || goto failed`,
    ...initrds.map(initrd => `initrd --name ${initrd.name} ${initrd.url} || goto failed`),
    'boot || goto failed',
  ]
}

function initrdName(path: string, index: number, count: number): string {
  const name = (path.split('/').at(-1) ?? '').replaceAll(/[^A-Za-z0-9._-]/g, '_') || 'initrd'
  return count === 1 ? name : `${index}-${name}`
}
