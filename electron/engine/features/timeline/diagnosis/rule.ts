import type { Finding } from '#contract/finding.ts'
import type { BootHistory } from './boot-history.ts'
import type { BootSettings } from './settings.ts'

/** A finding; or: nothing yet, check again after this time; or null: nothing until the next event. */
export type Verdict = Finding | { readonly waitMs: number } | null

/** One reason for a stopped boot. Pure: the same history always gives the same verdict. */
export type DiagnosisRule = (history: BootHistory, settings: BootSettings) => Verdict

/**
 * The finding once `silenceMs` have passed since `sinceMs` without contrary evidence. If the boot is over, the time
 * until the machine's next start counts.
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
