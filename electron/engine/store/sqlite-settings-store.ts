import type { KeptCardSettings } from '#contract/card-settings.ts'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { KeptHostChanges } from '#contract/host-change.ts'
import type { MenuNode } from '#contract/menu.ts'
import type { SqliteDatabase } from './database.ts'

/** The user's settings by name. A setting that was never made is null; the code that reads it supplies the default. */
export interface Settings {
  readonly 'menu.default': string
  readonly 'menu.timeout-seconds': number
  /** Each node with the title it had when its image was last present; null if the user arranged nothing. */
  readonly 'menu.layout': readonly (MenuNode & { readonly seenTitle: string | null })[] | null
  /** Signs the URLs at which machines report their status. */
  readonly 'call-home.secret': string
  readonly desktop: DesktopPreferences
  readonly 'host-changes': KeptHostChanges
  /** The most recently set one is last. */
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
