import type { KeptCardSettings } from '#contract/card-settings.ts'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { KeptHostChanges } from '#contract/host-change.ts'
import type { MenuNode } from '#contract/menu.ts'
import type { SqliteDatabase } from './database.ts'

/** What the user set, by name. A setting nobody made is null, and its default lives with whoever reads it. */
export interface Settings {
  readonly 'menu.default': string
  readonly 'menu.timeout-seconds': number
  /** Each with the title it had when its image was last there; null: nothing arranged. */
  readonly 'menu.layout': readonly (MenuNode & { readonly seenTitle: string | null })[] | null
  /** Signs the addresses at which machines call home. */
  readonly 'call-home.secret': string
  readonly desktop: DesktopPreferences
  readonly 'host-changes': KeptHostChanges
  /** The one set last at the end. */
  readonly 'serving.cards': readonly KeptCardSettings[]
}

/** The settings table: one JSON value per name. */
export class SqliteSettingsStore {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  read<N extends keyof Settings>(name: N): Settings[N] | null {
    const row = this.#database.prepare('SELECT value FROM settings WHERE name = ?').get(name) as
      { value: string } | undefined
    return row ? (JSON.parse(row.value) as Settings[N]) : null
  }

  write<N extends keyof Settings>(name: N, value: Settings[N]): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
      .run(name, JSON.stringify(value))
  }
}
