/**
 * Writes small UDF discs in shapes that no free tool masters: metadata, virtual and sparable partitions, embedded and
 * scattered content, chains of allocation extents. 7-Zip reads the ones it supports, which verifies this writer.
 */
export interface UdfShape {
  readonly entry?: 'plain' | 'extended'
  readonly allocation?: 'short' | 'long' | 'inline'
  readonly partition?: 'physical' | 'metadata' | 'virtual' | 'sparable'
  /** Splits every file into this many extents that are not adjacent. */
  readonly pieces?: number
  /** Continues the allocation descriptors of each file in a separate allocation extent. */
  readonly chained?: boolean
  readonly label?: string
}

const BLOCK = 2048
const PARTITION_START = 257
const PACKET = 16

export function writeUdf(
  content: Readonly<Record<string, string | Uint8Array>>,
  shape: UdfShape = {},
): Buffer {
  const { entry = 'plain', allocation = 'short', partition = 'physical', pieces = 1 } = shape
  // Blocks of the physical partition, and those of the metadata or virtual one on top of it.
  const blocks: Buffer[] = []
  const upper: Buffer[] = []
  const hasUpper = partition === 'metadata' || partition === 'virtual'
  const metaReference = hasUpper ? 1 : 0
  const metaBlocks = hasUpper ? upper : blocks

  const put = (into: Buffer[], bytes: Uint8Array): number => {
    const at = into.length
    for (let done = 0; done < Math.max(1, bytes.length); done += BLOCK) {
      const block = Buffer.alloc(BLOCK)
      block.set(bytes.subarray(done, done + BLOCK))
      into.push(block)
    }
    return at
  }
  const reserve = (into: Buffer[]) => put(into, Buffer.alloc(BLOCK))

  const longAd = (length: number, block: number, reference: number) => {
    const bytes = Buffer.alloc(16)
    bytes.writeUInt32LE(length, 0)
    bytes.writeUInt32LE(block >>> 0, 4)
    bytes.writeUInt16LE(reference, 8)
    return bytes
  }
  const shortAd = (length: number, block: number) => longAd(length, block, 0).subarray(0, 8)

  interface Run {
    readonly length: number
    readonly block: number
  }
  const dataRuns = (bytes: Uint8Array): Run[] => {
    const runs: Run[] = []
    const step = Math.ceil(bytes.length / pieces / BLOCK) * BLOCK || BLOCK
    for (let at = 0; at < bytes.length; at += step) {
      const part = bytes.subarray(at, at + step)
      runs.push({ length: part.length, block: put(blocks, part) })
      if (pieces > 1) put(blocks, Buffer.alloc(BLOCK, 0xee))
    }
    return runs
  }

  const writeEntry = (
    at: number,
    fileType: number,
    bytes: Uint8Array,
    runs: Run[] | null,
    reference: number,
  ) => {
    const isExtended = entry === 'extended'
    const form = runs === null ? 3 : allocation === 'long' || reference !== metaReference ? 1 : 0
    const describe = (run: Run) =>
      form === 1 ? longAd(run.length, run.block, reference) : shortAd(run.length, run.block)
    let area = runs === null ? Buffer.from(bytes) : Buffer.concat(runs.map(describe))
    if (runs && shape.chained && runs.length > 1) {
      const aed = Buffer.alloc(BLOCK)
      const rest = Buffer.concat(runs.slice(1).map(describe))
      aed.writeUInt32LE(rest.length, 20)
      rest.copy(aed, 24)
      const where = reserve(metaBlocks)
      tag(aed, 258, where, 24 + rest.length)
      aed.copy(metaBlocks[where]!)
      const next = form === 1 ? longAd(BLOCK, where, metaReference) : shortAd(BLOCK, where)
      next.writeUInt32LE(0xc000_0000 + BLOCK, 0)
      area = Buffer.concat([describe(runs[0]!), next])
    }
    const block = Buffer.alloc(BLOCK)
    block.writeUInt16LE(4, 20)
    block.writeUInt16LE(1, 24)
    block[27] = fileType
    block.writeUInt16LE(form, 34)
    block.writeUInt32LE(0x14a5, 44)
    block.writeUInt16LE(1, 48)
    block.writeBigUInt64LE(BigInt(bytes.length), 56)
    const times = isExtended ? [80, 92, 104, 116] : [72, 84, 96]
    if (isExtended) block.writeBigUInt64LE(BigInt(bytes.length), 64)
    block.writeBigUInt64LE(BigInt(runs ? Math.ceil(bytes.length / BLOCK) : 0), isExtended ? 72 : 64)
    for (const time of times) timestamp().copy(block, time)
    const lengths = isExtended ? 208 : 168
    block.writeUInt32LE(area.length, lengths + 4)
    area.copy(block, lengths + 8)
    tag(block, isExtended ? 266 : 261, at, lengths + 8 + area.length)
    block.copy(metaBlocks[at]!)
  }

  const tree = treeOf(content)
  const writeNode = (node: Node, parentIcb: number | null): number => {
    const at = reserve(metaBlocks)
    if (node.kind !== 'directory') {
      const bytes = node.kind === 'symlink' ? pathComponents(node.target) : node.content
      const fitsInline = bytes.length <= 1500
      const isInline = bytes.length > 0 && fitsInline && (allocation === 'inline' || node.kind === 'symlink')
      writeEntry(at, node.kind === 'symlink' ? 12 : 5, bytes, isInline ? null : dataRuns(bytes), 0)
      return at
    }
    const icbs = Object.entries(node.children).map(([name, child]) => ({
      name,
      isDirectory: child.kind === 'directory',
      icb: writeNode(child, at),
    }))
    const fids = [
      fid('', 0x0a, longAd(BLOCK, parentIcb ?? at, metaReference)),
      ...icbs.map(({ name, isDirectory, icb }) =>
        fid(name, isDirectory ? 2 : 0, longAd(BLOCK, icb, metaReference)),
      ),
    ]
    const bytes = Buffer.concat(fids)
    if (allocation === 'inline' && bytes.length <= 1500) writeEntry(at, 4, bytes, null, metaReference)
    else {
      const block = put(metaBlocks, bytes)
      writeEntry(at, 4, bytes, [{ length: bytes.length, block }], metaReference)
    }
    return at
  }

  if (partition === 'metadata') for (let index = 0; index < 2; index++) reserve(blocks)
  const fileSet = reserve(metaBlocks)
  const root = writeNode(tree, null)
  writeFileSet(metaBlocks[fileSet]!, fileSet, longAd(BLOCK, root, metaReference))

  const maps: Buffer[] = []
  if (partition !== 'sparable') maps.push(Buffer.from([1, 6, 1, 0, 0, 0]))
  const tail: Buffer[] = []
  let spared: Buffer | null = null
  if (partition === 'metadata') {
    const start = put(blocks, Buffer.concat(upper))
    for (const [index, at] of [0, 1].entries())
      writeMetadataFile(blocks[at]!, at, index === 0 ? 250 : 251, upper.length * BLOCK, start)
    const map = typeTwoMap('*UDF Metadata Partition')
    map.writeUInt32LE(0, 40)
    map.writeUInt32LE(1, 44)
    map.writeUInt32LE(0xffff_ffff, 48)
    map.writeUInt32LE(32, 52)
    map.writeUInt16LE(32, 56)
    maps.push(map)
  } else if (partition === 'virtual') {
    // Virtual blocks in reverse physical order.
    const start = put(blocks, Buffer.concat(upper.toReversed()))
    const table = Buffer.alloc(152 + upper.length * 4)
    table.writeUInt16LE(152, 0)
    upper.forEach((_, index) => table.writeUInt32LE(start + upper.length - 1 - index, 152 + index * 4))
    const at = put(blocks, table)
    const vat = Buffer.alloc(BLOCK)
    const vatAt = blocks.length
    vat.writeUInt16LE(4, 20)
    vat[27] = 248
    vat.writeBigUInt64LE(BigInt(table.length), 56)
    vat.writeUInt32LE(8, 172)
    shortAd(table.length, at).copy(vat, 176)
    tag(vat, 261, vatAt, 184)
    blocks.push(vat)
    maps.push(typeTwoMap('*UDF Virtual Partition'))
  } else if (partition === 'sparable') {
    while (blocks.length % PACKET !== 0) reserve(blocks)
    // The first packet is defective: its content is after the partition.
    const moved = blocks.slice(0, PACKET)
    for (let index = 0; index < PACKET; index++) blocks[index] = Buffer.alloc(BLOCK, 0xbd)
    tail.push(...moved)
    spared = Buffer.alloc(BLOCK)
    spared.write('*UDF Sparing Table', 17, 'latin1')
    spared.writeUInt16LE(1, 48)
    spared.writeUInt32LE(0, 56)
    spared.writeUInt32LE(PARTITION_START + blocks.length, 60)
    tag(spared, 0, 64, 64)
    const map = typeTwoMap('*UDF Sparable Partition')
    map.writeUInt16LE(PACKET, 40)
    map[42] = 1
    map.writeUInt32LE(BLOCK, 44)
    map.writeUInt32LE(100, 48)
    maps.push(map)
  }

  const head = Array.from({ length: PARTITION_START }, () => Buffer.alloc(BLOCK))
  for (const [index, mark] of ['BEA01', partition === 'physical' ? 'NSR02' : 'NSR03', 'TEA01'].entries()) {
    head[16 + index]!.write(mark, 1, 'latin1')
    head[16 + index]![6] = 1
  }
  const logicalVolume = logicalVolumeDescriptor(
    shape.label ?? 'A UDF disc',
    maps,
    longAd(BLOCK, fileSet, metaReference),
  )
  const sequence = [
    primaryVolumeDescriptor(shape.label ?? 'A UDF disc'),
    partitionDescriptor(blocks.length, partition === 'physical' || partition === 'metadata' ? 1 : 2),
    logicalVolume,
    Buffer.alloc(BLOCK),
  ]
  for (const start of [32, 48])
    for (const [index, descriptor] of sequence.entries()) {
      const sector = Buffer.from(descriptor)
      tag(sector, [1, 5, 6, 8][index]!, start + index, 496)
      sector.copy(head[start + index]!)
    }
  if (spared) spared.copy(head[100]!)
  const anchor = head[256]!
  anchor.writeUInt32LE(16 * BLOCK, 16)
  anchor.writeUInt32LE(32, 20)
  anchor.writeUInt32LE(16 * BLOCK, 24)
  anchor.writeUInt32LE(48, 28)
  tag(anchor, 2, 256, 496)
  const disc = [...head, ...blocks, ...tail]
  if (partition !== 'virtual') {
    const last = Buffer.from(anchor)
    tag(last, 2, disc.length, 496)
    disc.push(last)
  }
  return Buffer.concat(disc)
}

