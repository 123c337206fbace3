import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createMemoryBlockSource } from '#engine/image/block-source.ts'
import { readDebianPackage } from '#engine/image/package/debian-package.ts'
import { nameWith, needPackages } from '../../../support/debian-packages.ts'
import { temporaryFolder } from '../../../support/iso-tools.ts'

const reason = await needPackages(['dpkg'])
const folder = temporaryFolder()
afterAll(() => folder.remove())

const CONTENT = randomBytes(300_001)
const LONG = `usr/share/${'long/'.repeat(24)}name.efi.signed`

function makePackage(compression: string): Buffer {
  const root = join(folder.path, compression)
  mkdirSync(join(root, 'DEBIAN'), { recursive: true })
  mkdirSync(join(root, LONG, '..'), { recursive: true })
  mkdirSync(join(root, 'usr/lib/shim'), { recursive: true })
  writeFileSync(
    join(root, 'DEBIAN/control'),
    'Package: shim-signed\nVersion: 1\nArchitecture: all\nMaintainer: x <x@x>\nDescription: x\n',
  )
  writeFileSync(join(root, 'usr/lib/shim/a-first'), 'nothing')
  writeFileSync(join(root, 'usr/lib/shim/shimx64.efi.signed'), CONTENT)
  writeFileSync(join(root, LONG), 'far down')
  const file = `${root}.deb`
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '-b', root, file], { stdio: 'ignore' })
  return readFileSync(file)
}

describe.skipIf(reason !== null)(nameWith('Debian packages', reason), () => {
  it.each(['xz', 'zstd', 'gzip', 'none'])('reads files of one compressed with %s', async compression => {
    const source = createMemoryBlockSource(makePackage(compression))
    const files = await readDebianPackage(source, path => path.endsWith('.signed'), 9)
    const [found] = [...files].filter(([path]) => path === 'usr/lib/shim/shimx64.efi.signed')
    expect(createHash('sha256').update(found![1]).digest()).toEqual(
      createHash('sha256').update(CONTENT).digest(),
    )
  })

  it('stops when it has found everything', async () => {
    const source = createMemoryBlockSource(makePackage('xz'))
    const files = await readDebianPackage(source, () => true, 1)
    expect([...files.keys()]).toHaveLength(1)
    // The next package is unpacked as if the previous read had finished.
    expect((await readDebianPackage(source, path => /shimx64/.test(path), 1)).size).toBe(1)
  })

  it.each([0, 8, 60, 200, 1000])(
    'a package truncated after %s bytes is an error or no package',
    async length => {
      const bytes = makePackage('zstd').subarray(0, length)
      const outcome = await readDebianPackage(createMemoryBlockSource(bytes), () => true, 1).then(
        files => files.size,
        (thrown: Error) => thrown.name,
      )
      expect([0, 'DecodeError']).toContain(outcome)
    },
  )
})
