import type { MacAddress } from '#contract/address.ts'
import type { SqliteDatabase } from './database.ts'

/** What Slipway knows about a machine's boot programs. */
interface LoaderTrial {
  readonly failed: readonly string[]
  readonly works: string | null
}

/**
 * Machines on which a boot program failed, or a non-default one works. Cached in memory, because packets wait for it.
 */
export class SqliteLoaderTrials {
  readonly #database: SqliteDatabase
  readonly #trials = new Map<MacAddress, LoaderTrial>()

  constructor(database: SqliteDatabase) {
    this.#database = database
    const rows = database.prepare('SELECT mac, failed, works FROM loader_trials').all() as {
      mac: MacAddress
      failed: string
      works: string | null
    }[]
    for (const { mac, failed, works } of rows)
      this.#trials.set(mac, { failed: JSON.parse(failed) as string[], works })
  }

  find(mac: MacAddress): LoaderTrial | null {
    return this.#trials.get(mac) ?? null
  }

  save(mac: MacAddress, { failed, works }: LoaderTrial): void {
    if (failed.length === 0 && works === null) {
      this.#trials.delete(mac)
      this.#database.prepare('DELETE FROM loader_trials WHERE mac = ?').run(mac)
      return
    }
    this.#trials.set(mac, { failed, works })
    this.#database
      .prepare('INSERT OR REPLACE INTO loader_trials (mac, failed, works) VALUES (?, ?, ?)')
      .run(mac, JSON.stringify(failed), works)
  }
}
