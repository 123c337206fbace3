import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { ClientArch, Machine, MachineChange, NextBoot } from '#contract/machine.ts'
import type { SqliteDatabase } from './database.ts'

interface MachineRow {
  mac: MacAddress
  uuid: string | null
  name: string | null
  arch: ClientArch
  ip: Ipv4 | null
  reserved_ip: Ipv4 | null
  entry: string | null
  next: NextBoot
  filename: string | null
  next_server: Ipv4 | null
  root_path: string | null
  dns: string
  loader: string | null
  first_seen_ms: number
  last_seen_ms: number
}

/** What a packet or request tells about a machine; a missing key says nothing. */
export interface MachineSighting {
  readonly mac: MacAddress
  readonly atMs: number
  readonly arch?: ClientArch
  readonly uuid?: string | null
  readonly ip?: Ipv4 | null
}

/**
 * A house has fewer. Whoever makes up hardware addresses must not fill memory and disk: beyond this the stranger seen
 * longest ago is forgotten. What a user has set on a machine makes it no stranger.
 */
const MAX_MACHINES = 2048

/** The machines table. Kept in memory as well: the packet path asks for a machine at every request. */
export class SqliteMachineStore {
  readonly #database: SqliteDatabase
  readonly #machines = new Map<MacAddress, Machine>()
  readonly #macByReservedIp = new Map<Ipv4, MacAddress>()
  /** Seen, or forgotten, since the last `flush`. */
  readonly #unsaved = new Set<MacAddress>()

  constructor(database: SqliteDatabase) {
    this.#database = database
    const rows = database.prepare('SELECT * FROM machines ORDER BY last_seen_ms').all() as MachineRow[]
    for (const row of rows) {
      this.#machines.set(row.mac, toMachine(row))
      if (row.reserved_ip) this.#macByReservedIp.set(row.reserved_ip, row.mac)
    }
  }

  /** The one seen last comes first. */
  list(): Machine[] {
    return [...this.#machines.values()].sort((a, b) => b.lastSeenMs - a.lastSeenMs)
  }

  find(mac: MacAddress): Machine | null {
    return this.#machines.get(mac) ?? null
  }

  /** The machine that was last seen with this address. */
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

  /** Notes what was seen, and makes the machine known. Reaches the disk with the next `flush`: no sync in packet paths. */
  see(sighting: MachineSighting): Machine {
    const known = this.#machines.get(sighting.mac)
    const machine: Machine = {
      ...(known ?? newMachine(sighting.mac, sighting.atMs)),
      arch: sighting.arch && sighting.arch !== 'unknown' ? sighting.arch : (known?.arch ?? 'unknown'),
      uuid: sighting.uuid ?? known?.uuid ?? null,
      ip: sighting.ip === undefined ? (known?.ip ?? null) : sighting.ip,
      lastSeenMs: sighting.atMs,
    }
    // The map is in the order of the sightings.
    this.#machines.delete(machine.mac)
    this.#machines.set(machine.mac, machine)
    this.#unsaved.add(machine.mac)
    if (!known) this.#forgetStranger(machine.mac)
    return machine
  }

  #forgetStranger(newest: MacAddress): void {
    if (this.#machines.size <= MAX_MACHINES) return
    for (const machine of this.#machines.values()) {
      if (!isStranger(machine) || machine.mac === newest) continue
      this.#machines.delete(machine.mac)
      this.#unsaved.add(machine.mac)
      return
    }
  }

  /**
   * Applies a user's change durably, and makes the machine known: a reservation may come before the first boot.
   * Throws `address-reserved` {ip, mac} where another machine has that fixed address.
   */
  change(mac: MacAddress, change: MachineChange, nowMs: number): Machine {
    const known = this.#machines.get(mac) ?? { ...newMachine(mac, nowMs), lastSeenMs: 0 }
    if (change.reservedIp) this.#needFree(change.reservedIp, mac)
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const machine = { ...known, ...given }
    this.#save(machine)
    this.#machines.set(mac, machine)
    if (known.reservedIp) this.#macByReservedIp.delete(known.reservedIp)
    if (machine.reservedIp) this.#macByReservedIp.set(machine.reservedIp, mac)
    return machine
  }

  #needFree(ip: Ipv4, mac: MacAddress): void {
    const holder = this.reservedFor(ip)
    if (holder && holder !== mac) throw new SlipwayError('address-reserved', { ip, mac: holder })
  }

  /** Writes what was seen, in one transaction. */
  flush(): void {
    if (this.#unsaved.size === 0) return
    this.#database.transaction(() => {
      for (const mac of this.#unsaved) {
        const machine = this.#machines.get(mac)
        if (machine) this.#save(machine)
        else this.#database.prepare('DELETE FROM machines WHERE mac = ?').run(mac)
      }
    })()
    this.#unsaved.clear()
  }

  #save(machine: Machine): void {
    this.#database
      .prepare(
        `INSERT INTO machines (mac, uuid, name, arch, ip, reserved_ip, entry, next, filename, next_server, root_path,
           dns, loader, first_seen_ms, last_seen_ms)
         VALUES (@mac, @uuid, @name, @arch, @ip, @reservedIp, @entry, @next, @filename, @nextServer, @rootPath,
           @dns, @loader, @firstSeenMs, @lastSeenMs)
         ON CONFLICT (mac) DO UPDATE SET uuid = @uuid, name = @name, arch = @arch, ip = @ip, reserved_ip = @reservedIp,
           entry = @entry, next = @next, filename = @filename, next_server = @nextServer, root_path = @rootPath,
           dns = @dns, loader = @loader, last_seen_ms = @lastSeenMs`,
      )
      .run({ ...machine, dns: JSON.stringify(machine.dns) })
  }
}

/** Nobody has given it anything. */
function isStranger(machine: Machine): boolean {
  const { name, reservedIp, entry, next, filename, nextServer, rootPath, dns, loader } = machine
  const given = [name, reservedIp, entry, filename, nextServer, rootPath, loader]
  return given.every(value => value === null) && next === 'menu' && dns.length === 0
}

function newMachine(mac: MacAddress, nowMs: number): Machine {
  return {
    mac,
    uuid: null,
    name: null,
    arch: 'unknown',
    ip: null,
    reservedIp: null,
    entry: null,
    next: 'menu',
    filename: null,
    nextServer: null,
    rootPath: null,
    dns: [],
    loader: null,
    firstSeenMs: nowMs,
    lastSeenMs: nowMs,
  }
}

function toMachine(row: MachineRow): Machine {
  return {
    mac: row.mac,
    uuid: row.uuid,
    name: row.name,
    arch: row.arch,
    ip: row.ip,
    reservedIp: row.reserved_ip,
    entry: row.entry,
    next: row.next,
    filename: row.filename,
    nextServer: row.next_server,
    rootPath: row.root_path,
    dns: JSON.parse(row.dns) as Ipv4[],
    loader: row.loader,
    firstSeenMs: row.first_seen_ms,
    lastSeenMs: row.last_seen_ms,
  }
}
