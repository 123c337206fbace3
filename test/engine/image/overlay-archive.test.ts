import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bytesFile } from '#engine/image/image-file.ts'
import { wrapInArchive } from '#engine/image/overlay-archive.ts'
import type { VersionedFile } from '#engine/base/readable-file.ts'

const of = { modifiedMs: 1_700_000_000_000, version: 'v' }
const content = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 31) & 0xff))

function unpack(archive: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-cpio-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  execFileSync('cpio', ['-i', '--quiet', '-d'], { cwd: folder, input: archive })
  return folder
}

it.each([0, 1, 2, 3, 4, 4095, 70_001])(
  'cpio finds %i bytes in it, and it can be followed by another',
  async length => {
    const archive = wrapInArchive(bytesFile(content(length), of), 'proxmox.iso')
    const bytes = await readWhole(archive)
    expect(bytes.length % 4).toBe(0)
    const folder = unpack(bytes)
    expect(readFileSync(join(folder, 'proxmox.iso')).equals(content(length))).toBe(true)
  },
)

it('returns the same bytes whatever the chunk size', async () => {
  const archive = wrapInArchive(bytesFile(content(1001), of), 'x.iso')
  const whole = await readWhole(archive)
  for (const size of [1, 7, 110, 512, 5000]) {
    const parts: Buffer[] = []
    for (let offset = 0; offset < archive.sizeBytes;) {
      const part = Buffer.alloc(Math.min(size, archive.sizeBytes - offset))
      const read = await archive.readInto(part, offset)
      // TFTP relies on complete chunks.
      expect(read).toBe(part.length)
      parts.push(part.subarray(0, read))
      offset += read
    }
    expect(Buffer.concat(parts).equals(whole)).toBe(true)
  }
})

it('refuses a size that its eight digits cannot hold', () => {
  const huge: VersionedFile = {
    ...of,
    sizeBytes: 2 ** 32,
    readInto: async () => 0,
    close: async () => undefined,
  }
  expect(() => wrapInArchive(huge, 'x.iso')).toThrow(RangeError)
})

async function readWhole(file: VersionedFile): Promise<Buffer> {
  const bytes = Buffer.alloc(file.sizeBytes)
  for (let done = 0; done < bytes.length;) done += await file.readInto(bytes.subarray(done), done)
  return bytes
}
