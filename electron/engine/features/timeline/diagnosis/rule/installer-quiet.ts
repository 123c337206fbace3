import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, isOf, seconds } from '../scene.ts'

/** Copying packages onto a slow disk says nothing for long. */
const SILENCE_MS = 45 * 60_000

/** An installer that has spoken of itself has been quiet for long. One that never speaks is not missed. */
export const installerQuiet: DiagnosisRule = scene => {
  const spoken = scene.events.findLast(
    event =>
      (event.kind === 'machine.reported' && event.state === 'installing') || event.kind === 'machine.logged',
  )
  if (!spoken || scene.isOver) return null
  const end = scene.events.some(event => event.kind === 'machine.reported' && event.state !== 'installing')
  const newest = after(scene, spoken).findLast(event => !isOf(event, ['dhcp.acknowledged'])) ?? spoken
  if (end) return null
  return onceSilent(scene, { sinceMs: newest.atMs, silenceMs: SILENCE_MS }, () => ({
    code: 'installer-quiet',
    confidence: 'possible',
    stage: 'reported',
    facts: { seconds: seconds(scene.nowMs - newest.atMs) },
    evidence: [spoken.seq],
    screen: [],
    remedies: [{ kind: 'look-at-screen' }],
  }))
}
