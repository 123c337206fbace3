/** The behaviour of a wrong boot program. */
export type Behaviour = 'hangs' | 'ends'

/** `jmp $`, or "no error" handed back: by `ret` to UEFI, by a far one to a PXE ROM (PXE 2.1 §4.4.5). */
const CODE = {
  efi: { hangs: [0xeb, 0xfe], ends: [0x31, 0xc0, 0xc3] },
  bios: { hangs: [0xeb, 0xfe], ends: [0x31, 0xc0, 0xcb] },
} as const

const PAGE = 4096
const HEADERS_BYTES = 512
const PE_AT = 0x80
const OPTIONAL_BYTES = 240

/** A network boot program for BIOS, loaded at 0:7C00 and called. */
export function tinyBiosProgram(behaviour: Behaviour): Buffer {
  const program = Buffer.alloc(2048)
  program.set(CODE.bios[behaviour])
  return program
}

/** A PE32+ program that x64 UEFI loads and starts (PE format specification, "Optional header"). */
export function tinyEfiProgram(behaviour: Behaviour): Buffer {
  const program = Buffer.alloc(HEADERS_BYTES + 512)
  program.write('MZ', 0, 'latin1')
  program.writeUInt32LE(PE_AT, 0x3c)
  program.write('PE\0\0', PE_AT, 'latin1')
  program.writeUInt16LE(0x8664, PE_AT + 4)
  program.writeUInt16LE(1, PE_AT + 6)
  program.writeUInt16LE(OPTIONAL_BYTES, PE_AT + 20)
  // Executable, with addresses above 2 GiB.
  program.writeUInt16LE(0x0022, PE_AT + 22)
  writeOptionalHeader(program.subarray(PE_AT + 24))
  writeSection(program.subarray(PE_AT + 24 + OPTIONAL_BYTES))
  program.set(CODE.efi[behaviour], HEADERS_BYTES)
  return program
}

function writeOptionalHeader(header: Buffer): void {
  header.writeUInt16LE(0x20b, 0)
  header.writeUInt32LE(512, 4)
  // Entry point and base of the code.
  header.writeUInt32LE(PAGE, 16)
  header.writeUInt32LE(PAGE, 20)
  header.writeUInt32LE(PAGE, 32)
  header.writeUInt32LE(512, 36)
  header.writeUInt32LE(2 * PAGE, 56)
  header.writeUInt32LE(HEADERS_BYTES, 60)
  // An EFI application.
  header.writeUInt16LE(10, 68)
  header.writeUInt32LE(16, 108)
}

function writeSection(header: Buffer): void {
  header.write('.text', 0, 'latin1')
  header.writeUInt32LE(512, 8)
  header.writeUInt32LE(PAGE, 12)
  header.writeUInt32LE(512, 16)
  header.writeUInt32LE(HEADERS_BYTES, 20)
  // Code that may be executed and read.
  header.writeUInt32LE(0x60000020, 36)
}
