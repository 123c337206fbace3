import type { Boot } from '#contract/timeline.ts'
import { reasonsOf, summariseBoot } from '../model/boot-summary.ts'
import { useFindingText } from './use-finding-text.ts'
import { useStageText } from './use-stage-text.ts'

/** Where a boot stands in few words: why it stopped, where that is known, else its stage. Empty before anything was seen. */
export function useBootHeadline() {
  const { headline } = useStageText()
  const { findingText } = useFindingText()

  return function bootHeadline(boot: Boot): string {
    const [reason] = reasonsOf(boot)
    if (reason) return findingText(reason, boot).title
    const { stage } = summariseBoot(boot)
    return stage ? headline(stage) : ''
  }
}
