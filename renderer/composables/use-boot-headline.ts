import type { Boot } from '#contract/timeline.ts'
import { messagesOfFinding } from '#words/finding.ts'
import { messageOfStageHead } from '#words/stage.ts'
import { reasonsOf, summariseBoot } from '../model/boot-summary.ts'
import { useWords } from './use-words.ts'

/** The state of a boot in a few words: why it stopped if that is known, else its stage. Empty before anything was seen. */
export function useBootHeadline() {
  const { describe } = useWords()

  return function bootHeadline(boot: Boot): string {
    const [reason] = reasonsOf(boot)
    if (reason) return describe(messagesOfFinding(reason).title)
    const { stage } = summariseBoot(boot)
    return stage ? describe(messageOfStageHead(stage)) : ''
  }
}
