import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Lease, Machine } from '#contract/machine.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

const FLUSH_AFTER_MS = 1000
/** Rows of one write: a millisecond, because packets are waiting. The rest follows after them. */
const ROWS_PER_WRITE = 64
const NEXT_WRITE_AFTER_MS = 4
/** A full disk stays full for a while. */
const RETRY_AFTER_MS = 30_000

/**
 * Updates machines from events: existence, firmware, address. Only machines that ask to network-boot are added; a phone
 * that asks for an address is not.
 */
export function createSightings(needs: {
  clock: Clock
  machines: SqliteMachineStore
  leaseOf: (mac: MacAddress) => Lease | null
  publish: Publish
  /** Saving machines failed; they stay in memory, and Slipway tries again. */
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
        if (machines.flush(ROWS_PER_WRITE)) flushLater(NEXT_WRITE_AFTER_MS)
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
    // In the neighbour table its address may be one that another server assigned.
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
