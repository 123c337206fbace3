import type { BootFact } from '#contract/boot-event.ts'
import { BoundedMap } from '../../base/bounded-map.ts'

/** The stages in which files are loaded. */
export type LoadKind = 'program' | 'kernel' | 'image'

/** The progress of the files of one stage. */
export interface Load {
  /** Unique bytes. */
  readonly sentBytes: number
  readonly sizeBytes: number
  /** Every file requested so far was sent completely, and no transfer is running. */
  readonly isComplete: boolean
  /** True for a file that was sent completely. Absolute path. */
  readonly isWhole: (path: string) => boolean
}

/** Adds up the transfers of one boot. */
export interface LoadMeter {
  /** Null for a fact that is not about a transfer. */
  see(fact: BootFact, kind: LoadKind): Load | null
  /** Resets: the machine has returned to its menu. */
  clear(kind: LoadKind): void
}

interface FileLoad extends CountedFile {
  readonly bytes: ByteIntervals
}

/** A repository has tens of thousands of packages; beyond this many, new files are not counted. */
const MAX_FILES = 20_000
/** A machine has a few at once. The surplus are transfers whose end was not recorded; the oldest are dropped. */
const MAX_RUNNING = 256

/** TFTP names lack the leading slash. */
export function absolutePath(name: string): string {
  return `/${name.replaceAll('\\', '/').replace(/^\/+/, '')}`
}

export function createLoadMeter(): LoadMeter {
  const files = new Map<string, FileLoad>()
  const running = new BoundedMap<string, { readonly path: string; readonly offset: number }>(MAX_RUNNING)
  const totals = new LoadTotals()

  /** Null for a file beyond the limit. */
  const fileOf = (path: string, kind: LoadKind): FileLoad | null => {
    const known = files.get(path)
    if (known && known.kind === kind) return known
    if (known) totals.remove(known)
    else if (files.size >= MAX_FILES) return null
    const fresh: FileLoad = { kind, sizeBytes: 0, sentBytes: 0, bytes: createByteIntervals() }
    files.set(path, fresh)
    return fresh
  }
  const grow = (file: FileLoad | null, sizeBytes: number, start = 0, end = 0): void => {
    if (!file) return
    totals.remove(file)
    file.sizeBytes = Math.max(file.sizeBytes, sizeBytes)
    if (end > start) {
      file.bytes.add(start, end)
      file.sentBytes = file.bytes.uniqueBytes()
    }
    totals.add(file)
  }
  const sum = (kind: LoadKind): Load => {
    const { sentBytes, sizeBytes } = totals.of(kind)
    const isWhole = (path: string): boolean => {
      const file = files.get(path)
      return file !== undefined && file.sentBytes >= file.sizeBytes
    }
    const isIdle = (): boolean => [...running.values()].every(one => files.get(one.path)?.kind !== kind)
    return { sentBytes, sizeBytes, isComplete: sentBytes >= sizeBytes && sentBytes > 0 && isIdle(), isWhole }
  }

  return {
    see(fact, kind) {
      const step = stepOf(fact)
      if (!step) return null
      const { key, path } = step
      if (step.kind === 'begin') {
        grow(fileOf(path, kind), step.fileSizeBytes)
        running.set(key, { path, offset: step.offset })
      } else {
        const offset = running.get(key)?.offset ?? 0
        if (step.sentBytes > 0) grow(fileOf(path, kind), step.sizeBytes, offset, offset + step.sentBytes)
        if (step.kind === 'end') running.delete(key)
      }
      return sum(kind)
    },
    clear(kind) {
      for (const [path, file] of files) {
        if (file.kind !== kind) continue
        totals.remove(file)
        files.delete(path)
      }
      for (const [key, one] of running) if (!files.has(one.path)) running.delete(key)
    },
  }
}

type Step = { readonly key: string; readonly path: string } & (
  | { readonly kind: 'begin'; readonly offset: number; readonly fileSizeBytes: number }
  | { readonly kind: 'more' | 'end'; readonly sentBytes: number; readonly sizeBytes: number }
)

