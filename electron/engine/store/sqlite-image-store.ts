import type { ImageRemark } from '#contract/image-remark.ts'
import type { BootImage, BootTarget, ImageArch, Netboot, WayOut } from '#contract/image.ts'
import { remark } from '#words/remark.ts'
import type { SqliteDatabase } from './database.ts'

/** An image as stored. Whether its file is still present is checked on disk, not stored. */
export type StoredImage = Omit<BootImage, 'presence' | 'isPresent'> & { readonly modifiedMs: number }

interface ImageRow {
  id: string
  name: string
  path: string
  size_bytes: number
  modified_ms: number
  family: string
  version: string | null
  arch: ImageArch | null
  edition: string | null
  volume_id: string
  netboot: Netboot
  reason: string
  way_out: string | null
  evidence: string
  entries: string
  file_count: number
  copied_bytes: number
  took_ms: number
  added_at_ms: number
}

/** The images table. */
export class SqliteImageStore {
  readonly #database: SqliteDatabase
  /** Prepared once: runs with every request for a file of an image. */
  readonly #byId: ReturnType<SqliteDatabase['prepare']>

  constructor(database: SqliteDatabase) {
    this.#database = database
    this.#byId = database.prepare('SELECT * FROM images WHERE id = ?')
  }

  /** In order of addition, which is the order of the menu. */
  list(): StoredImage[] {
    const rows = this.#database.prepare('SELECT * FROM images ORDER BY added_at_ms, id').all() as ImageRow[]
    return rows.map(toImage)
  }

  find(id: string): StoredImage | null {
    const row = this.#byId.get(id) as ImageRow | undefined
    return row ? toImage(row) : null
  }

  findByPath(path: string): StoredImage | null {
    const row = this.#database.prepare('SELECT * FROM images WHERE path = ?').get(path) as
      ImageRow | undefined
    return row ? toImage(row) : null
  }

  save(image: StoredImage): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO images (id, name, path, size_bytes, modified_ms, family, version, arch, edition, volume_id,
           netboot, reason, way_out, evidence, entries, file_count, copied_bytes, took_ms, added_at_ms)
         VALUES (@id, @name, @path, @sizeBytes, @modifiedMs, @family, @version, @arch, @edition, @volumeId,
           @netboot, @reason, @wayOut, @evidence, @entries, @fileCount, @copiedBytes, @tookMs, @addedAtMs)`,
      )
      .run({
        ...image,
        modifiedMs: Math.round(image.modifiedMs),
        tookMs: Math.round(image.tookMs),
        reason: JSON.stringify(image.reason),
        wayOut: image.wayOut && JSON.stringify(image.wayOut),
        evidence: JSON.stringify(image.evidence),
        entries: JSON.stringify(image.entries),
      })
  }

  /** False if there was none. */
  remove(id: string): boolean {
    return this.#database.prepare('DELETE FROM images WHERE id = ?').run(id).changes > 0
  }
}

function toImage(row: ImageRow): StoredImage {
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    sizeBytes: row.size_bytes,
    modifiedMs: row.modified_ms,
    family: row.family,
    version: row.version,
    arch: row.arch,
    edition: row.edition,
    volumeId: row.volume_id,
    netboot: row.netboot,
    reason: readRemark(row.reason),
    wayOut: row.way_out === null ? null : readWayOut(row.way_out),
    evidence: readEvidence(row.evidence),
    entries: (JSON.parse(row.entries) as OldTarget[]).map(toTarget),
    fileCount: row.file_count,
    copiedBytes: row.copied_bytes,
    tookMs: row.took_ms,
    addedAtMs: row.added_at_ms,
  }
}

/** As version 0.1.0 wrote it: a Linux kernel, without requirements on the machine. */
type OldTarget =
  BootTarget | Pick<BootTarget, 'id' | 'title' | 'kernel' | 'initrd' | 'arguments' | 'experimental'>

function toTarget(target: OldTarget): BootTarget {
  return {
    kind: 'linux',
    recognisedArguments: null,
    architectures: [],
    firmware: null,
    ramMegabytes: null,
    ...target,
  }
}

/**
 * Kernel arguments that the user set for entries, separate from the recognised ones: a new import does not change
 * them.
 */
export class SqliteEntryArguments {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  find(entryId: string): string | null {
    const row = this.#database
      .prepare('SELECT arguments FROM entry_arguments WHERE entry = ?')
      .get(entryId) as { arguments: string } | undefined
    return row?.arguments ?? null
  }

  /** Null deletes them. */
  set(entryId: string, text: string | null): void {
    if (text === null) this.#database.prepare('DELETE FROM entry_arguments WHERE entry = ?').run(entryId)
    else
      this.#database
        .prepare('INSERT OR REPLACE INTO entry_arguments (entry, arguments) VALUES (?, ?)')
        .run(entryId, text)
  }

  /** Deletes those of every entry of a removed image. */
  removeOf(imageId: string): void {
    // An entry's id is its image's id, a dot and a name. An image's id contains no dot.
    this.#database
      .prepare('DELETE FROM entry_arguments WHERE substr(entry, 1, ?) = ?')
      .run(imageId.length + 1, `${imageId}.`)
  }
}

/** Reads a stored remark: JSON, or the English sentence that 0.1.0 and earlier wrote. */
export function readRemark(stored: string): ImageRemark {
  if (!stored.startsWith('{"code":')) return asWords(stored)
  return JSON.parse(stored) as ImageRemark
}

/** Reads stored evidence: JSON of remarks, or of the English sentences that 0.1.0 and earlier wrote. */
export function readEvidence(stored: string): ImageRemark[] {
  return (JSON.parse(stored) as (ImageRemark | string)[]).map(one =>
    typeof one === 'string' ? asWords(one) : one,
  )
}

/** Reads a stored workaround: with a remark, or with the English sentence that 0.1.0 and earlier wrote. */
export function readWayOut(stored: string): WayOut {
  const way = JSON.parse(stored) as WayOut | { readonly kind: WayOut['kind']; readonly text: string }
  return 'text' in way ? { kind: way.kind, remark: asWords(way.text) } : way
}

function asWords(text: string): ImageRemark {
  return remark('in-words', { text })
}
