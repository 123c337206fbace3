import type { MenuItem, MenuLanguage } from '#contract/menu.ts'
import { customObstacle } from './custom-start.ts'
import type { MenuContext } from './menu-context.ts'
import { firmwareOf, obstacleOf } from './obstacle.ts'

/** The memory test for each kind of firmware. */
export const MEMTEST = { bios: 'memtest86+x64.bin', uefi: 'memtest86+x64.efi' } as const

/** Why a line of the menu cannot be started by this machine, or by this loader; null where it can. */
export function itemObstacle(item: MenuItem, context: MenuContext, language: MenuLanguage): string | null {
  switch (item.kind) {
    case 'target':
      return obstacleOf(item, context, language)
    case 'custom':
      return customObstacle(item, context, language)
    case 'gone':
      return item.reason === 'file-missing' ? 'the file of its image is gone' : 'image is gone'
    case 'firmware':
      return firmwareOf(context, language) === 'bios' ? 'UEFI only' : null
    case 'memtest':
      return memtestObstacle(context, language)
    default:
      return null
  }
}

function memtestObstacle(context: MenuContext, language: MenuLanguage): string | null {
  const isForPc = context.clientArch === null || /^(x86|x64|ebc|unknown)/.test(context.clientArch)
  if (!isForPc) return 'for amd64, i386'
  const firmware = firmwareOf(context, language)
  const needed = firmware === null ? Object.values(MEMTEST) : [MEMTEST[firmware]]
  return needed.some(context.hasProgram) ? null : `needs ${needed[0] ?? ''}`
}
