import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { LogLine } from '#contract/log-line.ts'
import { createFileSink } from '#engine/base/log/log-file.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const textOf = (one: LogLine): string => String(one.params['text'])
const line = (text: string): LogLine => ({
  seq: 1,
  atMs: 0,
  level: 'info',
  part: 'app',
  mac: null,
  code: 'test',
  params: { text },
})

it('writes a line of JSON for each line', () => {
  const path = join(temporaryFolder(), 'slipway.ndjson')
  const file = createFileSink(path, textOf)
  file.sink(line('one'))
  file.sink(line('two'))
  file.close()
  const written = readFileSync(path, 'utf8').trim().split('\n')
  expect(written.map(text => (JSON.parse(text) as { msg: string }).msg)).toEqual(['one', 'two'])
})

it('rotates a large file while it runs, because servers run for months', () => {
  const path = join(temporaryFolder(), 'slipway.ndjson')
  const file = createFileSink(path, textOf)
  const kilobyte = line('x'.repeat(1024))
  for (let n = 0; n < 20_000; n++) file.sink(kilobyte)
  file.sink(line('the last'))
  file.close()
  expect(statSync(path).size).toBeLessThan(9 * 1024 * 1024)
  expect(statSync(`${path}.1`).size).toBeLessThan(9 * 1024 * 1024)
  expect(readFileSync(path, 'utf8')).toContain('the last')
})

it('rotates a large file of an earlier run', () => {
  const path = join(temporaryFolder(), 'slipway.ndjson')
  writeFileSync(path, 'y'.repeat(9 * 1024 * 1024))
  const file = createFileSink(path, textOf)
  file.sink(line('first'))
  file.close()
  expect(statSync(path).size).toBeLessThan(1024)
  expect(statSync(`${path}.1`).size).toBe(9 * 1024 * 1024)
})

it('only loses lines on a full disk, without a file, and after close', () => {
  const folder = join(temporaryFolder(), 'slipway.ndjson')
  mkdirSync(folder)
  for (const path of ['/dev/full', folder]) {
    const file = createFileSink(path, textOf)
    for (let n = 0; n < 100; n++) file.sink(line('z'.repeat(1024)))
    file.close()
    file.sink(line('too late'))
    file.close()
  }
})
