import { join } from 'node:path'
import { fetchBootPrograms } from '#engine/features/boot/program/fetch-debian.ts'
import { readManifest } from '#engine/features/boot/program/manifest.ts'
import { TEST_CACHE } from './test-kernel.ts'

/** The folder of boot programs that tests serve from, fetched once by the product's code. */
export async function testBootPrograms(): Promise<string> {
  const folder = join(TEST_CACHE, 'boot-programs')
  if ((await readManifest(folder)) === null) await fetchBootPrograms({ folder })
  return folder
}
