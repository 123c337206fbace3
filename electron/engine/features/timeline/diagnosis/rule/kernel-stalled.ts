import type { Finding } from '#contract/finding.ts'
import { onceSilent, type DiagnosisRule, type BootSettings } from '../rule.ts'
import { all, isUnderWay, seconds, type BootScene, type Seen } from '../scene.ts'
import { chosenEntry } from '../chosen-entry.ts'
import { screenOf } from '../firmware.ts'
import { isSeen } from '../../sighting.ts'

/** A loader that tries again does so within seconds. */
const SILENCE_MS = 8000
/** A loader whose connection broke waits for ever, and a connection is given up after minutes; a slow one takes some bytes by then. */
const STANDSTILL_MS = 20_000

type Transfer = Seen<
  'http.started' | 'http.progress' | 'http.aborted' | 'tftp.started' | 'tftp.progress' | 'tftp.failed'
>

/** Kernel or initrd stopped on the way: the loader hung up, having no room for it, or the network broke. */
export const kernelStalled: DiagnosisRule = (scene, settings) => {
  const stopped = scene.events.findLast(event => event.role === 'kernel' && !event.kind.endsWith('.missing'))
  if (!stopped || !isTransfer(stopped)) return null
  if (isSeen(scene.boot, 'image')) return null
  const hasHungUp = !isUnderWay(stopped)
  const silenceMs = !hasHungUp ? STANDSTILL_MS : scene.isOver ? 0 : SILENCE_MS
  return onceSilent(scene, { sinceMs: stopped.atMs, silenceMs }, () =>
    findingOf(scene, settings, stopped, hasHungUp),
  )
}

function findingOf(scene: BootScene, settings: BootSettings, stopped: Transfer, hasHungUp: boolean): Finding {
  const file = fileOf(stopped)
  const tries = all(scene, 'http.started', 'tftp.started').filter(event => fileOf(event) === file)
  const sentBytes = 'sentBytes' in stopped ? stopped.sentBytes : 0
  const progress = { file, sentBytes, sizeBytes: stopped.sizeBytes, count: Math.max(1, tries.length) }
  const findingInCommon = {
    code: 'kernel-stalled',
    stage: 'kernel',
    evidence: [...new Set([...tries.map(event => event.seq), stopped.seq])],
  } as const
  if (!hasHungUp)
    return {
      ...findingInCommon,
      confidence: 'most-likely',
      facts: { ...progress, seconds: seconds(scene.nowMs - stopped.atMs) },
      screen: [],
      remedies: [{ kind: 'check-cable' }],
    }
  return {
    ...findingInCommon,
    confidence: 'possible',
    facts: progress,
    screen:
      screenOf(scene) === 'ipxe'
        ? ['No space left on device (http://ipxe.org/34182006)']
        : ['error: out of memory.'],
    remedies: [
      { kind: 'add-memory', megabytes: chosenEntry(scene, settings)?.ramMegabytes ?? null },
      { kind: 'check-cable' },
    ],
  }
}

const TRANSFERS: readonly string[] = [
  ...['http.started', 'http.progress', 'http.aborted'],
  ...['tftp.started', 'tftp.progress', 'tftp.failed'],
]

function isTransfer(event: BootScene['events'][number]): event is Transfer & typeof event {
  return TRANSFERS.includes(event.kind)
}

function fileOf(event: Transfer): string {
  return 'file' in event ? event.file : event.path
}