type Node =
  | { kind: 'file'; content: Uint8Array }
  | { kind: 'symlink'; target: string }
  | { kind: 'directory'; children: Record<string, Node> }

function treeOf(content: Readonly<Record<string, string | Uint8Array>>): Node {
  const root: Node = { kind: 'directory', children: {} }
  for (const [path, value] of Object.entries(content)) {
    const parts = path.split('/')
    const name = parts.pop()!
    let here = root.children
    for (const part of parts) {
      const next = (here[part] ??= { kind: 'directory', children: {} })
      if (next.kind !== 'directory') throw new Error(`${part} is a file`)
      here = next.children
    }
    here[name] =
      typeof value === 'string' && value.startsWith('-> ')
        ? { kind: 'symlink', target: value.slice(3) }
        : { kind: 'file', content: typeof value === 'string' ? Buffer.from(value) : value }
  }
  return root
}

/** OSTA compressed Unicode: eight bits if all characters fit. */
function cs0(text: string): Buffer {
  if (text === '') return Buffer.alloc(0)
  const isLatin = [...text].every(character => character.codePointAt(0)! < 256)
  const wide = Buffer.from(text, 'utf16le').swap16()
  return isLatin
    ? Buffer.concat([Buffer.from([8]), Buffer.from(text, 'latin1')])
    : Buffer.concat([Buffer.from([16]), wide])
}

