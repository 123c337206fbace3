import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

// Measures the built program that users run, not the sources. Import it before anything that starts Slipway.
const program = fileURLToPath(new URL('../../out/headless/cli.js', import.meta.url))
process.env['SLIPWAY_CLI'] ??= 'built'
if (process.env['SLIPWAY_CLI'] === 'built') {
  const found = await stat(program).catch(() => null)
  if (found) console.error(`Measuring ${program}, built ${found.mtime.toISOString()}.`)
  else {
    console.error(`${program} is missing. Run "npm run build".`)
    process.exit(3)
  }
}
