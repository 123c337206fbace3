/** Discs that no tool writes, byte by byte: a reader must survive them, and they need no tools on this computer. */

const SECTOR = 2048
const FAT_SECTOR = 512

/** A file of a disc, all in the root. */
export interface PlainFile {
  /** ECMA-119 level 1, such as `BOOT.CFG`. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Further System Use entries (SUSP), such as those of zisofs. */
  readonly systemUse?: Uint8Array
}

/** A disc with these files in its root and, if given, an El Torito EFI image at its end. */
export function plainDisc(files: readonly PlainFile[], efiImage: Uint8Array | null = null): Buffer {
  const sectors = (bytes: number): number => Math.ceil(bytes / SECTOR)
  const rootSector = 20
  const self = 34
  const recordBytes = files.reduce((sum, one) => sum + recordOf(one, 0).length + 1, 2 * (self + 80))
  const rootSectors = sectors(recordBytes) + 1
  let next = rootSector + rootSectors
  const placed = files.map(file => {
    const sector = next
    next += Math.max(1, sectors(file.bytes.length))
    return { file, sector }
  })
  const efiSector = next
  const end = efiSector + sectors(efiImage?.length ?? 0)
  const disc = Buffer.alloc(end * SECTOR)
  const root = { sector: rootSector, bytes: rootSectors * SECTOR }
  descriptor(end, root).copy(disc, 16 * SECTOR)
  if (efiImage) {
    const record = Buffer.alloc(SECTOR)
    record.write('\0CD001\x01EL TORITO SPECIFICATION', 'latin1')
    record.writeUInt32LE(19, 0x47)
    record.copy(disc, 17 * SECTOR)
    catalog(efiSector).copy(disc, 19 * SECTOR)
    disc.set(efiImage, efiSector * SECTOR)
  }
  disc.write('\xffCD001\x01', (efiImage ? 18 : 17) * SECTOR, 'latin1')
  let at = rootSector * SECTOR
  const sharing = Buffer.from([0x53, 0x50, 7, 1, 0xbe, 0xef, 0, 0x52, 0x52, 5, 1, 0])
  for (const [identifier, more] of [
    [Buffer.from([0]), sharing],
    [Buffer.from([1]), Buffer.alloc(0)],
  ] as const)
    at += recordBytesOf(identifier, { ...root, isDirectory: true }, more).copy(disc, at)
  for (const { file, sector } of placed) {
    const record = recordOf(file, sector)
    if ((at % SECTOR) + record.length > SECTOR) at = Math.ceil(at / SECTOR) * SECTOR
    at += record.copy(disc, at)
    disc.set(file.bytes, sector * SECTOR)
  }
  return disc
}

function recordOf({ name, bytes, systemUse }: PlainFile, sector: number): Buffer {
  const place = { sector, bytes: bytes.length, isDirectory: false }
  return recordBytesOf(Buffer.from(`${name};1`, 'latin1'), place, Buffer.from(systemUse ?? []))
}

/** ECMA-119 §9.1 */
function recordBytesOf(
  identifier: Buffer,
  place: { readonly sector: number; readonly bytes: number; readonly isDirectory: boolean },
  systemUse: Buffer,
): Buffer {
  const padded = 33 + identifier.length + ((identifier.length + 1) % 2)
  const record = Buffer.alloc(Math.ceil((padded + systemUse.length) / 2) * 2)
  record[0] = record.length
  record.writeUInt32LE(place.sector, 2)
  record.writeUInt32LE(place.bytes, 10)
  record.set([120, 1, 1, 0, 0, 0, 0], 18)
  record[25] = place.isDirectory ? 2 : 0
  record.writeUInt16LE(1, 28)
  record[32] = identifier.length
  identifier.copy(record, 33)
  systemUse.copy(record, padded)
  return record
}

/** ECMA-119 §8.4 */
function descriptor(sectors: number, root: { readonly sector: number; readonly bytes: number }): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  bytes.write('\x01CD001\x01', 'latin1')
  bytes.fill(' ', 8, 72, 'latin1')
  bytes.writeUInt32LE(sectors, 80)
  bytes.writeUInt16LE(1, 120)
  bytes.writeUInt16LE(1, 124)
  bytes.writeUInt16LE(SECTOR, 128)
  recordBytesOf(Buffer.from([0]), { ...root, isDirectory: true }, Buffer.alloc(0)).copy(bytes, 156)
  bytes[881] = 1
  return bytes
}

/** El Torito §2: one image for UEFI. */
function catalog(sector: number): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  bytes[0] = 1
  bytes[1] = 0xef
  bytes.set([0x55, 0xaa, 0x88], 30)
  bytes.writeUInt16LE(1, 38)
  bytes.writeUInt32LE(sector, 40)
  return bytes
}

/**
 * A FAT12 file system of 20 kB whose only folder, `D`, is a circle of eight clusters, so that it has 65,536 names.
 * Each is a file of 4 MB on one chain that alternates between two clusters.
 */
export function greedyFat(): Buffer {
  const clusters = 4084
  const tableSectors = 12
  const dataSector = 1 + tableSectors + 1
  const clusterSectors = 2
  const image = Buffer.alloc((dataSector + 13 * clusterSectors) * FAT_SECTOR)
  image.writeUInt16LE(FAT_SECTOR, 11)
  image[13] = clusterSectors
  image.writeUInt16LE(1, 14)
  image[16] = 1
  image.writeUInt16LE(16, 17)
  image.writeUInt16LE(dataSector + clusters * clusterSectors, 19)
  image.writeUInt16LE(tableSectors, 22)
  image.writeUInt16LE(0xaa55, 510)
  const point = (from: number, to: number): void => {
    const at = FAT_SECTOR + Math.floor((from * 12) / 8)
    const word = image.readUInt16LE(at)
    image.writeUInt16LE(from % 2 === 0 ? (word & 0xf000) | to : (word & 0x000f) | (to << 4), at)
  }
  for (let cluster = 2; cluster < 10; cluster++) point(cluster, cluster === 9 ? 2 : cluster + 1)
  point(10, 12)
  point(12, 10)
  entry('D          ', { isDirectory: true, cluster: 2, bytes: 0 }).copy(
    image,
    (1 + tableSectors) * FAT_SECTOR,
  )
  entry('GOOD       ', { isDirectory: false, cluster: 14, bytes: 100 }).copy(
    image,
    (1 + tableSectors) * FAT_SECTOR + 32,
  )
  for (let index = 0; index < 256; index++)
    entry(`F${index}`.padEnd(11), {
      isDirectory: false,
      cluster: 10,
      bytes: clusters * clusterSectors * FAT_SECTOR,
    }).copy(image, dataSector * FAT_SECTOR + index * 32)
  return image
}

function entry(
  name: string,
  of: { readonly isDirectory: boolean; readonly cluster: number; readonly bytes: number },
): Buffer {
  const bytes = Buffer.alloc(32)
  bytes.write(name, 'latin1')
  bytes[11] = of.isDirectory ? 0x10 : 0x20
  bytes.writeUInt16LE(of.cluster, 26)
  bytes.writeUInt32LE(of.bytes, 28)
  return bytes
}
