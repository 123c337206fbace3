import { stageOf } from '../sighting.ts'
import type { EntrySettings, House } from './rule.ts'
import type { BootScene } from './scene.ts'

/** What the machine chose, as far as it is still in the menu. */
export function chosenEntry(scene: BootScene, house: House): EntrySettings | null {
  const id = stageOf(scene.boot, 'chosen').facts['entry']
  return typeof id === 'string' ? house.entry(id) : null
}
