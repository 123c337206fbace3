import type { NextBoot } from '#contract/machine.ts'
import { computed } from 'vue'
import { visible } from '../text/visible.ts'
import { useMenu } from '../stores/menu.ts'
import { useWords } from './use-words.ts'

/** The entries that a machine can be set to start. */
export function useEntryOptions() {
  const menu = useMenu()
  return computed(() =>
    (menu.menu?.items ?? [])
      .filter(item => item.kind !== 'submenu' && item.kind !== 'separator' && item.kind !== 'gone')
      .map(item => ({ value: item.id, label: visible(item.title) })),
  )
}

const NEXT: readonly NextBoot[] = ['menu', 'once', 'always', 'local', 'ignore']

/** The choices for a machine's next boot. */
export function useNextOptions() {
  const { t } = useWords()
  return computed(() => NEXT.map(value => ({ value, label: t(`machines.nextBoot.${value}`) })))
}
