import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packSegment } from './initrd.ts'
import { writeTestInitrd } from './test-kernel.ts'

const BALLAST_BYTES = 400 * 1024 * 1024

/**
 * An initrd that loads at once and unpacks to 400 MiB of zeros before the init of {@link writeTestInitrd}: if they do
 * not fit, the kernel finds no init. `marks` come first: the files by which a vendor's initrd is recognised.
 */
export async function greedyInitrd(folder: string, marks: readonly string[]): Promise<Buffer> {
  const own = join(folder, 'initrd')
  await writeTestInitrd(own)
  const named = packSegment(folder, Object.fromEntries(marks.map(mark => [mark, ''])), 'gzip')
  const ballast = packSegment(folder, { ballast: Buffer.alloc(BALLAST_BYTES) })
  return Buffer.concat([named, gzipSync(ballast, { level: 1 }), await readFile(own)])
}
