import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'
import type { SqliteDatabase } from './database.ts'

interface LeaseRow {
  mac: MacAddress
  ip: Ipv4
  hostname: string | null
  granted_at_ms: number
  expires_at_ms: number
}

const toLease = (row: LeaseRow): Lease => ({
  ip: row.ip,
  mac: row.mac,
  hostname: row.hostname,
  grantedAtMs: row.granted_at_ms,
  expiresAtMs: row.expires_at_ms,
})

/** The leases table and what DHCP asks of it. Every write is on the disk when the call returns. */
export class SqliteLeaseStore {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** Every lease, expired ones included, newest grant first. */
  list(): Lease[] {
    return this.#all('SELECT * FROM leases ORDER BY granted_at_ms DESC').map(toLease)
  }

  leaseOf(mac: MacAddress): Lease | null {
    const row = this.#one('SELECT * FROM leases WHERE mac = ?', mac)
    return row ? toLease(row) : null
  }

  /** Reservations count as held for ever: nobody else gets such an address. */
  holderOf(ip: Ipv4): { mac: MacAddress; expiresAtMs: number } | null {
    const reserved = this.#database.prepare('SELECT mac FROM machines WHERE reserved_ip = ?').get(ip) as
      { mac: MacAddress } | undefined
    if (reserved) return { mac: reserved.mac, expiresAtMs: Number.POSITIVE_INFINITY }
    const row = this.#one('SELECT * FROM leases WHERE ip = ?', ip)
    return row ? { mac: row.mac, expiresAtMs: row.expires_at_ms } : null
  }

  reservationOf(mac: MacAddress): Ipv4 | null {
    const row = this.#database.prepare('SELECT reserved_ip FROM machines WHERE mac = ?').get(mac) as
      { reserved_ip: Ipv4 | null } | undefined
    return row?.reserved_ip ?? null
  }

  isQuarantined(ip: Ipv4, nowMs: number): boolean {
    const found = this.#database
      .prepare('SELECT 1 FROM quarantined_addresses WHERE ip = ? AND until_ms > ?')
      .get(ip, nowMs)
    return found !== undefined
  }

  grant(lease: Lease): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM leases WHERE ip = ? AND mac <> ?').run(lease.ip, lease.mac)
      this.#database
        .prepare(
          `INSERT INTO leases (mac, ip, hostname, granted_at_ms, expires_at_ms) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (mac) DO UPDATE SET ip = excluded.ip, hostname = excluded.hostname,
             granted_at_ms = excluded.granted_at_ms, expires_at_ms = excluded.expires_at_ms`,
        )
        .run(lease.mac, lease.ip, lease.hostname, lease.grantedAtMs, lease.expiresAtMs)
    })()
  }

  /** The row stays, expired: the machine is offered the same address when it comes back. */
  release(mac: MacAddress, nowMs: number): void {
    this.#database.prepare('UPDATE leases SET expires_at_ms = ? WHERE mac = ?').run(nowMs, mac)
  }

  quarantine(ip: Ipv4, untilMs: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM leases WHERE ip = ?').run(ip)
      this.#database
        .prepare(
          `INSERT INTO quarantined_addresses (ip, until_ms) VALUES (?, ?)
           ON CONFLICT (ip) DO UPDATE SET until_ms = excluded.until_ms`,
        )
        .run(ip, untilMs)
    })()
  }

  #one(sql: string, ...values: unknown[]): LeaseRow | undefined {
    return this.#database.prepare(sql).get(...values) as LeaseRow | undefined
  }

  #all(sql: string): LeaseRow[] {
    return this.#database.prepare(sql).all() as LeaseRow[]
  }
}