function dstring(into: Buffer, at: number, length: number, text: string): void {
  const bytes = cs0(text)
  bytes.copy(into, at)
  into[at + length - 1] = bytes.length
}

function fid(name: string, characteristics: number, icb: Buffer): Buffer {
  const identifier = cs0(name)
  const bytes = Buffer.alloc(Math.ceil((38 + identifier.length) / 4) * 4)
  bytes.writeUInt16LE(1, 16)
  bytes[18] = characteristics
  bytes[19] = identifier.length
  icb.copy(bytes, 20)
  identifier.copy(bytes, 38)
  tag(bytes, 257, 0, bytes.length)
  return bytes
}

function pathComponents(target: string): Buffer {
  const parts = target.split('/').map((part, index) => {
    if (part === '' && index === 0) return Buffer.from([2, 0, 0, 0])
    if (part === '..') return Buffer.from([3, 0, 0, 0])
    if (part === '.') return Buffer.from([4, 0, 0, 0])
    const identifier = cs0(part)
    return Buffer.concat([Buffer.from([5, identifier.length, 0, 0]), identifier])
  })
  return Buffer.concat(parts)
}

/** 2024-02-29 12:34:56 at UTC+1. */
function timestamp(): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(0x1000 | 60, 0)
  bytes.writeInt16LE(2024, 2)
  bytes.set([2, 29, 12, 34, 56, 0], 4)
  return bytes
}
export const WRITTEN_MS = Date.UTC(2024, 1, 29, 11, 34, 56)