function stepOf(fact: BootFact): Step | null {
  switch (fact.kind) {
    case 'tftp.started':
      return {
        ...tftp(fact),
        kind: 'begin',
        offset: 0,
        fileSizeBytes: fact.sizeBytes,
      }
    case 'tftp.progress':
      return { ...tftp(fact), kind: 'more', sentBytes: fact.sentBytes, sizeBytes: fact.sizeBytes }
    case 'tftp.finished':
      return { ...tftp(fact), kind: 'end', sentBytes: fact.sizeBytes, sizeBytes: fact.sizeBytes }
    case 'tftp.failed':
      return { ...tftp(fact), kind: 'end', sentBytes: fact.sentBytes, sizeBytes: fact.sizeBytes }
    case 'http.started':
      return {
        ...http(fact),
        kind: 'begin',
        offset: fact.offset ?? 0,
        fileSizeBytes: fact.fileSizeBytes ?? fact.sizeBytes,
      }
    case 'http.progress':
    case 'http.aborted':
      return {
        ...http(fact),
        kind: fact.kind === 'http.progress' ? 'more' : 'end',
        sentBytes: fact.sentBytes,
        sizeBytes: 0,
      }
    case 'http.finished':
      // A HEAD or a 304 sends no content, so it does not count.
      return fact.sentBytes === 0 || fact.status >= 300
        ? null
        : { ...http(fact), kind: 'end', sentBytes: fact.sentBytes, sizeBytes: 0 }
    default:
      return null
  }
}

const tftp = (fact: { readonly transfer: number; readonly file: string }) => ({
  key: `tftp ${fact.transfer}`,
  path: absolutePath(fact.file),
})
const http = (fact: { readonly request: number; readonly path: string }) => ({
  key: `http ${fact.request}`,
  path: absolutePath(fact.path),
})

/** A file's share in the totals while it is being sent. */
interface CountedFile {
  readonly kind: LoadKind
  sizeBytes: number
  sentBytes: number
}

/** Running totals for each kind of load: an installer that reads 20,000 files must not be added up at every read. */
class LoadTotals {
  readonly #sent = { program: 0, kernel: 0, image: 0 }
  readonly #size = { program: 0, kernel: 0, image: 0 }

  add(file: CountedFile): void {
    this.#sent[file.kind] += file.sentBytes
    this.#size[file.kind] += file.sizeBytes
  }

  remove(file: CountedFile): void {
    this.#sent[file.kind] -= file.sentBytes
    this.#size[file.kind] -= file.sizeBytes
  }

  of(kind: LoadKind): { readonly sentBytes: number; readonly sizeBytes: number } {
    return { sentBytes: this.#sent[kind], sizeBytes: this.#size[kind] }
  }
}

/** The bytes of a file that were sent, in any order and with repetitions. */
interface ByteIntervals {
  /** `end` is exclusive. */
  add(start: number, end: number): void
  uniqueBytes(): number
}

/** Beyond this many gaps the smallest one is closed: the count is then slightly high, but memory stays bounded. */
const MAX_INTERVALS = 512

export function createByteIntervals(): ByteIntervals {
  /** Sorted, disjoint, never adjacent. */
  let intervals: { readonly start: number; readonly end: number }[] = []
  return {
    add(start, end) {
      if (end <= start) return
      const before = intervals.filter(one => one.end < start)
      const after = intervals.filter(one => one.start > end)
      const touched = intervals.slice(before.length, intervals.length - after.length)
      const merged = {
        start: Math.min(start, touched[0]?.start ?? start),
        end: Math.max(end, touched.at(-1)?.end ?? end),
      }
      intervals = closeSmallestGap([...before, merged, ...after])
    },
    uniqueBytes: () => intervals.reduce((sum, one) => sum + one.end - one.start, 0),
  }
}

function closeSmallestGap<T extends { readonly start: number; readonly end: number }>(
  intervals: T[],
): { start: number; end: number }[] {
  if (intervals.length <= MAX_INTERVALS) return intervals
  let smallest = 1
  const gap = (index: number): number => (intervals[index]?.start ?? 0) - (intervals[index - 1]?.end ?? 0)
  for (let index = 2; index < intervals.length; index++) if (gap(index) < gap(smallest)) smallest = index
  const joined = {
    start: intervals[smallest - 1]?.start ?? 0,
    end: intervals[smallest]?.end ?? 0,
  }
  return [...intervals.slice(0, smallest - 1), joined, ...intervals.slice(smallest + 1)]
}
