import { folderTreeOf, type CapsuleFile, type Folder } from './folder-tree.ts'
import { createVirtualFile, lengthOf, type Content, type Placed } from './virtual-file.ts'

const SECTOR_BYTES = 512
const ENTRY_BYTES = 32
const ROOT_ENTRIES = 512
/**
 * FAT specification 1.03 "FAT Type Determination": FAT16 requires a number of clusters between these, with a margin on
 * either side.
 */
const MIN_CLUSTERS = 4200
const MAX_CLUSTERS = 65_000
const MAX_CLUSTER_BYTES = 32 * 1024
const FIRST_CLUSTER = 2
const END_OF_CHAIN = 0xffff
const MEDIA = 0xf8
const Attribute = { Directory: 0x10, Archive: 0x20 } as const
/** 2020-01-01 in FAT's format; nothing reads it. */
const DATE = (40 << 9) | (1 << 5) | 1

interface Layout {
  readonly clusterBytes: number
  nextCluster: number
  /** First cluster and length of every chain; each chain is contiguous. */
  readonly chains: { readonly first: number; readonly clusters: number }[]
  readonly placed: { readonly cluster: number; readonly content: Content }[]
}

/** Lays out a FAT16 file system with `files`, without copying their contents. Throws a RangeError above about 2 GB. */
export function layOutFat(files: readonly CapsuleFile[]): ReturnType<typeof createVirtualFile> {
  const tree = folderTreeOf(files)
  const layout: Layout = {
    clusterBytes: clusterBytesFor(tree),
    nextCluster: FIRST_CLUSTER,
    chains: [],
    placed: [],
  }
  const root = directoryOf(tree, null, layout)
  if (root.length > ROOT_ENTRIES * ENTRY_BYTES) throw new RangeError('too many names for a FAT root')
  const clusters = Math.max(layout.nextCluster - FIRST_CLUSTER, MIN_CLUSTERS)
  const tableSectors = Math.ceil(((clusters + FIRST_CLUSTER) * 2) / SECTOR_BYTES)
  const rootOffset = (1 + tableSectors) * SECTOR_BYTES
  const dataOffset = rootOffset + ROOT_ENTRIES * ENTRY_BYTES
  const sizeBytes = dataOffset + clusters * layout.clusterBytes
  const at = (cluster: number) => dataOffset + (cluster - FIRST_CLUSTER) * layout.clusterBytes
  const contents: readonly Placed[] = [
    { offset: 0, content: bootSector(layout.clusterBytes, sizeBytes / SECTOR_BYTES, tableSectors) },
    { offset: SECTOR_BYTES, content: tableOf(layout, tableSectors * SECTOR_BYTES) },
    { offset: rootOffset, content: root },
    ...layout.placed.map(({ cluster, content }) => ({ offset: at(cluster), content })),
  ]
  return createVirtualFile(sizeBytes, contents)
}

function clusterBytesFor(tree: Folder): number {
  for (let bytes = SECTOR_BYTES; bytes <= MAX_CLUSTER_BYTES; bytes *= 2)
    if (clustersOf(tree, bytes) <= MAX_CLUSTERS) return bytes
  throw new RangeError('too much for a FAT16 file system')
}

function clustersOf(folder: Folder, clusterBytes: number): number {
  const own = Math.ceil(directoryBytes(folder) / clusterBytes)
  const files = folder.files.reduce((sum, one) => sum + Math.ceil(lengthOf(one.content) / clusterBytes), 0)
  return folder.folders.reduce((sum, one) => sum + clustersOf(one, clusterBytes), own + files)
}

