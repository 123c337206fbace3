const CHARACTERS_PER_PART = 13
const PART_BYTES = 32
const LONG_NAME = 0x0f
const LAST_PART = 0x40
/** Where the characters of a long name are in its parts (FAT specification 1.03, "Long Directory Entries"). */
const CHARACTER_OFFSETS = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30]

/** A name as a FAT directory holds it: eleven capital letters, and the entries before them where those do not say it all. */
export interface FatName {
  readonly short: Buffer
  readonly long: Buffer
}

/** `number` makes the short names of one folder differ. */
export function fatNameOf(name: string, number: number): FatName {
  const plain = /^([A-Z0-9_-]{1,8})(?:\.([A-Z0-9_-]{1,3}))?$/.exec(name)
  if (plain) return { short: shortName(plain[1] ?? '', plain[2] ?? ''), long: Buffer.alloc(0) }
  const extension = /\.([A-Za-z0-9_-]{1,3})[^.]*$/.exec(name)?.[1] ?? ''
  const tail = `~${number}`
  const stem = name.toUpperCase().replaceAll(/[^A-Z0-9_-]/g, '') || 'X'
  const short = shortName(stem.slice(0, 8 - tail.length) + tail, extension.toUpperCase())
  return { short, long: longEntries(name, checksumOf(short)) }
}

function shortName(stem: string, extension: string): Buffer {
  return Buffer.from(stem.padEnd(8) + extension.padEnd(3), 'latin1')
}

/** The last part comes first; what is left of it is filled with 0xFFFF behind a zero. */
function longEntries(name: string, checksum: number): Buffer {
  const units = Buffer.from(name, 'utf16le')
  const count = Math.ceil(units.length / 2 / CHARACTERS_PER_PART)
  const bytes = Buffer.alloc(count * PART_BYTES)
  for (let part = count; part >= 1; part--) {
    const entry = bytes.subarray((count - part) * PART_BYTES, (count - part + 1) * PART_BYTES)
    entry[0] = part | (part === count ? LAST_PART : 0)
    entry[11] = LONG_NAME
    entry[13] = checksum
    CHARACTER_OFFSETS.forEach((offset, index) => {
      const at = ((part - 1) * CHARACTERS_PER_PART + index) * 2
      entry.writeUInt16LE(
        at < units.length ? units.readUInt16LE(at) : at === units.length ? 0 : 0xffff,
        offset,
      )
    })
  }
  return bytes
}

function checksumOf(short: Buffer): number {
  return short.reduce((sum, byte) => (((sum & 1) << 7) + (sum >> 1) + byte) & 0xff, 0)
}
