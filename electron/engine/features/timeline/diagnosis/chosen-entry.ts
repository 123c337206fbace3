import { stageOf } from '../sighting.ts'
import type { EntrySettings, BootSettings } from './rule.ts'
import type { BootScene } from './scene.ts'

/** What the machine chose, as far as it is still in the menu. */
export function chosenEntry(scene: BootScene, settings: BootSettings): EntrySettings | null {
  const id = stageOf(scene.boot, 'chosen').facts['entry']
  return typeof id === 'string' ? settings.entry(id) : null
}
