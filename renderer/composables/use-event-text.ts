import type { BootFact } from '#contract/boot-event.ts'
import { describeBootEvent } from '#contract/event-text.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { ClientArch } from '#contract/machine.ts'
import { describeBootEventInGerman } from '../locales/de-events.ts'
import { describeLogLineInGerman } from '../locales/de-log-lines.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** Facts in the language of the page; they may hold whatever a machine sent. */
export function useEventText() {
  const { t, language } = useWords()

  const eventText = (fact: BootFact): string =>
    visible(
      language.value === 'de'
        ? describeBootEventInGerman(fact, arch => t(`machines.arch.${arch as ClientArch}`))
        : describeBootEvent(fact),
    )

  /** What is no fact of a boot the engine says of itself: in English, unless its code is known. */
  function lineText(line: LogLine): string {
    if (line.fact) return eventText(line.fact)
    const german = language.value === 'de' ? describeLogLineInGerman(line) : null
    return visible(german ?? line.message)
  }

  return { eventText, lineText }
}
