import fc from 'fast-check'
import { describe, it } from 'vitest'
import { tftpProperties } from '../../../fuzz/tftp-properties.ts'

// `node test/fuzz/tftp.ts` runs a million of each.
describe('TFTP whatever arrives', () => {
  it.each(tftpProperties().map(({ name, property }) => [name, property] as const))('%s', (_, property) => {
    fc.assert(property, { numRuns: 4000 })
  })
})
