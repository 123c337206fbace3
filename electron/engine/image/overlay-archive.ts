import type { VersionedFile } from '../base/readable-file.ts'

const HEADER_BYTES = 110
const ALIGNMENT = 4
const REGULAR_FILE = 0o100644

/**
 * Wraps a file in a cpio archive, generated while it is read. A Linux kernel unpacks it in addition to its initrd
 * (Documentation/driver-api/early-userspace/buffer-format.rst, the `newc` format). Its length is a multiple of four.
 * `name` is the member's, without folders. Throws a RangeError for a file of 4 GiB or more, which exceeds the format's
 * size field.
 */
export function wrapInArchive(file: VersionedFile, name: string): VersionedFile {
  const modified = Math.floor(file.modifiedMs / 1000)
  const before = member(name, { mode: REGULAR_FILE, sizeBytes: file.sizeBytes, modified })
  const padding = Buffer.alloc(padded(file.sizeBytes) - file.sizeBytes)
  const after = Buffer.concat([padding, member('TRAILER!!!', { mode: 0, sizeBytes: 0, modified: 0 })])
  const contentEnd = before.length + file.sizeBytes
  const readPart = async (target: Uint8Array, offset: number): Promise<number> => {
    if (offset < before.length) return copyFrom(before, offset, target)
    if (offset >= contentEnd) return copyFrom(after, offset - contentEnd, target)
    const wanted = Math.min(target.length, contentEnd - offset)
    return file.readInto(target.subarray(0, wanted), offset - before.length)
  }
  return {
    sizeBytes: contentEnd + after.length,
    modifiedMs: file.modifiedMs,
    version: `${file.version}-archive`,
    async readInto(target, offset) {
      let done = 0
      while (done < target.length) {
        const read = await readPart(target.subarray(done), offset + done)
        if (read <= 0) break
        done += read
      }
      return done
    },
    close: () => file.close(),
  }
}

function member(
  name: string,
  facts: { readonly mode: number; readonly sizeBytes: number; readonly modified: number },
): Buffer {
  if (facts.sizeBytes > 0xffff_ffff) throw new RangeError('a cpio archive holds no file of 4 GiB or more')
  const nameBytes = Buffer.from(`${name}\0`)
  const fields = [
    ...[1, facts.mode, 0, 0, 1, facts.modified, facts.sizeBytes],
    ...[0, 0, 0, 0, nameBytes.length, 0],
  ]
  const header = `070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}`
  const bytes = Buffer.alloc(padded(HEADER_BYTES + nameBytes.length))
  bytes.write(header, 'latin1')
  nameBytes.copy(bytes, HEADER_BYTES)
  return bytes
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}

function copyFrom(bytes: Buffer, offset: number, target: Uint8Array): number {
  const part = bytes.subarray(offset, offset + target.length)
  target.set(part)
  return part.length
}
