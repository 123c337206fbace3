import { type DiagnosisRule, onceSilent, last, after, isOf, seconds } from '../rule.ts'
import { isSeen, stageOf } from '../../sighting.ts'

/** After this much an installer has its root file system, and has looked for its answer file. */
const READ_BYTES = 100_000_000

/** The machine has a profile, and its installer has read a lot of its image without asking for the answer file. */
export const answersNotAsked: DiagnosisRule = (history, settings) => {
  const answer = settings.machine(history.boot.mac)?.answer ?? null
  const sentBytes = stageOf(history.boot, 'image').progress?.sentBytes ?? 0
  if (answer === null || sentBytes < READ_BYTES || isSeen(history.boot, 'answered')) return null
  if (isSeen(history.boot, 'reported')) return null
  const read = last(history, 'http.started', 'http.progress', 'http.finished')
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

/** Copying packages onto a slow disk takes long without any report. */
const INSTALLER_SILENCE_MS = 45 * 60_000

/** An installer that has reported earlier has been silent for long. The rule ignores installers that never report. */
export const installerQuiet: DiagnosisRule = history => {
  const spoken = history.events.findLast(
    event =>
      (event.kind === 'machine.reported' && event.state === 'installing') || event.kind === 'machine.logged',
  )
  if (!spoken || history.isOver) return null
  const end = history.events.some(event => event.kind === 'machine.reported' && event.state !== 'installing')
  const newest = after(history, spoken).findLast(event => !isOf(event, ['dhcp.acknowledged'])) ?? spoken
  if (end) return null
  return onceSilent(history, { sinceMs: newest.atMs, silenceMs: INSTALLER_SILENCE_MS }, () => ({
    code: 'installer-quiet',
    confidence: 'possible',
    stage: 'reported',
    facts: { seconds: seconds(history.nowMs - newest.atMs) },
    evidence: [spoken.seq],
    screen: [],
    remedies: [{ kind: 'look-at-screen' }],
  }))
}
