import type { Statement } from 'better-sqlite3'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'
import type { SqliteDatabase } from './database.ts'
import { LeaseTable, type LeaseChanges } from './lease-table.ts'
import type { WalSync } from './wal.ts'

interface LeaseRow {
  mac: MacAddress
  ip: Ipv4
  hostname: string | null
  granted_at_ms: number
  expires_at_ms: number
  gateway: Ipv4 | null
}

/** Fixed addresses that the user assigned to machines. */
export interface Reservations {
  reservedIpOf(mac: MacAddress): Ipv4 | null
  reservedFor(ip: Ipv4): MacAddress | null
}

type Done = (error: Error | null) => void

const toLease = (row: LeaseRow): Lease => ({
  ip: row.ip,
  mac: row.mac,
  hostname: row.hostname,
  grantedAtMs: row.granted_at_ms,
  expiresAtMs: row.expires_at_ms,
  gateway: row.gateway,
})

/**
 * The leases table and the queries of DHCP. Read once, then answered from memory. `commit` writes changes in groups:
 * everything that accumulated while the disk was busy.
 */
export class SqliteLeaseStore {
  readonly #database: SqliteDatabase
  readonly #walSync: WalSync
  readonly #reservations: Reservations
  readonly #noteRows: (count: number) => void
  readonly #table = new LeaseTable()
  readonly #write: (changes: LeaseChanges) => void
  #waiting: Done[] = []
  #isSyncing = false
  #isCommitPlanned = false

  /**
   * `database` is a relaxed connection whose commits `walSync` makes durable. `noteRows` is called with the number of
   * rows of every commit.
   */
  constructor(needs: {
    database: SqliteDatabase
    walSync: WalSync
    reservations: Reservations
    noteRows?: (count: number) => void
  }) {
    this.#database = needs.database
    this.#walSync = needs.walSync
    this.#reservations = needs.reservations
    this.#noteRows = needs.noteRows ?? (() => undefined)
    this.#table.load(
      (this.#database.prepare('SELECT * FROM leases').all() as LeaseRow[]).map(toLease),
      this.#database.prepare('SELECT ip, until_ms AS untilMs FROM quarantined_addresses').all() as {
        ip: Ipv4
        untilMs: number
      }[],
    )
    this.#write = createWriter(this.#database)
  }

  /** Every lease, expired ones included, newest grant first. */
  list(): Lease[] {
    return [...this.#table.leases].sort((a, b) => b.grantedAtMs - a.grantedAtMs)
  }

  leaseOf(mac: MacAddress): Lease | null {
    return this.#table.leaseOf(mac)
  }

  /** Reservations never expire: no other machine gets such an address. */
  holderOf(ip: Ipv4): { mac: MacAddress; expiresAtMs: number } | null {
    const mac = this.#reservations.reservedFor(ip)
    if (mac) return { mac, expiresAtMs: Number.POSITIVE_INFINITY }
    const lease = this.#table.leaseAt(ip)
    return lease && { mac: lease.mac, expiresAtMs: lease.expiresAtMs }
  }

  reservationOf(mac: MacAddress): Ipv4 | null {
    return this.#reservations.reservedIpOf(mac)
  }

  isQuarantined(ip: Ipv4, nowMs: number): boolean {
    return this.#table.quarantinedUntilMs(ip) > nowMs
  }

  grant(lease: Lease): void {
    this.#table.put(lease)
  }

  /** Keeps the row, expired, so that the machine is offered the same address when it returns (RFC 2131 §4.3.1). */
  release(mac: MacAddress, nowMs: number): void {
    const lease = this.#table.leaseOf(mac)
    if (!lease) return
    this.#table.put({ ...lease, expiresAtMs: nowMs })
    this.#commitSoon()
  }

  quarantine(ip: Ipv4, untilMs: number): void {
    this.#table.quarantine(ip, untilMs)
    this.#commitSoon()
  }

  /**
   * Calls back once: with null when every change made before the call survives a power cut, otherwise with the error.
   * Calls that come while the disk is busy share the next transaction and its sync. Changes that could not be written
   * stay in memory and are retried with the next commit.
   */
  commit(done: Done): void {
    this.#waiting.push(done)
    if (!this.#isSyncing) this.#commitAll()
  }

  /** Tries to write what no caller waits for. The caller closes the connection. */
  close(): void {
    try {
      this.#write(this.#table.takeChanges())
    } catch {
      // Only a release or a decline is lost: that lease expires on its own.
    }
    this.#walSync.close()
  }

  #commitAll(): void {
    const callers = this.#waiting
    this.#waiting = []
    const changes = this.#table.takeChanges()
    const finish = (error: Error | null): void => {
      if (error) this.#table.putBack(changes)
      for (const done of callers) done(error)
    }
    try {
      this.#write(changes)
    } catch (error) {
      return finish(error as Error)
    }
    this.#noteRows(changes.leases.size + changes.quarantines.size)
    this.#isSyncing = true
    this.#walSync.sync(error => {
      this.#isSyncing = false
      finish(error)
      if (this.#waiting.length > 0 && !this.#isSyncing) this.#commitAll()
    })
  }

  /** No reply depends on it, so nothing waits for it. Packets of one turn share it. */
  #commitSoon(): void {
    if (this.#isCommitPlanned) return
    this.#isCommitPlanned = true
    setImmediate(() => {
      this.#isCommitPlanned = false
      this.commit(() => undefined)
    })
  }
}

/** Writes all changes in one transaction, regardless of their order: only the current state counts. */
function createWriter(database: SqliteDatabase): (changes: LeaseChanges) => void {
  /** Most writes are renewals. This leaves the index of addresses alone, which would cost another page. */
  const renew: Statement = database.prepare(
    'UPDATE leases SET hostname = ?, granted_at_ms = ?, expires_at_ms = ?, gateway = ? WHERE mac = ? AND ip = ?',
  )
  const removeByMac: Statement = database.prepare('DELETE FROM leases WHERE mac = ?')
  const removeOthersAt: Statement = database.prepare('DELETE FROM leases WHERE ip = ? AND mac <> ?')
  const put: Statement = database.prepare(
    `INSERT INTO leases (mac, ip, hostname, granted_at_ms, expires_at_ms, gateway) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (mac) DO UPDATE SET ip = excluded.ip, hostname = excluded.hostname,
       granted_at_ms = excluded.granted_at_ms, expires_at_ms = excluded.expires_at_ms,
       gateway = excluded.gateway`,
  )
  const putQuarantine: Statement = database.prepare(
    `INSERT INTO quarantined_addresses (ip, until_ms) VALUES (?, ?)
     ON CONFLICT (ip) DO UPDATE SET until_ms = excluded.until_ms`,
  )
  const write = database.transaction(({ leases, quarantines }: LeaseChanges) => {
    for (const [mac, lease] of leases) {
      if (!lease) {
        removeByMac.run(mac)
        continue
      }
      const { ip, hostname, grantedAtMs, expiresAtMs, gateway } = lease
      if (renew.run(hostname, grantedAtMs, expiresAtMs, gateway, mac, ip).changes > 0) continue
      // Deletes the previous holder's row first. If that machine has another address by now, its own iteration writes
      // it.
      removeOthersAt.run(ip, mac)
      put.run(mac, ip, hostname, grantedAtMs, expiresAtMs, gateway)
    }
    for (const [ip, untilMs] of quarantines) putQuarantine.run(ip, untilMs)
  })
  return changes => {
    if (changes.leases.size + changes.quarantines.size > 0) write(changes)
  }
}
