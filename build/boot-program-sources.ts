import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { SOURCES_NAME } from '#engine/features/boot/program/fetch-debian.ts'
import { fromRoot } from './vite.node.ts'

// Downloads the source packages of the boot programs in resources/boot, for a release to offer next to its packages: run
// `node build/boot-program-sources.ts FOLDER` on the distribution that they came from, with its deb-src lists.
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder for the source packages.')
const sources = z
  .array(
    z.object({
      name: z.string().regex(/^[a-z0-9][a-z0-9.+-]+$/),
      version: z.string().regex(/^\d[\w.:~+-]*$/),
    }),
  )
  .parse(JSON.parse(readFileSync(fromRoot(`resources/boot/licences/${SOURCES_NAME}`), 'utf8')))
mkdirSync(resolve(folder), { recursive: true })
execFileSync(
  'apt-get',
  ['source', '-q', '--download-only', ...sources.map(({ name, version }) => `${name}=${version}`)],
  { cwd: resolve(folder), stdio: 'inherit' },
)
