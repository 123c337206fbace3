import type { BootFact } from '#contract/boot-event.ts'
import { describeBootEvent } from '#contract/event-text.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import { messageOfLine } from '#words/log-line.ts'
import { describeBootEventInGerman } from '../locales/de-events.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** Facts in the language of the page; they may hold whatever a machine sent. */
export function useEventText() {
  const { t, language, describe } = useWords()

  const eventText = (fact: BootFact): string =>
    visible(
      language.value === 'de'
        ? describeBootEventInGerman(fact, arch => t(`machines.arch.${arch as ClientArch}`))
        : describeBootEvent(fact),
    )

  /** What is no fact of a boot the engine says of itself. */
  const lineText = (line: LogLine): string =>
    line.fact ? eventText(line.fact) : describe(messageOfLine(line))

  return { eventText, lineText }
}
