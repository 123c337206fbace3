import { computed } from 'vue'
import { visible } from '../text/visible.ts'
import { useMenu } from '../stores/menu.ts'

/** The entries that a machine can be set to start. */
export function useEntryOptions() {
  const menu = useMenu()
  return computed(() =>
    (menu.menu?.items ?? [])
      .filter(item => item.kind !== 'submenu' && item.kind !== 'separator' && item.kind !== 'gone')
      .map(item => ({ value: item.id, label: visible(item.title) })),
  )
}
