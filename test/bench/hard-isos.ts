import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeTestIso } from '../support/test-iso.ts'
import { TEST_CACHE } from '../support/test-kernel.ts'

const run = promisify(execFile)
const PADDING_BYTES = 5e9
const MANY_FILES = 40_000
const FOLDERS = 200

/** An ISO of 5 GB with one file above 4 GiB, created once; sparse, so it takes only the room of its kernel and initrd. */
export function largeIso(): Promise<string> {
  return madeOnce('5-gb.iso', path => makeTestIso({ path, paddingBytes: PADDING_BYTES }))
}

/** An ISO of {@link MANY_FILES} small files. */
export function isoOfManyFiles(): Promise<string> {
  return madeOnce('many-files.iso', async path => {
    const root = await mkdtemp(join(tmpdir(), 'slipway-many-'))
    try {
      for (let index = 0; index < MANY_FILES; index++) {
        const folder = join(root, 'pool', String(index % FOLDERS))
        if (index < FOLDERS) await mkdir(folder, { recursive: true })
        await writeFile(join(folder, `package-${index}.deb`), String(index))
      }
      await run('xorriso', ['-as', 'mkisofs', '-quiet', '-r', '-J', '-V', 'MANY', '-o', path, root])
    } finally {
      await rm(root, { recursive: true, force: true })
    }
  })
}

async function madeOnce(name: string, make: (path: string) => Promise<unknown>): Promise<string> {
  const path = join(TEST_CACHE, name)
  if (await stat(path).catch(() => null)) return path
  await make(`${path}.part`)
  await rename(`${path}.part`, path)
  return path
}
