import type { Finding } from '#contract/finding.ts'
import { isMemoryShort } from '#contract/memory-need.ts'
import {
  type DiagnosisRule,
  onceSilent,
  after,
  isOf,
  last,
  type BootHistory,
  type SeenFile,
  screenOf,
  isUnderWay,
  seconds,
  all,
  type Seen,
  chosenEntry,
  type BootSettings,
} from '../rule.ts'
import { isSeen, stageOf } from '../../sighting.ts'
import type { SeenEvent } from '../../boot-memory.ts'

const SIGNS_AFTER_REFUSAL = ['dhcp.discovered', 'entry.chosen', 'machine.reported', 'machine.logged'] as const

/** GRUB reported that it could not load the kernel with Secure Boot on; or Slipway predicts it from the signatures. */
export const kernelRefused: DiagnosisRule = history => {
  const refused = last(history, 'secure-boot.refused')
  if (!refused || after(history, refused).some(event => isOf(event, SIGNS_AFTER_REFUSAL))) return null
  const { title, verdict, signer, isCertain } = refused
  return {
    code: 'kernel-refused',
    confidence: isCertain ? 'certain' : 'most-likely',
    stage: 'kernel',
    facts: { title, verdict: verdict ?? 'unknown', ...(signer === null ? {} : { signer }) },
    evidence: [refused.seq],
    screen: ['error: bad shim signature.', 'error: you need to load the kernel first.'],
    remedies: [{ kind: 'turn-secure-boot-off' }, { kind: 'look-at-screen' }],
  }
}

/** An entry's own iPXE script: the only request before its kernel. */
const ENTRY_SCRIPT = /^\/?ipxe\/[^/]+\/entry\/([^/]+)/
const IMAGE_FILE = /^\/?iso(?:-overlay)?\/([^/]+)\//
/** Entries are named after their image, except custom ones. */
const ENTRY_OF_IMAGE = /^(?!own\.)([^.].*?)\.[^.]+$/

/** The chosen entry's kernel or initrd is missing: the ISO was moved, or is on an unplugged disk. */
export const kernelMissing: DiagnosisRule = history => {
  const missing = history.events.findLast(
    (event): event is SeenFile =>
      isOfStart(event, history) &&
      (event.kind === 'tftp.missing' ||
        event.kind === 'http.missing' ||
        (event.kind === 'http.finished' && event.status >= 500)),
  )
  if (!missing) return null
  const hasContinued = after(history, missing).some(
    event => event.role === 'kernel' || event.role === 'image',
  )
  const gone = last(history, 'entry.chosen', 'menu.served')
  if (hasContinued || (gone && gone.seq > missing.seq && gone.kind === 'entry.chosen')) return null
  return missingFinding(history, missing)
}

function missingFinding(history: BootHistory, missing: SeenFile): Finding {
  const file = fileOf(missing)
  const entry = ENTRY_SCRIPT.exec(file)?.[1] ?? null
  const imageId = (entry === null ? IMAGE_FILE : ENTRY_OF_IMAGE).exec(entry ?? file)?.[1] ?? null
  return {
    code: 'kernel-missing',
    confidence: 'certain',
    stage: 'kernel',
    facts: { file, ...(entry === null ? {} : { entry }), ...(imageId === null ? {} : { imageId }) },
    evidence: [missing.seq],
    screen: [missingScreenLine(history, missing)],
    remedies: imageId === null ? [] : [{ kind: 'find-image', imageId }],
  }
}

/**
 * If the image is gone, its entry has left the menu: all that is known of its kernel is that it belongs to an image.
 */
function isOfStart(event: SeenEvent, { boot }: BootHistory): boolean {
  if (event.kind === 'http.missing' && ENTRY_SCRIPT.test(event.path)) return true
  if (event.role === 'kernel') return true
  return event.role === 'image' && !isSeen(boot, 'kernel') && (isSeen(boot, 'chosen') || isSeen(boot, 'menu'))
}

/** GRUB shows the message of Slipway's TFTP error packet, and its own message for HTTP. */
function missingScreenLine(history: BootHistory, missing: SeenFile): string {
  const file = fileOf(missing)
  if (screenOf(history) === 'ipxe')
    return `http://…${file}... No such file or directory (http://ipxe.org/2d0c613b)`
  return missing.kind === 'tftp.missing' ? 'error: File not found.' : `error: file \`${file}' not found.`
}

/** By then a small machine that boots all the same has shown it. */
const MEMORY_SILENCE_MS = 30_000

