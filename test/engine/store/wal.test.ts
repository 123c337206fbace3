import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#engine/store/database.ts'
import { createWalCheckpoints } from '#engine/store/wal.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const WORKER = new URL('../../../electron/engine/store/checkpoint-worker.ts', import.meta.url)
const PAGE = 4096
/** Rows written in all: the size of the log without checkpoints. */
const ROWS = 40_000

function openLog(workerFile: URL) {
  const path = join(temporaryFolder(), 'slipway.db')
  const database = openDatabase(path, 'relaxed')
  const checkpoints = createWalCheckpoints({ database, workerFile })
  onTestFinished(() => {
    checkpoints.close()
    database.close()
  })
  const put = database.prepare(
    `INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  )
  /** A separate commit for every row, as for leases. */
  const writeAll = async (): Promise<void> => {
    for (let row = 0; row < ROWS; row++) {
      put.run(`name-${row % 100}`, JSON.stringify(row))
      checkpoints.noteRows(1)
      if (row % 20 === 0) await new Promise(resolve => setImmediate(resolve))
    }
  }
  const valuesOf = (connection = database) =>
    connection.prepare('SELECT value FROM settings ORDER BY name').all() as { value: string }[]
  return { path, database, writeAll, valuesOf, logBytes: () => statSync(`${path}-wal`).size }
}

it('keeps the log short while commit follows commit, and loses none', async () => {
  const { path, writeAll, valuesOf, logBytes } = openLog(WORKER)
  await writeAll()
  expect(logBytes()).toBeLessThan((ROWS * PAGE) / 2)
  const other = openDatabase(path, 'relaxed')
  onTestFinished(() => void other.close())
  expect(valuesOf(other)).toEqual(valuesOf())
  expect(valuesOf(other)).toHaveLength(100)
})

it('leaves it to SQLite if the thread cannot be started', async () => {
  const { writeAll, valuesOf, logBytes } = openLog(new URL('file:///nowhere/checkpoint-worker.ts'))
  await writeAll()
  expect(valuesOf()).toHaveLength(100)
  expect(logBytes()).toBeLessThan(14_000 * PAGE)
})
