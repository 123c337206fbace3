const SECTION_HEADER_BYTES = 64
const MAX_SECTIONS = 64

/** The name in the `.modname` section of a GRUB module, a relocatable ELF64 file; null where there is none. */
export function moduleName(elf: Buffer): string | null {
  if (elf.length < 64 || elf.readUInt32BE(0) !== 0x7f454c46 || elf[4] !== 2) return null
  const table = Number(elf.readBigUInt64LE(40))
  const count = Math.min(elf.readUInt16LE(60), MAX_SECTIONS)
  const names = sectionAt(elf, table, elf.readUInt16LE(62))
  if (!names) return null
  for (let index = 0; index < count; index++) {
    const section = sectionAt(elf, table, index)
    if (section && textAt(names.content, section.name) === '.modname') return textAt(section.content, 0)
  }
  return null
}

function sectionAt(elf: Buffer, table: number, index: number): { name: number; content: Buffer } | null {
  const at = table + index * SECTION_HEADER_BYTES
  if (at + SECTION_HEADER_BYTES > elf.length) return null
  const offset = Number(elf.readBigUInt64LE(at + 24))
  const length = Number(elf.readBigUInt64LE(at + 32))
  if (offset + length > elf.length) return null
  return { name: elf.readUInt32LE(at), content: elf.subarray(offset, offset + length) }
}

function textAt(bytes: Buffer, offset: number): string {
  const end = bytes.indexOf(0, offset)
  return bytes.toString('latin1', offset, end < 0 ? bytes.length : end)
}
