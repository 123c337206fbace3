import { isMemoryShort } from '#contract/memory-need.ts'
import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, isUnderWay, last, seconds } from '../scene.ts'

/** A small machine that gets through all the same has shown it by then. */
const SILENCE_MS = 30_000

/** The loader counted the machine's memory, the system needs more, and the machine has gone silent. */
export const memoryLow: DiagnosisRule = scene => {
  const chosen = last(scene, 'entry.chosen')
  const { memoryMegabytes, neededMegabytes } = chosen ?? {}
  if (!chosen || memoryMegabytes === undefined || neededMegabytes === undefined) return null
  if (!isMemoryShort(neededMegabytes, memoryMegabytes)) return null
  const rest = after(scene, chosen)
  if (rest.some(event => event.role === 'image' || event.kind === 'machine.reported')) return null
  // What stands still on its way was not given up for want of room.
  const loaded = rest.findLast(event => event.role === 'kernel')
  if (loaded && isUnderWay(loaded)) return null
  const sinceMs = rest.at(-1)?.atMs ?? chosen.atMs
  return onceSilent(scene, { sinceMs, silenceMs: scene.isOver ? 0 : SILENCE_MS }, () => ({
    code: 'memory-low',
    confidence: 'most-likely',
    stage: 'kernel',
    facts: { memoryMegabytes, neededMegabytes, seconds: seconds(scene.nowMs - sinceMs) },
    evidence: [chosen.seq],
    screen: ['Kernel panic - not syncing: System is deadlocked on memory'],
    remedies: [{ kind: 'add-memory', megabytes: neededMegabytes }],
  }))
}
