import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'
import { afterComingBack, noteStart } from './install-once.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { provenMac, type WhoIs } from '../../base/who-is.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

/** Records what machines start, marks a "once" as used, and detects machines that return after one. */
export function createStarts(needs: {
  readonly clock: Clock
  readonly machines: SqliteMachineStore
  readonly publish: Publish
  readonly record: RecordFact
  readonly whoIs: WhoIs
  /** False for entries such as the local disk. */
  readonly startsSystem: (entry: string) => boolean
  /** Schedules writing changes to the disk. */
  readonly saveLater: () => void
}): (boot: Boot) => void {
  const { clock, machines } = needs

  const publishNext = (machine: Machine | null, reason: 'once-started' | 'restarted'): void => {
    if (!machine) return
    needs.publish('machine.changed', machine)
    const { mac, ip, next } = machine
    // Recorded after the event that caused it.
    clock.after(0, () => needs.record({ kind: 'machine.next-changed', next, reason }, { mac, ip }))
  }
  /** A boot that someone else could have made up uses up nothing. Without an address only DHCP has seen it. */
  const isOwn = ({ mac, ip }: Boot): boolean => ip === null || provenMac(needs.whoIs(ip)) === mac
  const seeStart = (mac: MacAddress, machine: Machine, boot: Boot): void => {
    const note = noteStart(machine, boot, needs.startsSystem)
    if (!note) return
    const { lastStart } = note
    if (note.isOnceUsedUp) {
      // Written now: if a crash restored the "once", the machine would be installed again.
      const used = { lastStart, next: 'menu', isOnceSpent: true } as const
      return publishNext(machines.record(mac, used), 'once-started')
    }
    const noted = machines.note(mac, { lastStart })
    if (noted) needs.publish('machine.changed', noted)
    needs.saveLater()
  }

  return boot => {
    const machine = machines.find(boot.mac)
    if (!machine) return
    const update = afterComingBack(machine, boot)
    if (update) publishNext(machines.record(boot.mac, update), 'restarted')
    else if (isOwn(boot)) seeStart(boot.mac, machine, boot)
  }
}
