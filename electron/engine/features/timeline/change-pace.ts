import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'

/** A change is seen at once; those that follow it within this time are seen together. */
const INTERVAL_MS = 200

/** Slows down what is shown of boots: a flood of events changes a boot thousands of times a second. */
export function createChangePace(needs: { clock: Clock; show: (boot: Boot) => void }): {
  change(boot: Boot): void
  close(): void
} {
  const waiting = new Map<number, Boot>()
  const recent = new Set<number>()
  let cancel: (() => void) | null = null

  const showWaiting = (): void => {
    cancel = null
    recent.clear()
    const boots = [...waiting.values()]
    waiting.clear()
    for (const boot of boots) show(boot)
  }
  const show = (boot: Boot): void => {
    recent.add(boot.id)
    cancel ??= needs.clock.after(INTERVAL_MS, showWaiting)
    needs.show(boot)
  }

  return {
    change(boot) {
      if (recent.has(boot.id)) waiting.set(boot.id, boot)
      else show(boot)
    },
    close() {
      cancel?.()
      showWaiting()
      cancel?.()
    },
  }
}
