import { clientArchitecture, type ClientArch, type EfiSuffix } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, MenuFirmware, MenuItem, MenuPlace } from '#contract/menu.ts'

/** An item at the top level that the user has not changed. */
export const PLAIN_PLACE = {
  parent: null,
  isHidden: false,
  hotkey: null,
  firmware: [],
  note: null,
} as const satisfies Omit<MenuPlace, 'id' | 'title'>

const UEFI_OF: Partial<Record<EfiSuffix, MenuFirmware>> = {
  x64: 'uefi-x64',
  ia32: 'uefi-ia32',
  aa64: 'uefi-arm64',
}

/** Null for an architecture that no item can be limited to: such a machine sees everything. */
function firmwareOf(arch: ClientArch): MenuFirmware | null {
  if (arch === 'x86-bios') return 'bios'
  const { efiSuffix } = clientArchitecture(arch)
  return (efiSuffix && UEFI_OF[efiSuffix]) ?? null
}

/** True for an item that a machine can be set to start. */
export function isStartable(item: MenuItem): boolean {
  return item.kind !== 'submenu' && item.kind !== 'separator' && item.kind !== 'gone'
}

/** The items directly in a submenu, or at the top level. */
export function childrenOf(items: readonly MenuItem[], parent: string | null): readonly MenuItem[] {
  return items.filter(item => item.parent === parent)
}

export function submenusOf(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.filter(item => item.kind === 'submenu')
}

/**
 * The menu as a machine of this kind sees it: without hidden items, items for other machines, and submenus left
 * empty. `keptId` stays in any case, because a machine may be set to start a hidden entry.
 */
export function shownMenu(menu: BootMenu, arch: ClientArch | null, keptId: string | null = null): BootMenu {
  const own = arch && firmwareOf(arch)
  const isFor = (item: MenuItem): boolean =>
    !item.isHidden && (own === null || item.firmware.length === 0 || item.firmware.includes(own))
  const open = new Set<string | null>([null])
  const shown = menu.items.filter(item => {
    const isShown = isFor(item) && open.has(item.parent)
    if (isShown && item.kind === 'submenu') open.add(item.id)
    return isShown || item.id === keptId
  })
  const items = withoutEmptySubmenus(shown).map(item =>
    open.has(item.parent) ? item : { ...item, parent: null },
  )
  const hasDefault = items.some(item => item.id === menu.defaultId)
  const first = items.find(isStartable)
  return { ...menu, items, defaultId: hasDefault ? menu.defaultId : (first?.id ?? menu.defaultId) }
}

/** A submenu comes before its content, so iterating backwards reaches every submenu after its content. */
function withoutEmptySubmenus(items: readonly MenuItem[]): readonly MenuItem[] {
  const filled = new Set<string>()
  return items
    .toReversed()
    .filter(item => {
      if (item.kind === 'submenu' && !filled.has(item.id)) return false
      if (item.parent !== null) filled.add(item.parent)
      return true
    })
    .toReversed()
}

/** The submenus on the way to an item, outermost first. */
export function pathTo(items: readonly MenuItem[], id: string): readonly string[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const path: string[] = []
  for (
    let at = byId.get(id)?.parent ?? null;
    at !== null && !path.includes(at);
    at = byId.get(at)?.parent ?? null
  )
    path.unshift(at)
  return path
}

/** What a machine does with a menu: show it, or go straight to one of its items. */
export interface MachineStart {
  readonly menu: BootMenu
  /** Null shows the menu. */
  readonly item: MenuItem | null
}

/** Applies the machine's settings. If its entry no longer exists, the machine shows the menu instead of hanging. */
export function startOf(
  menu: BootMenu,
  machine: Pick<Machine, 'entry' | 'next' | 'isOnceSpent'> | null,
): MachineStart {
  if (!machine) return { menu, item: null }
  const entry = menu.items.find(item => item.id === machine.entry && isStartable(item)) ?? null
  const ownDisk = menu.items.find(item => item.kind === 'local') ?? null
  // An entry set to start once must not start a second time because no one was at the keyboard.
  const first = machine.isOnceSpent ? ownDisk : entry
  const personal = first ? { ...menu, defaultId: first.id } : menu
  switch (machine.next) {
    case 'local':
      return { menu: personal, item: ownDisk }
    case 'once':
    case 'always':
      return { menu: personal, item: entry }
    case 'menu':
    case 'ignore':
      return { menu: personal, item: null }
  }
}