/** Builds a directory's entries and places its contents. `parent` is null for the root, which has no cluster. */
function directoryOf(
  folder: Folder,
  own: { cluster: number; parent: number } | null,
  layout: Layout,
): Buffer {
  const entries: Buffer[] = []
  if (own) {
    entries.push(entryOf(Buffer.from('.          '), Attribute.Directory, own.cluster, 0))
    entries.push(entryOf(Buffer.from('..         '), Attribute.Directory, own.parent, 0))
  }
  let number = 0
  for (const one of folder.folders) {
    const { short, long } = fatNameOf(one.name, ++number)
    const cluster = allot(layout, directoryBytes(one))
    layout.placed.push({ cluster, content: directoryOf(one, { cluster, parent: own?.cluster ?? 0 }, layout) })
    entries.push(long, entryOf(short, Attribute.Directory, cluster, 0))
  }
  for (const one of folder.files) {
    const { short, long } = fatNameOf(one.name, ++number)
    const length = lengthOf(one.content)
    const cluster = allot(layout, length)
    if (cluster > 0) layout.placed.push({ cluster, content: one.content })
    entries.push(long, entryOf(short, Attribute.Archive, cluster, length))
  }
  return Buffer.concat(entries)
}

/** Size of a directory: its `.` and `..`, and for each name one entry plus those of the long name. */
function directoryBytes(folder: Folder): number {
  const names = [...folder.folders, ...folder.files]
  return names.reduce(
    (sum, { name }, index) => sum + ENTRY_BYTES + fatNameOf(name, index + 1).long.length,
    2 * ENTRY_BYTES,
  )
}

/** Allocates clusters. An empty file has none: 0. */
function allot(layout: Layout, length: number): number {
  const clusters = Math.ceil(length / layout.clusterBytes)
  if (clusters === 0) return 0
  const first = layout.nextCluster
  layout.nextCluster += clusters
  layout.chains.push({ first, clusters })
  return first
}

function entryOf(short: Buffer, attributes: number, cluster: number, sizeBytes: number): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES)
  short.copy(entry)
  entry[11] = attributes
  for (const offset of [16, 18, 24]) entry.writeUInt16LE(DATE, offset)
  entry.writeUInt16LE(cluster, 26)
  entry.writeUInt32LE(sizeBytes, 28)
  return entry
}

function tableOf(layout: Layout, bytes: number): Buffer {
  const table = Buffer.alloc(bytes)
  table.writeUInt16LE(0xff00 | MEDIA, 0)
  table.writeUInt16LE(END_OF_CHAIN, 2)
  for (const { first, clusters } of layout.chains)
    for (let cluster = first; cluster < first + clusters; cluster++)
      table.writeUInt16LE(cluster + 1 < first + clusters ? cluster + 1 : END_OF_CHAIN, cluster * 2)
  return table
}

/** FAT specification 1.03 "Boot Sector and BPB". One table is enough: the image is never repaired. */
function bootSector(clusterBytes: number, sectors: number, tableSectors: number): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES)
  bytes.write('\xeb\x3c\x90MSDOS5.0', 'latin1')
  bytes.writeUInt16LE(SECTOR_BYTES, 11)
  bytes[13] = clusterBytes / SECTOR_BYTES
  bytes.writeUInt16LE(1, 14)
  bytes[16] = 1
  bytes.writeUInt16LE(ROOT_ENTRIES, 17)
  bytes.writeUInt16LE(sectors < 65_536 ? sectors : 0, 19)
  bytes[21] = MEDIA
  bytes.writeUInt16LE(tableSectors, 22)
  bytes.writeUInt16LE(63, 24)
  bytes.writeUInt16LE(255, 26)
  bytes.writeUInt32LE(sectors < 65_536 ? 0 : sectors, 32)
  bytes[36] = 0x80
  bytes[38] = 0x29
  bytes.write('NO NAME    FAT16   ', 43, 'latin1')
  bytes.writeUInt16LE(0xaa55, 510)
  return bytes
}

const CHARACTERS_PER_PART = 13
const PART_BYTES = 32
const LONG_NAME = 0x0f
const LAST_PART = 0x40
/** Offsets of the characters of a long name in its parts (FAT specification 1.03, "Long Directory Entries"). */
const CHARACTER_OFFSETS = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30]

/** A name as a FAT directory stores it: eleven capital letters, and long-name entries if those do not suffice. */
interface FatName {
  readonly short: Buffer
  readonly long: Buffer
}

/** `number` makes the short names in one folder unique. */
function fatNameOf(name: string, number: number): FatName {
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

/** The last part comes first. Its unused characters are a zero followed by 0xFFFF. */
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
