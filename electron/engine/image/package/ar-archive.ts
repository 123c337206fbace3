import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { Extent } from '../file-tree.ts'

/** A member of an `ar` archive. */
export interface ArMember extends Extent {
  readonly name: string
}

const MAGIC = '!<arch>\n'
const HEADER_BYTES = 60
/** A Debian package has three. */
const MAX_MEMBERS = 16

/** The members of an archive as deb(5) uses them: short names, no symbol table. Null where the source is none. */
export async function readArArchive(source: BlockSource): Promise<readonly ArMember[] | null> {
  if (source.sizeBytes < MAGIC.length || textOf(await source.read(0, MAGIC.length)) !== MAGIC) return null
  const members: ArMember[] = []
  for (let at = MAGIC.length; at + HEADER_BYTES <= source.sizeBytes && members.length < MAX_MEMBERS;) {
    const header = textOf(await source.read(at, HEADER_BYTES))
    const length = Number(header.slice(48, 58).trim())
    const offset = at + HEADER_BYTES
    if (
      !header.endsWith('`\n') ||
      !Number.isInteger(length) ||
      length < 0 ||
      offset + length > source.sizeBytes
    )
      throw new DecodeError(`a broken archive member at ${at}`)
    members.push({ name: header.slice(0, 16).trim().replace(/\/$/, ''), offset, length })
    at = offset + length + (length % 2)
  }
  return members
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
