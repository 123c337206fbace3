import type { BootFact } from '#contract/boot-event.ts'
import { describeBootEvent } from '#contract/event-text.ts'
import type { LogLine } from '#contract/log-line.ts'
import { useI18n } from 'vue-i18n'
import { describeBootEventInGerman } from '../locales/de-events.ts'
import { visible } from '../text/visible.ts'

/** Facts in the language of the page; they may hold whatever a machine sent. */
export function useEventText() {
  const { t, locale } = useI18n()

  const eventText = (fact: BootFact): string =>
    visible(
      locale.value === 'de'
        ? describeBootEventInGerman(fact, arch => t(`machines.arch.${arch}`))
        : describeBootEvent(fact),
    )

  /** What is no fact of a boot is said by the engine itself, in English. */
  const lineText = (line: LogLine): string => (line.fact ? eventText(line.fact) : visible(line.message))

  return { eventText, lineText }
}
