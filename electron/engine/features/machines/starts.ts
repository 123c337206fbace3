import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'
import { afterComingBack, noteStart } from './install-once.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

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
