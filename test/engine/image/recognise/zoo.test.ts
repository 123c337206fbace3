import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfRemark } from '#words/remark.ts'
import { importImage } from '#engine/image/import-image.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../../support/iso-tools.ts'
import type { Animal } from '../../../support/zoo/animal.ts'
import { HYPERVISORS } from '../../../support/zoo/hypervisors.ts'
import { INSTALLERS } from '../../../support/zoo/installers.ts'
import { LIVE_SYSTEMS } from '../../../support/zoo/live-systems.ts'
import { OTHERS } from '../../../support/zoo/others.ts'
import { TOLD_BY_INITRD } from '../../../support/zoo/told-by-initrd.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const zoo: readonly (readonly [string, Animal])[] = Object.entries({
  ...HYPERVISORS,
  ...INSTALLERS,
  ...LIVE_SYSTEMS,
  ...OTHERS,
  ...TOLD_BY_INITRD,
})

describe.skipIf(isoToolsMissing)(
  `the zoo of discs${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  { timeout: 30_000 },
  () => {
    it.each(zoo)('%s', async (name, { label, content, options = ['-R', '-J'], is, entries }) => {
      const path = makeDisc(folder.path, name, content, [...options, '-V', label])
      const image = await importImage({
        path,
        id: 'z',
        name: null,
        libraryFolder: join(folder.path, 'library'),
      })
      const { wayOut, ...facts } = is
      expect(image).toMatchObject({ ...facts, wayOut: wayOut ? { kind: wayOut } : null })
      expect(image.entries.map(entry => [entry.kind, entry.kernel, entry.arguments])).toEqual(entries)
      expect(createWords('en', catalogue).describe(messageOfRemark(image.reason))).toMatch(/^[A-Z].*\.$/)
      expect(image.evidence.length).toBeGreaterThan(0)
      for (const entry of image.entries) expect(entry.ramMegabytes).toBeGreaterThan(0)
    })
  },
)
