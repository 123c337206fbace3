import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { firstReason, needPackages } from './debian-packages.ts'
import { needPackageFile, packageFile, type PackageFile } from './package-file.ts'

const run = promisify(execFile)

/** The line that an installed system prints on the first serial port when it starts from its disk. */
export const DISK_MARK = 'SLIPWAY-DISK'

const SIZE_BYTES = 8 * 1024 * 1024

/** GRUB as one file, with FAT and the partition tables built in. */
const GRUB: PackageFile = {
  package: '^grub-efi-amd64-bin$',
  path: /monolithic\/grubx64\.efi$/,
  name: 'grubx64-monolithic.efi',
}

/** Null if such a disk can be built here, else why not. */
export function needPrintingDisk(): Promise<string | null> {
  return firstReason(
    () => needPackages(['dosfstools', 'mtools']),
    () => needPackageFile(GRUB),
  )
}

/**
 * A disk with a system that only prints: its boot sector prints {@link DISK_MARK} for a BIOS, and GRUB in its FAT file
 * system prints it for UEFI.
 */
export async function makePrintingDisk(path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-disk-'))
  try {
    const configuration = join(folder, 'grub.cfg')
    await writeFile(configuration, `echo ${DISK_MARK}\necho\nsleep 600\n`)
    await writeEmptyDisk(path)
    await run('mkfs.vfat', ['-F', '12', '-n', 'SYSTEM', path])
    await run('mmd', ['-i', path, '::/EFI', '::/EFI/BOOT', '::/EFI/debian'])
    await run('mcopy', ['-i', path, await packageFile(GRUB), '::/EFI/BOOT/BOOTX64.EFI'])
    await run('mcopy', ['-i', path, configuration, '::/EFI/debian/grub.cfg'])
    await writeBootCode(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A disk with nothing on it, not even a boot sector; it takes no space until it is written. */
export async function writeEmptyDisk(path: string, sizeBytes = SIZE_BYTES): Promise<void> {
  const file = await open(path, 'w')
  await file.truncate(sizeBytes)
  await file.close()
}

/** Of the FAT boot sector: a jump over the file system's parameters, and the code behind them. */
const CODE_OFFSET = 0x3e
const LOADED_AT = 0x7c00

async function writeBootCode(path: string): Promise<void> {
  const sector = (await readFile(path)).subarray(0, 512)
  Buffer.from([0xeb, CODE_OFFSET - 2, 0x90]).copy(sector, 0)
  printingCode(`\r\n${DISK_MARK}\r\n`).copy(sector, CODE_OFFSET)
  const file = await open(path, 'r+')
  await file.write(sector, 0, 512, 0)
  await file.close()
}

/** 8086 code that writes a text to the first serial port (16550, line status bit 5) and stops. */
function printingCode(text: string): Buffer {
  const textAt = LOADED_AT + CODE_OFFSET + 34
  return Buffer.concat([
    Buffer.from([0x31, 0xc0, 0x8e, 0xd8]), // ds = 0
    Buffer.from([0xbe, textAt & 0xff, textAt >> 8, 0xfc]), // si = the text, forwards
    Buffer.from([0xac, 0x84, 0xc0, 0x74, 0x12, 0x88, 0xc4]), // next byte; 0 ends
    Buffer.from([0xba, 0xfd, 0x03, 0xec, 0xa8, 0x20, 0x74, 0xf8]), // wait until it can be sent
    Buffer.from([0x88, 0xe0, 0xba, 0xf8, 0x03, 0xee, 0xeb, 0xe9]), // send it, continue
    Buffer.from([0xf4, 0xeb, 0xfd]), // halt
    Buffer.from(`${text}\0`, 'latin1'),
  ])
}
