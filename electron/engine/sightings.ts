import type { BootEvent } from '#contract/boot-event.ts'
import type { Machine } from '#contract/machine.ts'
import type { Clock } from './clock.ts'
import { afterChoice } from './menu-desk.ts'
import type { Publish } from './push-hub.ts'
import type { SqliteMachineStore } from './store/sqlite-machine-store.ts'

const FLUSH_AFTER_MS = 1000

/**
 * What events tell about machines: that they exist, their firmware, their address, and that a "once" is used up. Only
 * machines that ask to network-boot become known; a phone that wants an address does not.
 */
export function createSightings(needs: { clock: Clock; machines: SqliteMachineStore; publish: Publish }) {
  const { clock, machines, publish } = needs
  let cancelFlush: (() => void) | null = null

  const changed = (machine: Machine): void => {
    publish('machine.changed', machine)
    cancelFlush ??= clock.after(FLUSH_AFTER_MS, () => {
      cancelFlush = null
      machines.flush()
    })
  }

  return (event: BootEvent): void => {
    const { mac, atMs } = event
    if (mac === null) return
    const known = machines.find(mac)
    if (event.kind === 'dhcp.discovered' && event.isBootClient) {
      changed(machines.see({ mac, atMs, arch: event.arch, uuid: event.uuid }))
    } else if (event.kind === 'dhcp.acknowledged' && (known || event.isBootClient)) {
      changed(machines.see({ mac, atMs, ip: event.address }))
    } else if (event.kind === 'entry.chosen') {
      const choice = afterChoice(known, event.entry)
      if (choice) changed(machines.change(mac, { next: choice.next }, atMs))
    }
  }
}
