import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { readManifest } from '#engine/features/boot/program/manifest.ts'
import { readBundledPackages } from './bundled-packages.ts'
import { formatSbom } from './sbom.ts'
import { formatNotices } from './third-party-notices.ts'
import { fromRoot } from './vite.node.ts'

const NOTICES = 'out/THIRD-PARTY-NOTICES.txt'
const SBOM = 'out/sbom.cdx.json'

const ofPackage = z.object({ name: z.string(), version: z.string(), license: z.string() })

/** Writes the licences and the list of all parts of what was built, next to it. `folders` are those of the bundled packages. */
export async function listParts(folders: ReadonlySet<string>): Promise<void> {
  const packages = readBundledPackages(folders)
  const read = (path: string): unknown => JSON.parse(readFileSync(fromRoot(path), 'utf8'))
  const { name, version, license: licence } = ofPackage.parse(read('package.json'))
  await writeFile(fromRoot(NOTICES), formatNotices(packages))
  await writeFile(
    fromRoot(SBOM),
    formatSbom({
      name,
      version,
      licence,
      packages,
      electron: z.object({ version: z.string() }).parse(read('node_modules/electron/package.json')).version,
      bootPrograms: (await readManifest(fromRoot('resources/boot'))) ?? [],
    }),
  )
}
