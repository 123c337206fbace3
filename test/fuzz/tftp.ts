import fc from 'fast-check'
import { tftpProperties } from './tftp-properties.ts'

// `node test/fuzz/tftp.ts [COUNT] [SEED]`: TFTP's packets and transfers, COUNT cases of each. Exits with 1 at the first
// violated property, after shrinking it.
const [count = 1_000_000, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number)
for (const { name, property } of tftpProperties()) {
  const beganMs = performance.now()
  const result = await fc.check(property, { numRuns: count, seed })
  const seconds = Math.round((performance.now() - beganMs) / 1000)
  console.log(`${name}, seed ${seed}: ${result.numRuns} cases in ${seconds} s`)
  if (!result.failed) continue
  console.error(fc.defaultReportMessage(result))
  process.exitCode = 1
}
