import type { DiagnosisRule } from '../rule.ts'
import { last } from '../scene.ts'
import { isSeen, stageOf } from '../../sighting.ts'

/** By then an installer has its root file system, and has looked for its answers. */
const READ_BYTES = 100_000_000

/** It has a profile, its installer reads and reads, and has not asked for it. */
export const answersNotAsked: DiagnosisRule = (scene, settings) => {
  const answer = settings.machine(scene.boot.mac)?.answer ?? null
  const sentBytes = stageOf(scene.boot, 'image').progress?.sentBytes ?? 0
  if (answer === null || sentBytes < READ_BYTES || isSeen(scene.boot, 'answered')) return null
  if (isSeen(scene.boot, 'reported')) return null
  const read = last(scene, 'http.started', 'http.progress', 'http.finished')
  return {
    code: 'answers-not-asked',
    confidence: 'most-likely',
    stage: 'answered',
    facts: { answer, sentBytes },
    evidence: read ? [read.seq] : [],
    screen: [],
    remedies: [{ kind: 'look-at-screen' }],
  }
}
