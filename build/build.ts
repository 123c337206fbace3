import { build } from 'vite'
import { linkCommand } from './link-command.ts'
import { supplyBootPrograms } from './supply-boot-programs.ts'
import { headless } from './vite.headless.ts'
import { main } from './vite.main.ts'
import { preload } from './vite.preload.ts'
import { renderer } from './vite.renderer.ts'
import { checkWords } from './words.ts'

await checkWords()
// Everything that runs, into out/: the page, the headless server, Electron's main process and its preload. The boot
// programs machines load are fetched once, where that is possible.
for (const config of [renderer, headless, main, preload]) await build({ ...config, logLevel: 'warn' })
await linkCommand()
await supplyBootPrograms()
