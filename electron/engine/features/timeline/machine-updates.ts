import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Lease, Machine } from '#contract/machine.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import { afterComingBack } from '../machines/install/came-back.ts'
import { noteStart } from '../machines/install/note-start.ts'
import type { RecordFact } from '../../base/record-fact.ts'

const FLUSH_AFTER_MS = 1000
/** A full disk stays full for a while. */
const RETRY_AFTER_MS = 30_000

/**
 * What events show of machines: that they exist, their firmware, their address. Only machines that ask to network-boot become
 * known; a phone that wants an address does not.
 */
export function createSightings(needs: {
  clock: Clock
  machines: SqliteMachineStore
  leaseOf: (mac: MacAddress) => Lease | null
  publish: Publish
  /** The machines cannot be saved; they are in memory, and it is tried again. */
  onWriteError: (error: unknown) => void
}) {
  const { clock, machines, publish } = needs
  let cancelFlush: (() => void) | null = null

  const changed = (machine: Machine): void => {
    publish('machine.changed', machine)
    flushLater(FLUSH_AFTER_MS)
  }
  const flushLater = (delayMs: number): void => {
    cancelFlush ??= clock.after(delayMs, () => {
      cancelFlush = null
      try {
        machines.flush()
      } catch (error) {
        needs.onWriteError(error)
        flushLater(RETRY_AFTER_MS)
      }
    })
  }

  const noteEvent = (event: BootEvent): void => {
    const { mac, atMs } = event
    if (mac === null) return
    const known = machines.find(mac)
    const isScript = event.kind === 'menu.served' || event.kind === 'entry.chosen'
    // A script's path names the machine, the connection its address: another server may have given it that.
    if (isScript && event.ip !== null && known?.ip !== event.ip)
      changed(machines.see({ mac, atMs, ip: event.ip }))
    if (event.kind === 'entry.chosen') {
      const { serial = known?.serial, memoryMegabytes = known?.memoryMegabytes } = event
      if (serial !== known?.serial || memoryMegabytes !== known?.memoryMegabytes)
        changed(machines.see({ mac, atMs, serial: serial ?? null, memoryMegabytes: memoryMegabytes ?? null }))
    }
    const lease = event.kind === 'dhcp.acknowledged' ? needs.leaseOf(mac) : null
    if (lease) publish('lease.granted', lease)
    if (event.kind === 'dhcp.discovered' && event.isBootClient) {
      changed(machines.see({ mac, atMs, arch: event.arch, uuid: event.uuid }))
    } else if (event.kind === 'dhcp.acknowledged' && (known || event.isBootClient)) {
      changed(machines.see({ mac, atMs, ip: event.address }))
    } else if (event.kind === 'dhcp.foreign-address') {
      changed(machines.see({ mac, atMs, ip: event.address }))
    }
  }
  return { noteEvent, saveLater: () => flushLater(FLUSH_AFTER_MS) }
}

/** Remembers what machines start, uses up a "once", and sees who comes back after one. */
export function createStarts(needs: {
  readonly clock: Clock
  readonly machines: SqliteMachineStore
  readonly publish: Publish
  readonly record: RecordFact
  /** False for entries such as the own disk. */
  readonly startsSystem: (entry: string) => boolean
  /** What was noted has to reach the disk some time. */
  readonly saveLater: () => void
}): (boot: Boot) => void {
  const { clock, machines } = needs

  const publishNext = (machine: Machine, reason: 'once-started' | 'restarted'): void => {
    needs.publish('machine.changed', machine)
    const { mac, ip, next } = machine
    // After the event that led to it.
    clock.after(0, () => needs.record({ kind: 'machine.next-changed', next, reason }, { mac, ip }))
  }
  const seeStart = (mac: MacAddress, machine: Machine, boot: Boot): void => {
    const note = noteStart(machine, boot, needs.startsSystem)
    if (!note) return
    const { lastStart } = note
    if (note.isOnceUsedUp) {
      // On the disk at once: a "once" that came back after a crash would install the machine again.
      const used = { lastStart, next: 'menu', isOnceSpent: true } as const
      return publishNext(machines.change(mac, used, boot.lastEventAtMs), 'once-started')
    }
    const noted = machines.note(mac, { lastStart })
    if (noted) needs.publish('machine.changed', noted)
    needs.saveLater()
  }

  return boot => {
    const machine = machines.find(boot.mac)
    if (!machine) return
    const update = afterComingBack(machine, boot)
    if (update) publishNext(machines.change(boot.mac, update, boot.lastEventAtMs), 'restarted')
    else seeStart(boot.mac, machine, boot)
  }
}
