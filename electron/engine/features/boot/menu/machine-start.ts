import type { Machine } from '#contract/machine.ts'
import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { isStartable } from './menu-tree.ts'

/** What a machine does with a menu: show it, or go straight to one of its items. */
export interface MachineStart {
  readonly menu: BootMenu
  /** Null shows the menu. */
  readonly item: MenuItem | null
}

/** Applies what is set for a machine. An entry that is gone leaves the menu, never a machine that stands still. */
export function startOf(
  menu: BootMenu,
  machine: Pick<Machine, 'entry' | 'next' | 'isOnceSpent'> | null,
): MachineStart {
  if (!machine) return { menu, item: null }
  const entry = menu.items.find(item => item.id === machine.entry && isStartable(item)) ?? null
  const ownDisk = menu.items.find(item => item.kind === 'local') ?? null
  // What was to start once does not start a second time because nobody was at the keyboard.
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
