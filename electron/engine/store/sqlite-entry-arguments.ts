import type { SqliteDatabase } from './database.ts'

/** Arguments that the user gave to entries, apart from what was recognised: a new import leaves them alone. */
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

  /** Null forgets them. */
  set(entryId: string, text: string | null): void {
    if (text === null) this.#database.prepare('DELETE FROM entry_arguments WHERE entry = ?').run(entryId)
    else
      this.#database
        .prepare('INSERT OR REPLACE INTO entry_arguments (entry, arguments) VALUES (?, ?)')
        .run(entryId, text)
  }

  /** Forgets those of every entry of an image that was removed. */
  removeOf(imageId: string): void {
    // An entry's id is its image's, a dot, and a name; a dot in an image's id is not possible.
    this.#database
      .prepare('DELETE FROM entry_arguments WHERE substr(entry, 1, ?) = ?')
      .run(imageId.length + 1, `${imageId}.`)
  }
}
