import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createMemoryBlockSource } from '#engine/image/block-source.ts'
import { inflateTo } from '#engine/image/disc-thread/made-files.ts'
import { createReadBudget, OutOfBudget } from '#engine/image/read-budget.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const content = randomBytes(300_000)

async function inflate(bytes: Uint8Array, maxBytes = 1e9) {
  const file = join(temporaryFolder(), 'made', 'v2', 'xen')
  const budget = createReadBudget({ timeMs: 60_000, maxBytes })
  return { file, made: await inflateTo(createMemoryBlockSource(bytes), file, budget) }
}

it('writes the content of a gzip file, and any other file as it is', async () => {
  const gzip = await inflate(gzipSync(content))
  expect(gzip.made).toBe(content.length)
  expect(readFileSync(gzip.file).equals(content)).toBe(true)
  const plain = await inflate(content)
  expect(readFileSync(plain.file).equals(content)).toBe(true)
})

it('gives up on one that is too large or corrupt, and leaves nothing behind', async () => {
  const hostile = [
    gzipSync(Buffer.alloc(65 * 1024 * 1024)),
    gzipSync(content).subarray(0, 50),
    new Uint8Array(17 * 1024 * 1024),
  ]
  for (const bytes of hostile) {
    const { file, made } = await inflate(bytes)
    expect(made).toBeNull()
    expect(existsSync(file)).toBe(false)
  }
  await expect(inflate(gzipSync(Buffer.alloc(10_000_000)), 1_000_000)).rejects.toThrow(OutOfBudget)
})

it('makes a file once, and deletes those of an earlier version of the disc', async () => {
  const folder = temporaryFolder()
  const budget = createReadBudget({ timeMs: 60_000 })
  mkdirSync(join(folder, 'v1'))
  writeFileSync(join(folder, 'v1', 'xen'), 'old')
  const file = join(folder, 'v2', 'xen')
  await inflateTo(createMemoryBlockSource(gzipSync(content)), file, budget)
  expect(readdirSync(folder)).toEqual(['v2'])
  writeFileSync(file, 'as it is')
  expect(await inflateTo(createMemoryBlockSource(gzipSync(content)), file, budget)).toBe(8)
})
