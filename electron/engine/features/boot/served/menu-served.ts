import type { BootFact } from '#contract/boot-event.ts'
import type { MenuLanguage } from '#contract/menu.ts'
import type { MachineStart } from '../menu/machine-start.ts'

/** The fact that a menu went out; none where the machine goes straight to an entry and shows no menu. */
export function menuServed(language: MenuLanguage, start: MachineStart): readonly BootFact[] {
  if (start.item) return []
  const { items, defaultId, timeoutSeconds } = start.menu
  return [{ kind: 'menu.served', language, timeoutSeconds, defaultId, entryCount: items.length }]
}
