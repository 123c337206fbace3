import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { SecureBootState } from '#contract/secure-boot.ts'
import { readStoredArch } from '#contract/client-arch.ts'
import type { InstalledWhen, LastStart, Machine, NextBoot, OwnDiskBy } from '#contract/machine.ts'

/** A row of the machines table. */
export interface MachineRow {
  mac: MacAddress
  uuid: string | null
  name: string | null
  /** Read with {@link readStoredArch}. */
  arch: string
  ip: Ipv4 | null
  reserved_ip: Ipv4 | null
  entry: string | null
  next: NextBoot
  filename: string | null
  next_server: Ipv4 | null
  root_path: string | null
  dns: string
  loader: string | null
  secure_boot: SecureBootState
  secure_boot_seen: SecureBootState
  answer: string | null
  variables: string
  serial: string | null
  memory_megabytes: number | null
  group_name: string | null
  installed_when: InstalledWhen
  own_disk_by: OwnDiskBy | null
  next_set_at_ms: number
  is_once_spent: 0 | 1
  last_start: string | null
  first_seen_ms: number
  last_seen_ms: number
}

export function toMachine(row: MachineRow): Machine {
  return {
    mac: row.mac,
    uuid: row.uuid,
    name: row.name,
    arch: readStoredArch(row.arch),
    ip: row.ip,
    reservedIp: row.reserved_ip,
    entry: row.entry,
    next: row.next,
    filename: row.filename,
    nextServer: row.next_server,
    rootPath: row.root_path,
    dns: JSON.parse(row.dns) as Ipv4[],
    loader: row.loader,
    secureBoot: row.secure_boot,
    secureBootSeen: row.secure_boot_seen,
    answer: row.answer,
    variables: JSON.parse(row.variables) as Record<string, string>,
    serial: row.serial,
    memoryMegabytes: row.memory_megabytes,
    group: row.group_name,
    installedWhen: row.installed_when,
    ownDiskBy: row.own_disk_by,
    nextSetAtMs: row.next_set_at_ms,
    isOnceSpent: row.is_once_spent === 1,
    lastStart: row.last_start === null ? null : (JSON.parse(row.last_start) as LastStart),
    firstSeenMs: row.first_seen_ms,
    lastSeenMs: row.last_seen_ms,
  }
}

/** The parameters of the statement that writes every column. */
export function toRow(machine: Machine): MachineRow {
  return {
    mac: machine.mac,
    uuid: machine.uuid,
    name: machine.name,
    arch: machine.arch,
    ip: machine.ip,
    reserved_ip: machine.reservedIp,
    entry: machine.entry,
    next: machine.next,
    filename: machine.filename,
    next_server: machine.nextServer,
    root_path: machine.rootPath,
    dns: JSON.stringify(machine.dns),
    loader: machine.loader,
    secure_boot: machine.secureBoot,
    secure_boot_seen: machine.secureBootSeen,
    answer: machine.answer,
    variables: JSON.stringify(machine.variables),
    serial: machine.serial,
    memory_megabytes: machine.memoryMegabytes,
    group_name: machine.group,
    installed_when: machine.installedWhen,
    own_disk_by: machine.ownDiskBy,
    next_set_at_ms: machine.nextSetAtMs,
    is_once_spent: machine.isOnceSpent ? 1 : 0,
    last_start: machine.lastStart && JSON.stringify(machine.lastStart),
    first_seen_ms: machine.firstSeenMs,
    last_seen_ms: machine.lastSeenMs,
  }
}

/** Every column, for the statements. */
export const MACHINE_COLUMNS = [
  'mac',
  'uuid',
  'name',
  'arch',
  'ip',
  'reserved_ip',
  'entry',
  'next',
  'filename',
  'next_server',
  'root_path',
  'dns',
  'loader',
  'secure_boot',
  'secure_boot_seen',
  'answer',
  'variables',
  'serial',
  'memory_megabytes',
  'group_name',
  'installed_when',
  'own_disk_by',
  'next_set_at_ms',
  'is_once_spent',
  'last_start',
  'first_seen_ms',
  'last_seen_ms',
] as const satisfies readonly (keyof MachineRow)[]

/** A machine with defaults only. */
export function newMachine(mac: MacAddress, nowMs: number): Machine {
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
    secureBoot: 'unknown',
    secureBootSeen: 'unknown',
    answer: null,
    variables: {},
    serial: null,
    memoryMegabytes: null,
    group: null,
    installedWhen: 'reported',
    ownDiskBy: null,
    nextSetAtMs: 0,
    isOnceSpent: false,
    lastStart: null,
    firstSeenMs: nowMs,
    lastSeenMs: nowMs,
  }
}

/** True if the user has configured nothing on this machine. */
export function isUnconfigured(machine: Machine): boolean {
  const {
    name,
    reservedIp,
    entry,
    next,
    filename,
    nextServer,
    rootPath,
    dns,
    loader,
    group,
    ownDiskBy,
    answer,
  } = machine
  const given = [name, reservedIp, entry, filename, nextServer, rootPath, loader, group, ownDiskBy, answer]
  const isUsual =
    Object.keys(machine.variables).length === 0 &&
    next === 'menu' &&
    machine.installedWhen === 'reported' &&
    machine.secureBoot === 'unknown' &&
    dns.length === 0
  return isUsual && given.every(value => value === null)
}
