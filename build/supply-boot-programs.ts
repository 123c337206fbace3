import { SlipwayError } from '#contract/errors.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { describeError } from '#words/error.ts'
import { fetchBootPrograms } from '#engine/features/boot/program/fetch-debian.ts'
import { readManifest } from '#engine/features/boot/program/manifest.ts'
import { fromRoot } from './vite.node.ts'

/**
 * Downloads the boot programs at the first build. Without a network the build succeeds all the same: Slipway downloads
 * them when it first needs them.
 */
export async function supplyBootPrograms(): Promise<void> {
  const folder = fromRoot('resources/boot')
  if ((await readManifest(folder)) !== null) return
  try {
    const files = await fetchBootPrograms({ folder })
    process.stdout.write(`Fetched ${files.length} boot programs from this system's packages.\n`)
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error
    const { title, cause } = describeError(createWords('en', catalogue).describe, error, 'terminal')
    process.stdout.write(`Boot programs can follow later. ${title} ${cause}\n`)
  }
}
