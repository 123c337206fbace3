import type { AnswerForm, AnswerKind } from '#contract/answer-form.ts'
import type { AnswerWipe } from '#contract/answer.ts'
import type { SqliteDatabase } from './database.ts'

/** An answer file as stored. Its problems and what it erases are determined when it is read. */
export interface StoredAnswer {
  readonly id: string
  readonly name: string
  readonly kind: AnswerKind
  readonly source: string
  readonly form: AnswerForm | null
  readonly variables: Readonly<Record<string, string>>
  readonly entries: readonly string[]
  readonly revision: number
  /** The erasure that the user has confirmed. */
  readonly confirmedWipe: AnswerWipe | null
  readonly changedAtMs: number
}

interface AnswerRow {
  id: string
  name: string
  kind: AnswerKind
  source: string
  form: string | null
  variables: string
  entries: string
  revision: number
  confirmed_wipe: string | null
  changed_at_ms: number
}

/** The answers table. Cached in memory, because every menu reads it. */
export class SqliteAnswerStore {
  readonly #database: SqliteDatabase
  readonly #answers = new Map<string, StoredAnswer>()

  constructor(database: SqliteDatabase) {
    this.#database = database
    const rows = database.prepare('SELECT * FROM answers ORDER BY name, id').all() as AnswerRow[]
    for (const row of rows) this.#answers.set(row.id, toAnswer(row))
  }

  /** By name. */
  list(): StoredAnswer[] {
    return [...this.#answers.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  }

  find(id: string): StoredAnswer | null {
    return this.#answers.get(id) ?? null
  }

  findByEntry(entry: string): StoredAnswer | null {
    for (const answer of this.#answers.values()) if (answer.entries.includes(entry)) return answer
    return null
  }

  save(answer: StoredAnswer): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO answers (id, name, kind, source, form, variables, entries, revision, confirmed_wipe,
           changed_at_ms)
         VALUES (@id, @name, @kind, @source, @form, @variables, @entries, @revision, @confirmedWipe, @changedAtMs)`,
      )
      .run({
        ...answer,
        form: answer.form && JSON.stringify(answer.form),
        variables: JSON.stringify(answer.variables),
        entries: JSON.stringify(answer.entries),
        confirmedWipe: answer.confirmedWipe && JSON.stringify(answer.confirmedWipe),
      })
    this.#answers.set(answer.id, answer)
  }

  /** False if there was none. */
  remove(id: string): boolean {
    this.#answers.delete(id)
    return this.#database.prepare('DELETE FROM answers WHERE id = ?').run(id).changes > 0
  }
}

function toAnswer(row: AnswerRow): StoredAnswer {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    source: row.source,
    form: row.form === null ? null : (JSON.parse(row.form) as AnswerForm),
    variables: JSON.parse(row.variables) as Record<string, string>,
    entries: JSON.parse(row.entries) as string[],
    revision: row.revision,
    confirmedWipe: row.confirmed_wipe === null ? null : (JSON.parse(row.confirmed_wipe) as AnswerWipe),
    changedAtMs: row.changed_at_ms,
  }
}
