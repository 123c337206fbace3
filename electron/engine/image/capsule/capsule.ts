import { layOutFat } from './fat-image.ts'
import { folderTreeOf, type CapsuleFile } from './folder-tree.ts'
import { layOutDirectories, pathTableBytes } from './iso-directories.ts'
import {
  bootRecordDescriptor,
  efiBootCatalog,
  both16,
  both32,
  directoryRecord,
  sectorsFor,
  SECTOR_BYTES,
  type Place,
} from './iso-record.ts'
import { createVirtualFile } from './virtual-file.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** The content of a capsule. Paths are absolute. */
export interface CapsuleContent {
  /** The volume identifier, which GRUB may search for. */
  readonly label: string
  /**
   * The four dates of the imported disc's volume descriptor, 17 bytes each: GRUB derives a file system's UUID from
   * them.
   */
  readonly dates: Uint8Array | null
  /** Files on the disc, where GRUB reads. */
  readonly files: readonly CapsuleFile[]
  /** Files in the FAT image, which the firmware starts from. */
  readonly efiFiles: readonly CapsuleFile[]
}

const FIRST_DESCRIPTOR = 16
const BOOT_CATALOG = 19
const PATH_TABLES = 20
const DATES_OFFSET = 813
const DATES_BYTES = 4 * 17

/**
 * Lays out a disc (ECMA-119 with Rock Ridge) that UEFI firmware starts through its El Torito EFI image. References the
 * contents instead of copying them, so it uses only as much memory as its directories. Throws a RangeError for content
 * that a disc cannot hold.
 */
export function layOutCapsule(content: CapsuleContent): Pick<VersionedFile, 'sizeBytes' | 'readInto'> {
  const tree = folderTreeOf(content.files)
  const tableBytes = pathTableBytes(tree)
  const tableSectors = sectorsFor(tableBytes)
  const efiImage = layOutFat(content.efiFiles)
  const efiSector = PATH_TABLES + 2 * tableSectors
  const laidOut = layOutDirectories(tree, efiSector + sectorsFor(efiImage.sizeBytes))
  const descriptor = volumeDescriptor({
    ...content,
    sectors: laidOut.endSector,
    root: laidOut.root,
    tableBytes,
    tableSectors,
  })
  const at = (sector: number) => sector * SECTOR_BYTES
  return createVirtualFile(at(laidOut.endSector), [
    { offset: at(FIRST_DESCRIPTOR), content: descriptor },
    { offset: at(FIRST_DESCRIPTOR + 1), content: bootRecordDescriptor(BOOT_CATALOG) },
    { offset: at(FIRST_DESCRIPTOR + 2), content: Buffer.from('\xffCD001\x01', 'latin1') },
    {
      offset: at(BOOT_CATALOG),
      content: efiBootCatalog({ sector: efiSector, sizeBytes: efiImage.sizeBytes }),
    },
    { offset: at(PATH_TABLES), content: laidOut.pathTable('little') },
    { offset: at(PATH_TABLES + tableSectors), content: laidOut.pathTable('big') },
    { offset: at(efiSector), content: efiImage },
    ...laidOut.placed,
  ])
}

/** ECMA-119 §8.4 */
function volumeDescriptor(options: {
  readonly label: string
  readonly dates: Uint8Array | null
  readonly sectors: number
  readonly root: Place
  readonly tableBytes: number
  readonly tableSectors: number
}): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES)
  bytes.write('\x01CD001\x01', 'latin1')
  bytes.fill(' ', 8, 72, 'latin1')
  bytes.write(options.label.slice(0, 32).padEnd(32), 40, 'latin1')
  both32(options.sectors).copy(bytes, 80)
  both16(1).copy(bytes, 120)
  both16(1).copy(bytes, 124)
  both16(SECTOR_BYTES).copy(bytes, 128)
  both32(options.tableBytes).copy(bytes, 132)
  bytes.writeUInt32LE(PATH_TABLES, 140)
  bytes.writeUInt32BE(PATH_TABLES + options.tableSectors, 148)
  directoryRecord({
    identifier: Buffer.from([0]),
    name: null,
    isDirectory: true,
    place: options.root,
    systemUse: 'none',
  }).copy(bytes, 156)
  bytes.fill(' ', 190, DATES_OFFSET, 'latin1')
  if (options.dates?.length === DATES_BYTES) bytes.set(options.dates, DATES_OFFSET)
  else for (let at = 0; at < 4; at++) bytes.write(`${'0'.repeat(16)}\0`, DATES_OFFSET + at * 17, 'latin1')
  bytes[881] = 1
  return bytes
}
