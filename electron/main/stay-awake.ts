import { powerSaveBlocker } from 'electron'
import type { EngineView } from './engine-view.ts'

/** A computer that goes to sleep interrupts booting machines. Its screen may turn off. */
export function stayAwakeWhileServing(view: EngineView): void {
  let blocker: number | null = null
  view.watch(() => {
    if (view.isServing() === (blocker !== null)) return
    if (blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    else {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  })
}
