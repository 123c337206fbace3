import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { ImageChecksum } from '#contract/image-job.ts'
import type { Log } from '../../base/log/log.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { Hasher } from '../../image/run-worker.ts'
import type { StoredImage } from '../../store/sqlite-image-store.ts'
import { foreignLines } from '../../base/foreign-lines.ts'

/** SHA-256 of the images' files, computed once in the background and kept while Slipway runs. */
export interface ImageChecksums {
  /** Starts the computation, or returns its progress. Rejects with `image-not-found`. */
  check(request: { id: string; expected?: string | undefined }): Promise<ImageChecksum>
  /** Discards the result of an image that was removed or whose file was replaced. */
  forget(id: string): void
  close(): void
}

interface Check {
  readonly path: string
  readonly modifiedMs: number
  readonly stop: AbortController
  current: ImageChecksum
}

export function createImageChecksums(needs: {
  imageById(id: string): StoredImage | null
  hash: Hasher
  log: Log
  publish: Publish
}): ImageChecksums {
  const { log, publish } = needs
  const checks = new Map<string, Check>()

  const update = (check: Check, change: Partial<ImageChecksum>): ImageChecksum => {
    const next = { ...check.current, ...change }
    const { sha256, expected } = next
    check.current = { ...next, isMatch: sha256 && expected ? sha256 === expected : null }
    // A discarded computation publishes nothing more.
    if (checks.get(check.current.id) === check) publish('checksum.changed', check.current)
    return check.current
  }

  const finish = (check: Check, image: StoredImage, sha256: string): void => {
    const { isMatch, expectedFrom } = update(check, { state: 'done', sha256, doneBytes: image.sizeBytes })
    log.write({
      level: isMatch === false ? 'warning' : 'info',
      part: 'image',
      code: 'image.checksum',
      params: { id: image.id, sha256, isMatch: String(isMatch), source: expectedFrom ?? '' },
    })
  }

  const begin = async (image: StoredImage): Promise<Check> => {
    const stated = await findStatedChecksum(image.path)
    const check: Check = {
      path: image.path,
      modifiedMs: image.modifiedMs,
      stop: new AbortController(),
      current: {
        id: image.id,
        state: 'running',
        doneBytes: 0,
        sizeBytes: image.sizeBytes,
        sha256: null,
        expected: stated?.sha256 ?? null,
        expectedFrom: stated?.source ?? null,
        isMatch: null,
      },
    }
    checks.set(image.id, check)
    needs
      .hash(image.path, doneBytes => update(check, { doneBytes }), check.stop.signal)
      .then(
        sha256 => finish(check, image, sha256),
        (error: unknown) => {
          update(check, { state: 'failed' })
          const { code, params } = toApiError(error)
          if (code === 'cancelled') return
          log.write({
            level: 'warning',
            part: 'image',
            code: 'image.checksum-failed',
            params: { ...params, path: image.path },
          })
        },
      )
    return check
  }

  const forget = (id: string): void => {
    const check = checks.get(id)
    checks.delete(id)
    check?.stop.abort()
  }

  return {
    async check({ id, expected }) {
      const image = needs.imageById(id)
      if (!image) throw new SlipwayError('image-not-found', { id })
      const known = checks.get(id)
      const isKnown =
        known &&
        known.path === image.path &&
        known.modifiedMs === image.modifiedMs &&
        known.current.state !== 'failed'
      if (!isKnown) forget(id)
      const check = isKnown ? known : await begin(image)
      return expected === undefined ? check.current : update(check, { expected, expectedFrom: null })
    },
    forget,
    close() {
      for (const id of [...checks.keys()]) forget(id)
    },
  }
}

/** The SHA-256 that a checksum file gives for an ISO. */
interface StatedChecksum {
  readonly sha256: string
  /** The name of the checksum file. */
  readonly source: string
}

/** The lists of Debian and Ubuntu; of Fedora, Rocky and Alma; of Arch and openSUSE. */
const LISTS = /^(sha256sums?|checksums?|.*-checksum)(\.txt)?$/i
const OWN_SUFFIXES = ['.sha256', '.sha256sum', '.sha256.txt', '.sha256sum.txt']
/** Ubuntu's longest list has 4 KB. */
const MAX_LIST_BYTES = 256 * 1024
const MAX_LISTS = 16

/**
 * The checksum of `isoPath` from a file in its folder: the ISO's own checksum file first, then a list. Null if there
 * is none.
 */
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
  for (const line of foreignLines(text)) {
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
