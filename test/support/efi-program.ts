/** The headers of a PE program with one section: only they distinguish a UEFI program from another file. */
export function makeEfiProgram(machine: number, sizeBytes = 4096): Buffer {
  const bytes = Buffer.alloc(sizeBytes, 0x90)
  bytes.fill(0, 0, 512)
  bytes.write('MZ', 0, 'latin1')
  bytes.writeUInt32LE(0x80, 0x3c)
  bytes.write('PE\0\0', 0x80, 'latin1')
  bytes.writeUInt16LE(machine, 0x84)
  bytes.writeUInt16LE(1, 0x86)
  bytes.writeUInt16LE(240, 0x94)
  bytes.writeUInt16LE(0x20b, 0x98)
  const section = 0x98 + 240
  bytes.write('.text', section, 'latin1')
  bytes.writeUInt32LE(sizeBytes - 512, section + 16)
  bytes.writeUInt32LE(512, section + 20)
  return bytes
}
