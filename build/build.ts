import { build } from 'vite'
import { notePackages } from './bundled-packages.ts'
import { linkCommand } from './link-command.ts'
import { listParts } from './list-parts.ts'
import { supplyBootPrograms } from './supply-boot-programs.ts'
import { headless } from './vite.headless.ts'
import { main } from './vite.main.ts'
import { preload } from './vite.preload.ts'
import { renderer } from './vite.renderer.ts'
import { checkWords } from './words.ts'

await checkWords()
// Builds everything that runs into out/: the page, the headless server, Electron's main process and its preload. If the
// network allows it, the first build also downloads the boot programs that machines load.
const packages = new Set<string>()
for (const config of [renderer, headless, main, preload])
  await build({ ...config, plugins: [...(config.plugins ?? []), notePackages(packages)], logLevel: 'warn' })
await linkCommand()
await supplyBootPrograms()
await listParts(packages)
