import { formatMemory, isMemoryShort } from '#contract/memory-need.ts'
import type { MenuItem } from '#contract/menu.ts'
import { startCustomInIpxe } from './ipxe-custom.ts'
import { startInIpxe } from './ipxe-start.ts'
import { ipxeFailure, ipxeMenuUrl, ipxeWords } from './ipxe-text.ts'
import type { TargetItem } from './kernel-line.ts'
import { itemObstacle, MEMTEST } from './item-obstacle.ts'
import { baseUrlOf, type MenuContext } from './menu-context.ts'
import { OWN_DISK_IN_IPXE } from './own-disk.ts'

/** One entry as an iPXE script. Every image that iPXE still holds would be appended to the initrd, so all are dropped first.
 * `memoryMegabytes` is what iPXE counted; null where it did not say. */
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

/** A boot option that returns success brings the firmware's own menu (UEFI specification 2.10, §3.1.1). */
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

/** Said before the wait, and no more than said: the number is a rule of thumb. */
function memoryWarning({ target }: TargetItem, memoryMegabytes: number | null): readonly string[] {
  const needed = target.ramMegabytes
  if (needed === null || memoryMegabytes === null || !isMemoryShort(needed, memoryMegabytes)) return []
  return [
    `echo This machine has ${formatMemory(memoryMegabytes)} of memory; this system needs about ${formatMemory(needed)}.`,
    'echo It may stop half-way. It goes on in 10 s, or at any key.',
    'prompt --timeout 10000 ||',
  ]
}
