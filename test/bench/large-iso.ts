import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTestIso } from '../support/test-iso.ts'
import { TEST_CACHE } from '../support/test-kernel.ts'

const PADDING_BYTES = 4200 * 1024 ** 2

/** An ISO of 4.4 GB with one file above 4 GiB, made once; on the disk it is as small as its kernel and initrd. */
export async function largeIso(): Promise<{ readonly path: string; readonly sizeBytes: number }> {
  const path = join(TEST_CACHE, 'large.iso')
  if (!(await stat(path).catch(() => null))) {
    await makeTestIso({ path: `${path}.part`, paddingBytes: PADDING_BYTES })
    await rename(`${path}.part`, path)
  }
  return { path, sizeBytes: (await stat(path)).size }
}
