import type { MenuItem } from '#contract/menu.ts'
import { startInIpxe } from './ipxe-start.ts'
import { ipxeBaseUrl, ipxeFailure, ipxeWords } from './ipxe-text.ts'
import type { TargetItem } from './kernel-line.ts'
import type { MenuContext } from './menu-context.ts'
import { obstacleOf } from './obstacle.ts'

/** One entry as an iPXE script. `memoryMegabytes` is what iPXE counted; null where it did not say. */
export function renderIpxeEntry(
  item: MenuItem,
  context: MenuContext,
  memoryMegabytes: number | null = null,
): string {
  const body =
    item.kind === 'target'
      ? [...memoryWarning(item, memoryMegabytes), ...startTarget(item, context)]
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

/** Every image iPXE still holds would be appended to the initrd, so all are dropped first. */
function startTarget(item: TargetItem, context: MenuContext): readonly string[] {
  const obstacle = obstacleOf(item, context, 'ipxe')
  if (obstacle) return [`echo ${ipxeWords(`Not on this machine: ${obstacle}.`)}`, 'goto failed']
  return ['imgfree', `echo Loading ${ipxeWords(item.title)}`, ...startInIpxe(item, context)]
}

/** Firmware keeps some memory for itself: a machine sold with 4 GB tells of a little less. */
const RESERVED_MEGABYTES = 256

/** Said before the wait, and no more than said: the number is a rule of thumb. */
function memoryWarning({ target }: TargetItem, memoryMegabytes: number | null): readonly string[] {
  const needed = target.ramMegabytes
  if (needed === null || memoryMegabytes === null || memoryMegabytes + RESERVED_MEGABYTES >= needed) return []
  return [
    `echo This machine has ${memoryMegabytes} MB of memory; this system needs about ${needed} MB.`,
    'echo It may stop half-way. It goes on in 10 s, or at any key.',
    'prompt --timeout 10000 ||',
  ]
}
