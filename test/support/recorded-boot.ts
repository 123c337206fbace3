import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import type { BootEvent } from '#contract/boot-event.ts'
import type { PrintedEvent } from './slipway.ts'

/**
 * Boots of real firmware, as Slipway saw them, in test/fixtures/boots: one event per line, times relative to the first.
 * `SLIPWAY_RECORD=1 npm run test:lab -- why` records them again.
 */
const FOLDER = new URL('../fixtures/boots/', import.meta.url)

export function readRecordedBoot(name: string): readonly BootEvent[] {
  const text = readFileSync(new URL(`${name}.jsonl`, FOLDER), 'utf8')
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as BootEvent)
}

/** A slow transfer in progress reports at least this often: silence is significant. */
const PROGRESS_MS = 2000

/** Writes the events of one machine, if recording is on; of frequent progress only the last. */
export async function recordBoot(name: string, events: readonly PrintedEvent[]): Promise<void> {
  if (process.env['SLIPWAY_RECORD'] === undefined) return
  const kept: PrintedEvent[] = []
  for (const [index, event] of events.entries()) {
    const isFollowed = events[index + 1]?.event === event.event && event.event.endsWith('.progress')
    if (!isFollowed || event.atMs - (kept.at(-1)?.atMs ?? event.atMs) >= PROGRESS_MS) kept.push(event)
  }
  const startMs = kept[0]?.atMs ?? 0
  const firstSeq = (kept[0]?.seq ?? 1) - 1
  const lines = kept.map(({ event: kind, seq, atMs, ...rest }) =>
    JSON.stringify({ kind, ...rest, seq: seq - firstSeq, atMs: atMs - startMs }),
  )
  await mkdir(FOLDER, { recursive: true })
  await writeFile(new URL(`${name}.jsonl`, FOLDER), `${lines.join('\n')}\n`)
}
