import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { findStatedChecksum, parseChecksums } from '#engine/features/library/image-checksums.ts'
import { temporaryFolder } from '../../../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const iso = join(folder.path, 'isos', 'a disc.iso')
const sha256 = createHash('sha256').update('content').digest('hex')
const other = 'f'.repeat(64)

beforeEach(() => {
  rmSync(join(folder.path, 'isos'), { recursive: true, force: true })
  mkdirSync(join(folder.path, 'isos'))
  writeFileSync(iso, 'content')
})

it.each([['-b'], ['-t'], ['--tag']])('reads what sha256sum %s writes', option => {
  const list = execFileSync('sha256sum', [option, 'a disc.iso'], {
    cwd: join(folder.path, 'isos'),
    encoding: 'utf8',
  })
  expect(parseChecksums(`${other}  another.iso\n${list}`, 'a disc.iso')).toBe(sha256)
})

it('prefers the file of the ISO to a list, and reads a list that names it', async () => {
  expect(await findStatedChecksum(iso)).toBeNull()
  writeFileSync(join(folder.path, 'isos', 'SHA256SUMS'), `${other} *./a disc.iso\n`)
  expect(await findStatedChecksum(iso)).toEqual({ sha256: other, source: 'SHA256SUMS' })
  writeFileSync(`${iso}.sha256`, `${sha256.toUpperCase()}\n`)
  expect(await findStatedChecksum(iso)).toEqual({ sha256, source: 'a disc.iso.sha256' })
})

it('reads the signed lists of Fedora', async () => {
  const text = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n# a disc.iso: 7 bytes\nSHA256 (a disc.iso) = ${sha256}\n`
  writeFileSync(join(folder.path, 'isos', 'Fedora-Server-41-1.4-x86_64-CHECKSUM'), text)
  expect(await findStatedChecksum(iso)).toMatchObject({ sha256 })
})

it('finds nothing in lists of other files, invalid text and folders', async () => {
  writeFileSync(
    join(folder.path, 'isos', 'sha256sum.txt'),
    `${other}  b.iso\n${'x'.repeat(100_000)}\n${sha256}`,
  )
  mkdirSync(join(folder.path, 'isos', 'CHECKSUM'))
  expect(await findStatedChecksum(iso)).toBeNull()
  expect(await findStatedChecksum('/nowhere/at/all.iso')).toBeNull()
})
