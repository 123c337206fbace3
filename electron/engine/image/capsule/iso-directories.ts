import type { Folder } from './folder-tree.ts'
import { both32, directoryRecord, packRecords, sectorsFor, SECTOR_BYTES, type Place } from './iso-record.ts'
import { lengthOf, type Content, type Placed } from './virtual-file.ts'

const SELF = Buffer.from([0])
const PARENT = Buffer.from([1])
const MAX_EXTENT_BYTES = 0xffff_ffff - SECTOR_BYTES

/** A directory and its position in the path table, which is breadth first (ECMA-119 §6.9.1). */
interface Directory {
  readonly folder: Folder
  readonly identifier: Buffer
  readonly parent: Directory | null
  readonly children: readonly { readonly record: Child; readonly directory: Directory | null }[]
  place: Place
}

interface Child {
  readonly identifier: Buffer
  readonly name: string
  readonly content: Content | null
}

/** Lays out all directories from `sector` on, followed by the files. */
export function layOutDirectories(root: Folder, sector: number) {
  const directories = listDirectories(root)
  let next = sector
  for (const one of directories) {
    const length = recordsOf(one, new Map()).length
    one.place = { sector: next, sizeBytes: length }
    next += sectorsFor(length)
  }
  const places = new Map<Content, Place>()
  const placed: Placed[] = []
  for (const { children } of directories)
    for (const { record } of children) {
      const { content } = record
      if (!content || places.has(content)) continue
      const sizeBytes = lengthOf(content)
      if (sizeBytes > MAX_EXTENT_BYTES) throw new RangeError('a file of 4 GiB or more')
      places.set(content, { sector: next, sizeBytes })
      placed.push({ offset: next * SECTOR_BYTES, content })
      next += sectorsFor(sizeBytes)
    }
  for (const one of directories)
    placed.push({ offset: one.place.sector * SECTOR_BYTES, content: recordsOf(one, places) })
  return {
    root: directories[0]!.place,
    endSector: next,
    placed,
    pathTable: (order: 'little' | 'big') => pathTable(directories, order),
  }
}

/** The length of the path table, before anything has a position. */
export function pathTableBytes(root: Folder): number {
  return pathTable(listDirectories(root), 'little').length
}

function listDirectories(root: Folder): Directory[] {
  const first = directoryFor(root, SELF, null)
  const all = [first]
  for (let index = 0; index < all.length; index++)
    for (const { directory } of all[index]!.children) if (directory) all.push(directory)
  return all
}

function directoryFor(folder: Folder, identifier: Buffer, parent: Directory | null): Directory {
  const identify = createIdentifiers()
  const children: Directory['children'][number][] = []
  const self: Directory = { folder, identifier, parent, children, place: { sector: 0, sizeBytes: 0 } }
  for (const one of folder.folders) {
    const record = { identifier: identify(one.name, true), name: one.name, content: null }
    children.push({ record, directory: directoryFor(one, record.identifier, self) })
  }
  for (const { name, content } of folder.files)
    children.push({ record: { identifier: identify(name, false), name, content }, directory: null })
  // ECMA-119 §9.3: sorted by identifier.
  children.sort((one, other) => Buffer.compare(one.record.identifier, other.record.identifier))
  return self
}

function recordsOf(directory: Directory, places: ReadonlyMap<Content, Place>): Buffer {
  const { place, parent, children } = directory
  const isRoot = parent === null
  const own = { name: null, isDirectory: true }
  return packRecords([
    directoryRecord({ ...own, identifier: SELF, place, ...(isRoot ? { systemUse: 'root' as const } : {}) }),
    directoryRecord({ ...own, identifier: PARENT, place: parent?.place ?? place }),
    ...children.map(({ record, directory: below }) =>
      directoryRecord({
        identifier: record.identifier,
        name: record.name,
        isDirectory: below !== null,
        place: below?.place ?? (record.content && places.get(record.content)) ?? { sector: 0, sizeBytes: 0 },
      }),
    ),
  ])
}

/** §9.4 */
function pathTable(directories: readonly Directory[], order: 'little' | 'big'): Buffer {
  const half = order === 'little' ? 0 : 4
  const records = directories.map(({ identifier, place, parent }) => {
    const record = Buffer.alloc(8 + identifier.length + (identifier.length % 2))
    const number = parent ? directories.indexOf(parent) + 1 : 1
    record[0] = identifier.length
    both32(place.sector).copy(record, 2, half, half + 4)
    if (order === 'little') record.writeUInt16LE(number, 6)
    else record.writeUInt16BE(number, 6)
    identifier.copy(record, 8)
    return record
  })
  return Buffer.concat(records)
}

/**
 * Creates unique identifiers allowed by ECMA-119 §7.5 for the names of one folder, at most eight plus three
 * characters, for readers without Rock Ridge.
 */
function createIdentifiers(): (name: string, isDirectory: boolean) => Buffer {
  const taken = new Set<string>()
  return (name, isDirectory) => {
    const [, stem = '', extension = ''] = /^(.*?)(?:\.([^.]*))?$/.exec(name) ?? []
    const clean = (text: string, length: number) =>
      text
        .toUpperCase()
        .replaceAll(/[^A-Z0-9_]/g, '_')
        .slice(0, length)
    for (let number = 0; ; number++) {
      const tail = number === 0 ? '' : String(number)
      const base = `${clean(stem, 8 - tail.length)}${tail}` || '_'
      const identifier = isDirectory ? base : `${base}.${clean(extension, 3)};1`
      if (taken.has(identifier)) continue
      taken.add(identifier)
      return Buffer.from(identifier, 'latin1')
    }
  }
}
