import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, isOf, seconds } from '../scene.ts'
import { chosenEntry } from '../chosen-entry.ts'
import { isSeen, stageOf } from '../../sighting.ts'

/** From the last byte of the initrd to the system's first packet, on a slow machine. */
const SILENCE_MS = 90_000

const SIGNS = ['dhcp.discovered', 'dhcp.acknowledged', 'machine.reported', 'machine.logged'] as const

/** Kernel and initrd are out, the system should come back for its image, and nothing comes. */
export const kernelSilent: DiagnosisRule = (scene, settings) => {
  const kernel = stageOf(scene.boot, 'kernel')
  const entry = chosenEntry(scene, settings)
  if (kernel.state !== 'done' || kernel.endedAtMs === null || !entry?.asksAgain) return null
  if (isSeen(scene.boot, 'image') || isSeen(scene.boot, 'reported')) return null
  const loaded = scene.events.findLast(event => event.role === 'kernel')
  if (!loaded || after(scene, loaded).some(event => isOf(event, SIGNS))) return null
  const sinceMs = loaded.atMs
  return onceSilent(scene, { sinceMs, silenceMs: scene.isOver ? 0 : SILENCE_MS }, () => ({
    code: 'kernel-silent',
    confidence: 'possible',
    stage: 'image',
    facts: {
      seconds: seconds(scene.nowMs - sinceMs),
      again: scene.isOver ? 1 : 0,
      ...(entry.ramMegabytes === null ? {} : { neededMegabytes: entry.ramMegabytes }),
    },
    evidence: [loaded.seq],
    screen: ['Kernel panic - not syncing', 'Out of memory'],
    remedies: [{ kind: 'look-at-screen' }, { kind: 'add-memory', megabytes: entry.ramMegabytes }],
  }))
}
