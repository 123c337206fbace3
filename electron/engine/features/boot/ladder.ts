/** What is known about the boot programs of one machine. */
export interface Trial {
  /** Loaded whole, and never heard of again. */
  readonly failed: readonly string[]
  /** The one that brought the menu last time. */
  readonly works: string | null
  /** How often in a row the one that works did not. */
  readonly misses: number
  /** Loaded whole just now; what becomes of it is not known yet, or was given up. */
  readonly pending: { readonly program: string; readonly isGivenUp: boolean } | null
}

export const NO_TRIAL: Trial = { failed: [], works: null, misses: 0, pending: null }

/** What a machine does that says something about its boot program. */
export type TrialSign =
  | { readonly kind: 'loaded'; readonly program: string }
  /** Its boot program runs: iPXE asks for an address, a loader for its files or its menu. */
  | { readonly kind: 'alive' }
  /** Its firmware asks to boot. */
  | { readonly kind: 'asked' }
  /** Nothing was heard of it for a long time. */
  | { readonly kind: 'silent' }

interface TrialStep {
  readonly trial: Trial
  readonly news:
    | { readonly kind: 'failed'; readonly program: string; readonly reason: 'came-back' | 'silent' }
    /** Only where something had failed before it. */
    | { readonly kind: 'works'; readonly program: string }
    | null
}

/** One that has worked may be switched off half-way by hand; twice in a row is no accident. */
const MISSES_ALLOWED = 1

/** The next state of a trial. Pure: signs in, state and news out. */
export function stepTrial(trial: Trial, sign: TrialSign): TrialStep {
  const { pending } = trial
  switch (sign.kind) {
    case 'loaded':
      return { trial: { ...trial, pending: { program: sign.program, isGivenUp: false } }, news: null }
    case 'alive': {
      if (!pending) return { trial, news: null }
      const { program } = pending
      const isNews = trial.failed.length > 0 && trial.works !== program
      return {
        trial: { failed: [], works: program, misses: 0, pending: null },
        news: isNews ? { kind: 'works', program } : null,
      }
    }
    case 'asked':
      if (pending && !pending.isGivenUp)
        return fail({ ...trial, pending: null }, pending.program, 'came-back')
      return { trial: { ...trial, pending: null }, news: null }
    case 'silent':
      if (!pending || pending.isGivenUp) return { trial, news: null }
      // It may still turn out to have been slow.
      return fail({ ...trial, pending: { ...pending, isGivenUp: true } }, pending.program, 'silent')
  }
}

function fail(trial: Trial, program: string, reason: 'came-back' | 'silent'): TrialStep {
  if (trial.works === program && trial.misses < MISSES_ALLOWED)
    return { trial: { ...trial, misses: trial.misses + 1 }, news: null }
  const works = trial.works === program ? null : trial.works
  // All have failed and it is the turn of the first one again: a new round.
  const before = trial.failed.includes(program) ? [] : trial.failed
  return {
    trial: { ...trial, works, misses: 0, failed: [...before, program] },
    news: { kind: 'failed', program, reason },
  }
}

/** The rung a machine stands on: what works, or else the first that has not failed, or else the first again. */
export function chooseRung(
  candidates: readonly string[],
  trial: Pick<Trial, 'failed' | 'works'>,
): string | null {
  if (trial.works !== null && candidates.includes(trial.works)) return trial.works
  return candidates.find(program => !trial.failed.includes(program)) ?? candidates[0] ?? null
}
