import type { Statement } from 'better-sqlite3'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { LastStart, Machine, MachineChange, NextBoot } from '#contract/machine.ts'
import type { SecureBootState } from '#contract/secure-boot.ts'
import { changedVariables } from '#contract/variables.ts'
import type { SqliteDatabase } from './database.ts'
import {
  isUnconfigured,
  MACHINE_COLUMNS,
  newMachine,
  toMachine,
  toRow,
  type MachineRow,
} from './machine-row.ts'

/** What a user changes, plus what Slipway records about a machine's boots. */
export interface MachineUpdate extends MachineChange {
  readonly isOnceSpent?: boolean
  readonly nextSetAtMs?: number
  readonly lastStart?: LastStart | null
}

/** What a packet or request reveals about a machine. A missing key means unknown. */
interface MachineSighting {
  readonly mac: MacAddress
  readonly atMs: number
  readonly arch?: ClientArch
  readonly uuid?: string | null
  readonly serial?: string | null
  readonly memoryMegabytes?: number | null
  readonly ip?: Ipv4 | null
  readonly secureBootSeen?: SecureBootState
}

/**
 * More than any site that Slipway is made for. A client that invents hardware addresses must not fill memory and disk:
 * beyond this, the machine seen longest ago that the user has not configured is deleted.
 */
const MAX_MACHINES = 2048

/** A relaxed connection, and how its commits become durable without blocking the thread. */
interface Background {
  readonly database: SqliteDatabase
  sync(done: (error: Error | null) => void): void
}

/** The machines table. Cached in memory, because the packet path reads a machine with every request. */
export class SqliteMachineStore {
  readonly #database: SqliteDatabase
  readonly #background: Background
  readonly #save: Statement
  readonly #saveInBackground: Statement
  readonly #deleteInBackground: Statement
  readonly #machines = new Map<MacAddress, Machine>()
  readonly #macByReservedIp = new Map<Ipv4, MacAddress>()
  /** Machines seen or deleted since the last `flush`. */
  readonly #unsaved = new Set<MacAddress>()

  /** `database` is a durable connection. What machines cause goes through `background`, as leases do. */
  constructor(database: SqliteDatabase, background: Background = { database, sync: done => done(null) }) {
    this.#database = database
    this.#background = background
    this.#save = database.prepare(SAVE)
    this.#saveInBackground = background.database.prepare(SAVE)
    this.#deleteInBackground = background.database.prepare('DELETE FROM machines WHERE mac = ?')
    const rows = database.prepare('SELECT * FROM machines ORDER BY last_seen_ms').all() as MachineRow[]
    for (const row of rows) {
      this.#machines.set(row.mac, toMachine(row))
      if (row.reserved_ip) this.#macByReservedIp.set(row.reserved_ip, row.mac)
    }
  }

