import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Clock } from '../../base/clock.ts'
import { createBootTracker } from './boot-tracker.ts'
import { diagnose } from './diagnosis/diagnose.ts'
import type { BootSettings } from './diagnosis/rule.ts'
import { createDiagnosisWatch } from './diagnosis/watch.ts'

/** Takes events and produces boots with findings. */
interface BootTracking {
  record(event: BootEvent): void
  current(mac: MacAddress): Boot | null
  /** Loads the boots of an earlier run. */
  restore(boots: readonly Boot[]): void
  close(): void
}

export function trackBoots(needs: {
  clock: Clock
  nextBootId: () => number
  describePath: (path: string) => PathRole | null
  settings: BootSettings
  /** Called at every change, at once. */
  onChange: (boot: Boot) => void
  /** For pages: limited to a few calls per second for each boot. */
  onShow: (boot: Boot) => void
}): BootTracking {
  const { clock, settings, nextBootId, describePath } = needs
  const shown = createChangePace({ clock, show: needs.onShow })
  const tracker = createBootTracker({
    clock,
    nextBootId,
    describePath,
    onChange(boot) {
      needs.onChange(boot)
      shown.change(boot)
    },
    onEvent: mac => watch.schedule(mac),
    diagnose: history => diagnose(history, settings).findings,
  })
  const watch = createDiagnosisWatch({
    clock,
    settings,
    historyOf: tracker.history,
    conclude: tracker.conclude,
  })
  return {
    record: tracker.record,
    current: tracker.current,
    restore: tracker.restore,
    close() {
      watch.close()
      shown.close()
    },
  }
}

/** The first change is shown at once; those that follow within this time are shown together. */
const INTERVAL_MS = 200

/** Limits how often a boot is shown: a flood of events changes it thousands of times a second. */
function createChangePace(needs: { clock: Clock; show: (boot: Boot) => void }): {
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
