import type { LastStart, Machine } from '#contract/machine.ts'
import { useMenu } from '../stores/menu.ts'
import { visible } from '../text/visible.ts'
import { useFormat } from './use-format.ts'
import { useWords } from './use-words.ts'

/** What a machine will do at its next boot, and how the last one ended, in plain words. */
export function useNextBootText() {
  const { t } = useWords()
  const { moment } = useFormat()
  const menu = useMenu()

  const titleOf = (entry: string | null): string | null => {
    const item = menu.menu?.items.find(({ id }) => id === entry)
    return item && item.kind !== 'gone' ? visible(item.title) : null
  }

  function whatComes(machine: Pick<Machine, 'entry' | 'next' | 'isOnceSpent' | 'installedWhen'>): string {
    const title = titleOf(machine.entry)
    switch (machine.next) {
      case 'menu':
        return machine.isOnceSpent
          ? t('nextBoot.says.spent', { title: title ?? t('nextBoot.something') })
          : t('nextBoot.says.menu')
      case 'once':
      case 'always': {
        if (title === null) return t('nextBoot.says.gone')
        const isRestarted = machine.next === 'once' && machine.installedWhen === 'restarted'
        return t(isRestarted ? 'nextBoot.says.onceRestarted' : `nextBoot.says.${machine.next}`, { title })
      }
      default:
        return t(`nextBoot.says.${machine.next}`)
    }
  }

  function whatHappened(start: LastStart): string {
    const title = visible(start.title) || t('nextBoot.something')
    const time = moment(start.outcomeAtMs ?? start.startedAtMs)
    return t(`nextBoot.did.${start.outcome}`, { title, time })
  }

  return { whatComes, whatHappened }
}
