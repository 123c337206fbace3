import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A SHA-256 that a file beside an ISO names for it. */
export interface StatedChecksum {
  readonly sha256: string
  /** Name of the file that says so. */
  readonly source: string
}

/** Debian and Ubuntu; Fedora, Rocky and Alma; Arch and openSUSE. */
const LISTS = /^(sha256sums?|checksums?|.*-checksum)(\.txt)?$/i
const OWN_SUFFIXES = ['.sha256', '.sha256sum', '.sha256.txt', '.sha256sum.txt']
/** Ubuntu's longest list has 4 KB. */
const MAX_LIST_BYTES = 256 * 1024
const MAX_LISTS = 16

/** What a checksum file in the folder of `isoPath` says about it; its own file before a list. Null for none. */
export async function findStatedChecksum(isoPath: string): Promise<StatedChecksum | null> {
  const name = basename(isoPath)
  const folder = dirname(isoPath)
  const names: readonly string[] = await readdir(folder).catch(() => [])
  const own = OWN_SUFFIXES.map(suffix => `${name}${suffix}`).filter(wanted => names.includes(wanted))
  const lists = names.filter(candidate => LISTS.test(candidate)).toSorted()
  for (const candidate of [...own, ...lists].slice(0, MAX_LISTS)) {
    const text = await readStart(join(folder, candidate))
    const sha256 = parseChecksums(text, name) ?? (own.includes(candidate) ? parseLoneChecksum(text) : null)
    if (sha256) return { sha256, source: candidate }
  }
  return null
}

/** `HEX  name` and `HEX *name` of sha256sum, `SHA256 (name) = HEX` of BSD and Fedora. */
export function parseChecksums(text: string, name: string): string | null {
  for (const line of text.split(/\r?\n/)) {
    const match =
      /^([0-9a-f]{64})[ \t]+\*?(.+)$/i.exec(line) ?? /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i.exec(line)
    if (!match) continue
    const [sha256, listed] = line.startsWith('SHA256') ? [match[2]!, match[1]!] : [match[1]!, match[2]!]
    if (listed.trim().split('/').at(-1) === name) return sha256.toLowerCase()
  }
  return null
}

function parseLoneChecksum(text: string): string | null {
  return /^\s*([0-9a-f]{64})\s*$/i.exec(text)?.[1]?.toLowerCase() ?? null
}

async function readStart(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return ''
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(found.size, MAX_LIST_BYTES))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
