import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Machine, MachineChange } from '#contract/machine.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import { detail } from '#contract/reason.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { MachineUpdate, SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

/** The users' settings of machines, one or many at once. */
export interface MachineEditor {
  list(): readonly Machine[]
  /** Rejects with `machine-not-found`. */
  show(mac: MacAddress): Machine
  /** Changes all or none. Rejects with `entry-not-found`, `group-not-found`, `address-reserved` or `invalid-input`. */
  set(macs: readonly MacAddress[], change: MachineChange): readonly Machine[]
}

export function createMachineEditor(needs: {
  readonly clock: Clock
  readonly publish: Publish
  readonly machines: SqliteMachineStore
  readonly leases: SqliteLeaseStore
  readonly groupOf: (name: string) => MachineGroup | null
  /** Throws `entry-not-found`. */
  readonly needEntry: (id: string) => void
  /** Throws `answer-not-found`. */
  readonly needAnswer: (id: string) => void
}): MachineEditor {
  const { clock, machines } = needs

  const updateOf = (mac: MacAddress, asked: MachineChange): MachineUpdate => {
    const change = { ...ofGroup(mac, asked), ...given(asked) }
    if (typeof change.entry === 'string') needs.needEntry(change.entry)
    if (typeof change.answer === 'string') needs.needAnswer(change.answer)
    const wantsEntry = change.next === 'once' || change.next === 'always'
    const entry = change.entry === undefined ? machines.find(mac)?.entry : change.entry
    if (wantsEntry && !entry)
      throw new SlipwayError('invalid-input', { where: 'next', ...detail('machine-without-entry') })
    if (change.reservedIp) refuseHeldAddress(needs.leases, change.reservedIp, mac, clock.nowMs())
    if (change.next === undefined && change.entry === undefined) return change
    // A new decision about the next boot overrides a used "once".
    return { ...change, isOnceSpent: false, nextSetAtMs: clock.nowMs() }
  }
  /**
   * The settings that a machine adopts when it joins a group. A group without entry and next boot, for variables only,
   * changes nothing.
   */
  const ofGroup = (mac: MacAddress, { group }: MachineChange): MachineChange => {
    if (typeof group !== 'string') return {}
    const { entry, next } = needGroup(needs.groupOf, group)
    const isJoining = machines.find(mac)?.group !== group
    const decides = entry !== null || next !== 'menu'
    return isJoining && decides ? { entry, next } : {}
  }

  return {
    list: () => machines.list(),
    show(mac) {
      const machine = machines.find(mac)
      if (!machine) throw new SlipwayError('machine-not-found', { mac })
      return machine
    },
    set(macs, change) {
      if (change.reservedIp && macs.length > 1)
        throw new SlipwayError('invalid-input', { where: 'reservedIp', ...detail('address-for-one') })
      const changes = [...new Set(macs)].map(mac => ({ mac, change: updateOf(mac, change) }))
      const changed = machines.changeMany(changes, clock.nowMs())
      for (const machine of changed) needs.publish('machine.changed', machine)
      return changed
    },
  }
}

/** Throws `group-not-found`. */
export function needGroup(groupOf: (name: string) => MachineGroup | null, name: string): MachineGroup {
  const group = groupOf(name)
  if (!group) throw new SlipwayError('group-not-found', { name })
  return group
}

function given(change: MachineChange): MachineChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

/** Refuses an address that another machine is using: it would be on the network twice. */
function refuseHeldAddress(leases: SqliteLeaseStore, ip: Ipv4, mac: MacAddress, nowMs: number): void {
  const holder = leases.holderOf(ip)
  if (holder && holder.mac !== mac && holder.expiresAtMs > nowMs) {
    throw new SlipwayError('address-reserved', { ip, mac: holder.mac })
  }
}
