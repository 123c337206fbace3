/** For one transfer alone. */
const LEAST_MS = 100
/** So that all of them together tell a hundred times a second at most: every fact goes to the journal and to every page. */
const PER_TRANSFER_MS = 10

/** How often transfers tell how far they are. */
export interface ProgressPace {
  begin(): void
  end(): void
  intervalMs(): number
}

/** One pace for all transfers of a server. */
export function createProgressPace(): ProgressPace {
  let running = 0
  return {
    begin: () => void running++,
    end: () => void running--,
    intervalMs: () => Math.max(LEAST_MS, running * PER_TRANSFER_MS),
  }
}
