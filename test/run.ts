import { startVitest } from 'vitest/node'
import { installSystemPackages } from './support/system-packages.ts'
import { countTests, formatCount, skippedNames } from './support/test-count.ts'

// `npm test` and, with --lab, `npm run test:lab`. The last line is always the count, for people and for scripts.
const args = process.argv.slice(2)
if (args.includes('--lab')) process.env['SLIPWAY_LAB'] = 'all'
const filters = args.filter(arg => !arg.startsWith('--'))

if (filters.length === 0) await installSystemPackages()

const vitest = await startVitest('test', filters, {
  watch: false,
  passWithNoTests: false,
  reporters: ['default'],
})
await vitest.close()

const modules = vitest.state.getTestModules()
const count = countTests(modules)
// A file that cannot be loaded has no tests that could fail, but it did not pass either.
const brokenFiles = modules.filter(module => module.errors().length > 0).length
for (const name of skippedNames(modules)) console.log(`skipped: ${name}`)
const unhandled = vitest.state.getUnhandledErrors().length
if (unhandled > 0) console.log(`${unhandled} errors outside any test`)
process.exitCode = count.failed + brokenFiles + unhandled > 0 || count.passed === 0 ? 1 : 0
console.log(formatCount({ ...count, failed: count.failed + brokenFiles }))
// A handle that a test left open must not print after the count, nor keep this process alive.
process.exit()
