import type { MachineGroup } from '#contract/machine-group.ts'
import type { NextBoot } from '#contract/machine.ts'
import type { SqliteDatabase } from './database.ts'

interface GroupRow {
  name: string
  entry: string | null
  next: NextBoot
  variables: string
}

/** The machine_groups table. Which machines are in a group stands with the machines. */
export class SqliteMachineGroupStore {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** By name. */
  list(): MachineGroup[] {
    const rows = this.#database.prepare('SELECT * FROM machine_groups ORDER BY name').all() as GroupRow[]
    return rows.map(toGroup)
  }

  find(name: string): MachineGroup | null {
    const row = this.#database.prepare('SELECT * FROM machine_groups WHERE name = ?').get(name) as
      GroupRow | undefined
    return row ? toGroup(row) : null
  }

  save(group: MachineGroup): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO machine_groups (name, entry, next, variables)
         VALUES (@name, @entry, @next, @variables)`,
      )
      .run({ ...group, variables: JSON.stringify(group.variables) })
  }

  remove(name: string): void {
    this.#database.prepare('DELETE FROM machine_groups WHERE name = ?').run(name)
  }
}

function toGroup(row: GroupRow): MachineGroup {
  return { ...row, variables: JSON.parse(row.variables) as Record<string, string> }
}
