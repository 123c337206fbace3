import { expect, it } from 'vitest'
import { readSha256 } from '../../renderer/model/sha256.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)
const path = '/srv/iso/debian 12.iso'

it('finds the checksum of a file in whatever was pasted', () => {
  expect(readSha256(A.toUpperCase(), path)).toBe(A)
  expect(readSha256(`  ${A}  something-else.iso`, path)).toBe(A)
  expect(readSha256(`SHA256 (x.iso) = ${A}`, '/srv/x.iso')).toBe(A)
  expect(readSha256(`# list\n${B}  ./y.iso\n${A} *x.iso\n`, '/srv/x.iso')).toBe(A)
  expect(readSha256(`${B}  y.iso\r\n${A}  ./x.iso`, 'C:\\iso\\x.iso')).toBe(A)
})

it('finds none if there is none, or none of this file', () => {
  for (const text of ['', 'abc', A.slice(1), `${A}a`, `${A}  y.iso\n${B}  z.iso`])
    expect(readSha256(text, '/srv/x.iso'), text).toBeNull()
})