/** The loader reported the machine's memory, the system needs more, and the machine is silent. */
export const memoryLow: DiagnosisRule = history => {
  const chosen = last(history, 'entry.chosen')
  const { memoryMegabytes, neededMegabytes } = chosen ?? {}
  if (!chosen || memoryMegabytes === undefined || neededMegabytes === undefined) return null
  if (!isMemoryShort(neededMegabytes, memoryMegabytes)) return null
  const rest = after(history, chosen)
  if (rest.some(event => event.role === 'image' || event.kind === 'machine.reported')) return null
  // A stalled transfer was not aborted for lack of memory.
  const loaded = rest.findLast(event => event.role === 'kernel')
  if (loaded && isUnderWay(loaded)) return null
  const sinceMs = rest.at(-1)?.atMs ?? chosen.atMs
  return onceSilent(history, { sinceMs, silenceMs: history.isOver ? 0 : MEMORY_SILENCE_MS }, () => ({
    code: 'memory-low',
    confidence: 'most-likely',
    stage: 'kernel',
    facts: { memoryMegabytes, neededMegabytes, seconds: seconds(history.nowMs - sinceMs) },
    evidence: [chosen.seq],
    screen: ['Kernel panic - not syncing: System is deadlocked on memory'],
    remedies: [{ kind: 'add-memory', megabytes: neededMegabytes }],
  }))
}

/** A loader that retries does so within seconds. */
const STALLED_SILENCE_MS = 8000
/**
 * A loader whose connection broke waits forever, and TCP gives up after minutes; a slow loader has fetched some bytes
 * by then.
 */
const STALLED_STANDSTILL_MS = 20_000

type Transfer = Seen<
  'http.started' | 'http.progress' | 'http.aborted' | 'tftp.started' | 'tftp.progress' | 'tftp.failed'
>

/** The transfer of a kernel or initrd stopped: the loader aborted it for lack of memory, or the network failed. */
export const kernelStalled: DiagnosisRule = (history, settings) => {
  const stopped = history.events.findLast(
    event => event.role === 'kernel' && !event.kind.endsWith('.missing'),
  )
  if (!stopped || !isTransfer(stopped)) return null
  if (isSeen(history.boot, 'image')) return null
  const hasHungUp = !isUnderWay(stopped)
  const silenceMs = !hasHungUp ? STALLED_STANDSTILL_MS : history.isOver ? 0 : STALLED_SILENCE_MS
  return onceSilent(history, { sinceMs: stopped.atMs, silenceMs }, () =>
    stalledFinding(history, settings, stopped, hasHungUp),
  )
}

function stalledFinding(
  history: BootHistory,
  settings: BootSettings,
  stopped: Transfer,
  hasHungUp: boolean,
): Finding {
  const file = fileOf(stopped)
  const tries = all(history, 'http.started', 'tftp.started').filter(event => fileOf(event) === file)
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
      facts: { ...progress, seconds: seconds(history.nowMs - stopped.atMs) },
      screen: [],
      remedies: [{ kind: 'check-cable' }],
    }
  return {
    ...findingInCommon,
    confidence: 'possible',
    facts: progress,
    screen:
      screenOf(history) === 'ipxe'
        ? ['No space left on device (http://ipxe.org/34182006)']
        : ['error: out of memory.'],
    remedies: [
      { kind: 'add-memory', megabytes: chosenEntry(history, settings)?.ramMegabytes ?? null },
      { kind: 'check-cable' },
    ],
  }
}

const TRANSFERS: readonly string[] = [
  ...['http.started', 'http.progress', 'http.aborted'],
  ...['tftp.started', 'tftp.progress', 'tftp.failed'],
]

function isTransfer(event: BootHistory['events'][number]): event is Transfer & typeof event {
  return TRANSFERS.includes(event.kind)
}

function fileOf(event: SeenFile | Transfer): string {
  return 'file' in event ? event.file : event.path
}

/** From the last byte of the initrd to the system's first packet, on a slow machine. */
const KERNEL_SILENCE_MS = 90_000

const SIGNS_OF_SYSTEM = [
  'dhcp.discovered',
  'dhcp.acknowledged',
  'machine.reported',
  'machine.logged',
] as const

/** Kernel and initrd were sent and the system should request its image, but nothing arrives. */
export const kernelSilent: DiagnosisRule = (history, settings) => {
  const kernel = stageOf(history.boot, 'kernel')
  const entry = chosenEntry(history, settings)
  if (kernel.state !== 'done' || kernel.endedAtMs === null || !entry?.asksAgain) return null
  if (isSeen(history.boot, 'image') || isSeen(history.boot, 'reported')) return null
  const loaded = history.events.findLast(event => event.role === 'kernel')
  if (!loaded || after(history, loaded).some(event => isOf(event, SIGNS_OF_SYSTEM))) return null
  const sinceMs = loaded.atMs
  return onceSilent(history, { sinceMs, silenceMs: history.isOver ? 0 : KERNEL_SILENCE_MS }, () => ({
    code: 'kernel-silent',
    confidence: 'possible',
    stage: 'image',
    facts: {
      seconds: seconds(history.nowMs - sinceMs),
      again: history.isOver ? 1 : 0,
      ...(entry.ramMegabytes === null ? {} : { neededMegabytes: entry.ramMegabytes }),
    },
    evidence: [loaded.seq],
    screen: ['Kernel panic - not syncing', 'Out of memory'],
    remedies: [{ kind: 'look-at-screen' }, { kind: 'add-memory', megabytes: entry.ramMegabytes }],
  }))
}
