import { build } from 'vite'
import { renderer } from '../../build/vite.renderer.ts'

// Builds the page as it ships into the given folder. A separate process: a test runner's NODE_ENV would make it a debug build.
const outDir = process.argv[2]!
await build({ ...renderer, logLevel: 'warn', build: { ...renderer.build, outDir } })
