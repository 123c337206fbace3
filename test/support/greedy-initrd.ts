import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packSegment } from './initrd.ts'
import { writeTestInitrd } from './test-kernel.ts'

const BALLAST_BYTES = 400 * 1024 * 1024

/**
 * An initrd that is loaded in no time and unpacks to 400 MiB of zeros before the init of {@link writeTestInitrd}: where
 * they do not fit, the kernel finds no init. `marks` come first, as a vendor's initrd is told by them.
 */
export async function greedyInitrd(folder: string, marks: readonly string[]): Promise<Buffer> {
  const own = join(folder, 'initrd')
  await writeTestInitrd(own)
  const named = packSegment(folder, Object.fromEntries(marks.map(mark => [mark, ''])), 'gzip')
  const ballast = packSegment(folder, { ballast: Buffer.alloc(BALLAST_BYTES) })
  return Buffer.concat([named, gzipSync(ballast, { level: 1 }), await readFile(own)])
}
