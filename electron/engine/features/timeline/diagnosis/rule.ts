import type { Finding } from '#contract/finding.ts'
import type { BootHistory } from './boot-history.ts'
import type { BootSettings } from './settings.ts'

/** A finding; or: nothing yet, look again after so long; or: nothing until the next event. */
export type Verdict = Finding | { readonly waitMs: number } | null

/** One reason for which boots stop. Pure: the same history has the same verdict. */
export type DiagnosisRule = (history: BootHistory, settings: BootSettings) => Verdict

/**
 * The finding once `silenceMs` have passed since `sinceMs` without what would speak against it. A boot that is over waits
 * no longer: it has its finding if that long had passed when the machine began again.
 */
export function onceSilent(
  history: BootHistory,
  options: { readonly sinceMs: number; readonly silenceMs: number },
  finding: () => Finding,
): Verdict {
  const leftMs = options.sinceMs + options.silenceMs - history.nowMs
  if (leftMs <= 0) return finding()
  return history.isOver ? null : { waitMs: leftMs }
}
