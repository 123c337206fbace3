import { expect, it } from 'vitest'
import type { LastStart, Machine } from '#contract/machine.ts'
import type { Boot } from '#contract/timeline.ts'
import { afterComingBack } from '#engine/features/machines/install-once.ts'
import { mac, machine } from '../boot/sample-menu.ts'

const start: LastStart = {
  bootId: 5,
  entry: 'debian.install',
  title: 'Debian 12',
  startedAtMs: 1_000_000,
  isLoaded: true,
  outcome: 'unreported',
  text: null,
  outcomeAtMs: null,
}
const spent: Partial<Machine> = { isOnceSpent: true, installedWhen: 'restarted', lastStart: start }
const boot = (id: number, startedAtMs: number): Boot => ({
  id,
  mac,
  arch: 'x64-uefi',
  ip: null,
  startedAtMs,
  lastEventAtMs: startedAtMs,
  firstSeq: 1,
  lastSeq: 1,
  findings: [],
  stages: [],
})
const muchLater = boot(6, 1_600_000)

it('treats a restart as the end of an installation, if the user chose that', () => {
  expect(afterComingBack(machine(spent), muchLater)).toEqual({
    next: 'local',
    lastStart: { ...start, outcome: 'restarted', outcomeAtMs: 1_600_000 },
  })
})

it.each<[string, Partial<Machine>, Boot]>([
  ['its user waits for its own word', { installedWhen: 'reported' }, muchLater],
  ['it has not loaded everything', { lastStart: { ...start, isLoaded: false } }, muchLater],
  ['it said that it failed', { lastStart: { ...start, outcome: 'failed' } }, muchLater],
  ['it is the same boot that goes on', {}, boot(5, 1_600_000)],
  ['no installer is that quick', {}, boot(6, 1_030_000)],
  ['it was asked for something else since', { next: 'once', isOnceSpent: false }, muchLater],
  ['nothing was started once', { isOnceSpent: false }, muchLater],
])('does not if %s', (_, change, again) => {
  expect(afterComingBack(machine({ ...spent, ...change }), again)).toBeNull()
})
