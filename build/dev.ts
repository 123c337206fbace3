import { spawn } from 'node:child_process'
import { build } from 'vite'
import { headless } from './vite.headless.ts'
import { renderer } from './vite.renderer.ts'

// Rebuilds the page at every save, and restarts the server from source: reload the browser to see a change.
await build({ ...headless, logLevel: 'warn' })
await build({ ...renderer, logLevel: 'warn', build: { ...renderer.build, watch: {} } })
const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'electron/headless/cli.ts', 'serve', ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
server.on('exit', code => process.exit(code ?? 0))
