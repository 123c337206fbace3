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

/** The images table. Cached in memory, because every request for a file of an image asks for it. */
export class SqliteImageStore {
  readonly #database: SqliteDatabase
  /** In order of addition; null when a row has changed. */
  #images: ReadonlyMap<string, StoredImage> | null = null

  constructor(database: SqliteDatabase) {
    this.#database = database
    this.#read()
  }

  /** In order of addition, which is the order of the menu. */
  list(): StoredImage[] {
    return [...this.#read().values()]
  }

  find(id: string): StoredImage | null {
    return this.#read().get(id) ?? null
  }

  findByPath(path: string): StoredImage | null {
    return this.list().find(image => image.path === path) ?? null
  }

  #read(): ReadonlyMap<string, StoredImage> {
    if (this.#images) return this.#images
    const rows = this.#database.prepare('SELECT * FROM images ORDER BY added_at_ms, id').all() as ImageRow[]
    this.#images = new Map(rows.map(row => [row.id, toImage(row)]))
    return this.#images
  }

  save(image: StoredImage): void {
    this.#images = null
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
    this.#images = null
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