  /** Most recently seen first. */
  list(): Machine[] {
    return [...this.#machines.values()].sort((a, b) => b.lastSeenMs - a.lastSeenMs)
  }

  find(mac: MacAddress): Machine | null {
    return this.#machines.get(mac) ?? null
  }

  /** The machine last seen with this address. */
  findByIp(ip: Ipv4): Machine | null {
    let newest: Machine | null = null
    for (const machine of this.#machines.values()) {
      if (machine.ip === ip && (!newest || machine.lastSeenMs > newest.lastSeenMs)) newest = machine
    }
    return newest
  }

  reservedIpOf(mac: MacAddress): Ipv4 | null {
    return this.#machines.get(mac)?.reservedIp ?? null
  }

  reservedFor(ip: Ipv4): MacAddress | null {
    return this.#macByReservedIp.get(ip) ?? null
  }

  /**
   * Records a sighting, and adds the machine if it is new. Reaches the disk with the next `flush`: packet paths do not
   * sync.
   */
  see(sighting: MachineSighting): Machine {
    const known = this.#machines.get(sighting.mac)
    const machine: Machine = {
      ...(known ?? newMachine(sighting.mac, sighting.atMs)),
      arch: sighting.arch && sighting.arch !== 'unknown' ? sighting.arch : (known?.arch ?? 'unknown'),
      uuid: sighting.uuid ?? known?.uuid ?? null,
      serial: sighting.serial ?? known?.serial ?? null,
      memoryMegabytes: sighting.memoryMegabytes ?? known?.memoryMegabytes ?? null,
      secureBootSeen: sighting.secureBootSeen ?? known?.secureBootSeen ?? 'unknown',
      ip: sighting.ip === undefined ? (known?.ip ?? null) : sighting.ip,
      lastSeenMs: sighting.atMs,
    }
    // Keeps the map in order of sightings.
    this.#machines.delete(machine.mac)
    this.#machines.set(machine.mac, machine)
    this.#unsaved.add(machine.mac)
    if (!known) this.#evictUnconfigured(machine.mac)
    return machine
  }

  #evictUnconfigured(newest: MacAddress): void {
    if (this.#machines.size <= MAX_MACHINES) return
    for (const machine of this.#machines.values()) {
      if (!isUnconfigured(machine) || machine.mac === newest) continue
      this.#machines.delete(machine.mac)
      this.#unsaved.add(machine.mac)
      return
    }
  }

  /**
   * Applies a user's change durably, and adds the machine if it is new: a reservation may come before the first boot.
   * Throws `address-reserved` {ip, mac} if another machine has that fixed address.
   */
  change(mac: MacAddress, change: MachineUpdate, nowMs: number): Machine {
    const [machine] = this.changeMany([{ mac, change }], nowMs)
    return machine!
  }

  /** Applies all changes, or none if one is refused or cannot be written. */
  changeMany(
    changes: readonly { readonly mac: MacAddress; readonly change: MachineUpdate }[],
    nowMs: number,
  ): readonly Machine[] {
    const changed = changes.map(({ mac, change }) => {
      if (change.reservedIp) this.#requireFree(change.reservedIp, mac)
      const known = this.#machines.get(mac) ?? { ...newMachine(mac, nowMs), lastSeenMs: 0 }
      return withGiven(known, change)
    })
    this.#database.transaction(() => changed.forEach(machine => this.#save.run(toRow(machine))))()
    for (const machine of changed) this.#keep(machine)
    return changed
  }

  /**
   * Applies what a machine did, and has it in the log of the database when this returns: a killed Slipway finds it again. No
   * packet waits for the disk: `onSynced` is called when the change survives a power cut, or with the error. Throws if it
   * cannot be written, and then nothing has changed.
   */
  record(
    mac: MacAddress,
    update: MachineUpdate,
    onSynced: (error: Error | null) => void = () => undefined,
  ): Machine | null {
    const known = this.#machines.get(mac)
    if (!known) return null
    const machine = withGiven(known, update)
    this.#saveInBackground.run(toRow(machine))
    this.#machines.set(mac, machine)
    this.#background.sync(onSynced)
    return machine
  }

  /** Records an update that may be lost in a crash; reaches the disk with the next `flush`. */
  note(mac: MacAddress, update: MachineUpdate): Machine | null {
    const known = this.#machines.get(mac)
    if (!known) return null
    const machine = withGiven(known, update)
    this.#machines.set(mac, machine)
    this.#unsaved.add(mac)
    return machine
  }

  #keep(machine: Machine): void {
    const before = this.#machines.get(machine.mac)?.reservedIp
    this.#machines.set(machine.mac, machine)
    if (before) this.#macByReservedIp.delete(before)
    if (machine.reservedIp) this.#macByReservedIp.set(machine.reservedIp, machine.mac)
  }

  #requireFree(ip: Ipv4, mac: MacAddress): void {
    const holder = this.reservedFor(ip)
    if (holder && holder !== mac) throw new SlipwayError('address-reserved', { ip, mac: holder })
  }

  /** Writes pending sightings in one transaction, `limit` at most; true if more are left. */
  flush(limit = Number.POSITIVE_INFINITY): boolean {
    if (this.#unsaved.size === 0) return false
    const macs: MacAddress[] = []
    for (const mac of this.#unsaved) {
      if (macs.length >= limit) break
      macs.push(mac)
    }
    this.#background.database.transaction(() => {
      for (const mac of macs) {
        const machine = this.#machines.get(mac)
        if (machine) this.#saveInBackground.run(toRow(machine))
        else this.#deleteInBackground.run(mac)
      }
    })()
    for (const mac of macs) this.#unsaved.delete(mac)
    return this.#unsaved.size > 0
  }
}

const SAVE = `INSERT OR REPLACE INTO machines (${MACHINE_COLUMNS.join(', ')})
  VALUES (${MACHINE_COLUMNS.map(column => `@${column}`).join(', ')})`

function withGiven(known: Machine, update: MachineUpdate): Machine {
  const given = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined))
  return { ...known, ...given, variables: changedVariables(known.variables, update.variables) }
}

interface GroupRow {
  name: string
  entry: string | null
  next: NextBoot
  variables: string
}

/** The machine_groups table. Membership is in the machines table. */
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
