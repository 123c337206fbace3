import { randomBytes } from 'node:crypto'
import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'
import type { TakeReport } from '../../protocols/http/routes/report.ts'
import { afterCallHome, type InstallUpdate } from './install-once.ts'
import { formatCallHomeToken, parseCallHomeToken, type CallHomeOrigin } from './call-home-token.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'

/** The URL that machines call home to, and the consequences. */
export interface CallHome {
  readonly take: TakeReport
  /** Proves that a later request comes from the boot that this machine is in; see call-home-token.ts. */
  ticketFor(mac: MacAddress): string
  /** The machine of a ticket; null for one that is not ours, or of a boot before the machine's last start. */
  machineOf(ticket: string): MacAddress | null
  /**
   * The URL for the machine's current boot, below a server's root such as `http://10.99.0.1:8080`; `callHomeUrl`
   * appends a state. Anyone who knows it can report for the machine.
   */
  baseFor(mac: MacAddress, serverUrl: string): string
}

export function createCallHome(needs: {
  readonly clock: Clock
  readonly settings: SqliteSettingsStore
  readonly machines: SqliteMachineStore
  readonly publish: Publish
  readonly record: RecordFact
  /** Schedules writing changes to the disk. */
  readonly saveLater: () => void
  /** The machine's current boot. */
  readonly currentBoot: (mac: MacAddress) => Boot | null
}): CallHome {
  const { machines, settings } = needs
  let secret = settings.read('call-home.secret')
  if (secret === null) {
    secret = randomBytes(32).toString('hex')
    settings.write('call-home.secret', secret)
  }
  const key = secret

  const bootOf = ({ mac, bootId }: CallHomeOrigin) => {
    const current = needs.currentBoot(mac)
    if (bootId === 0) return null
    if (current?.id === bootId) return { id: bootId, startedAtMs: current.startedAtMs }
    const start = machines.find(mac)?.lastStart
    return { id: bootId, startedAtMs: start?.bootId === bootId ? start.startedAtMs : 0 }
  }

  /** Another "installing" with a different text may get lost in a crash; a change of the next boot must not. */
  const keep = (
    machine: Machine,
    update: InstallUpdate,
    onSynced: (error: Error | null) => void,
  ): Machine | null => {
    const isOnlyText =
      update.next === machine.next && update.lastStart?.outcome === machine.lastStart?.outcome
    if (!isOnlyText) return machines.record(machine.mac, update, onSynced)
    needs.saveLater()
    onSynced(null)
    return machines.note(machine.mac, update)
  }

  const ticketFor = (mac: MacAddress): string =>
    formatCallHomeToken(key, { mac, bootId: needs.currentBoot(mac)?.id ?? 0 })

  return {
    ticketFor,
    machineOf(ticket) {
      const origin = parseCallHomeToken(key, ticket)
      if (!origin) return null
      return origin.bootId < (machines.find(origin.mac)?.lastStart?.bootId ?? 0) ? null : origin.mac
    },
    baseFor: (mac, serverUrl) => `${serverUrl}/report/${ticketFor(mac)}`,
    take(report) {
      const { state, text, ip, token } = report
      const origin = token === null ? null : parseCallHomeToken(key, token)
      if (token !== null && !origin) return null
      const mac = origin?.mac ?? report.mac
      const party = { mac, ip }
      const machine = mac && machines.find(mac)
      const atMs = needs.clock.nowMs()
      // Without a ticket anyone at this address may have sent it: it is shown, and changes nothing.
      const update =
        origin && machine && state !== null
          ? afterCallHome(machine, { state, text, atMs, boot: bootOf(origin) })
          : null
      // The reply waits until it is saved, because the machine restarts as soon as it has it.
      let finish = (_error: Error | null): void => undefined
      const saved = new Promise<void>((resolve, reject) => {
        finish = error => (error ? reject(error) : resolve())
      })
      const changed = update && machine && keep(machine, update, finish)
      if (!changed) finish(null)
      needs.record({ kind: 'machine.reported', text, ...(state === null ? {} : { state }) }, party)
      if (changed) needs.publish('machine.changed', changed)
      if (changed && state === 'installed')
        needs.record({ kind: 'machine.next-changed', next: changed.next, reason: 'installed' }, party)
      return { isKnown: machine !== null, saved }
    },
  }
}