function writeFileSet(block: Buffer, at: number, rootIcb: Buffer): void {
  timestamp().copy(block, 16)
  block.writeUInt16LE(3, 28)
  block.writeUInt16LE(3, 30)
  block.writeUInt32LE(1, 32)
  block.writeUInt32LE(1, 36)
  rootIcb.copy(block, 400)
  block.write('*OSTA UDF Compliant', 417, 'latin1')
  tag(block, 256, at, 496)
}

function writeMetadataFile(block: Buffer, at: number, fileType: number, length: number, start: number): void {
  block.writeUInt16LE(4, 20)
  block[27] = fileType
  block.writeBigUInt64LE(BigInt(length), 56)
  block.writeBigUInt64LE(BigInt(length), 64)
  block.writeBigUInt64LE(BigInt(length / BLOCK), 72)
  block.writeUInt32LE(8, 212)
  block.writeUInt32LE(length, 216)
  block.writeUInt32LE(start, 220)
  tag(block, 266, at, 224)
}

function typeTwoMap(identifier: string): Buffer {
  const map = Buffer.alloc(64)
  map[0] = 2
  map[1] = 64
  map.write(identifier, 5, 'latin1')
  map.writeUInt16LE(0x0250, 28)
  map.writeUInt16LE(1, 36)
  return map
}

function primaryVolumeDescriptor(label: string): Buffer {
  const sector = Buffer.alloc(BLOCK)
  dstring(sector, 24, 32, label.slice(0, 30))
  return sector
}

function partitionDescriptor(length: number, accessType: number): Buffer {
  const sector = Buffer.alloc(BLOCK)
  sector.writeUInt16LE(1, 20)
  sector.write('+NSR03', 25, 'latin1')
  sector.writeUInt32LE(accessType, 184)
  sector.writeUInt32LE(PARTITION_START, 188)
  sector.writeUInt32LE(length, 192)
  return sector
}

function logicalVolumeDescriptor(label: string, maps: readonly Buffer[], fileSet: Buffer): Buffer {
  const sector = Buffer.alloc(BLOCK)
  dstring(sector, 84, 128, label)
  sector.writeUInt32LE(BLOCK, 212)
  sector.write('*OSTA UDF Compliant', 217, 'latin1')
  sector.writeUInt16LE(0x0250, 240)
  fileSet.copy(sector, 248)
  const table = Buffer.concat(maps)
  sector.writeUInt32LE(table.length, 264)
  sector.writeUInt32LE(maps.length, 268)
  table.copy(sector, 440)
  return sector
}

/** ECMA-167 3/7.2, with its checksum and its CRC. */
function tag(descriptor: Buffer, identifier: number, location: number, length: number): void {
  descriptor.writeUInt16LE(identifier, 0)
  descriptor.writeUInt16LE(3, 2)
  descriptor.writeUInt16LE(1, 6)
  descriptor.writeUInt16LE(crc(descriptor.subarray(16, length)), 8)
  descriptor.writeUInt16LE(length - 16, 10)
  descriptor.writeUInt32LE(location, 12)
  descriptor[4] = 0
  descriptor[4] = descriptor.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) & 0xff
}

/** CRC-CCITT of ECMA-167 1/7.2.6: polynomial 0x1021, starting at zero. */
function crc(bytes: Uint8Array): number {
  let value = 0
  for (const byte of bytes) {
    value ^= byte << 8
    for (let bit = 0; bit < 8; bit++)
      value = value & 0x8000 ? ((value << 1) ^ 0x1021) & 0xffff : (value << 1) & 0xffff
  }
  return value
}
