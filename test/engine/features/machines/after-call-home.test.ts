import { describe, expect, it } from 'vitest'
import type { LastStart, Machine } from '#contract/machine.ts'
import { afterCallHome, type CallHome } from '#engine/features/machines/install-once.ts'
import { machine } from '../boot/sample-menu.ts'

const start: LastStart = {
  bootId: 5,
  entry: 'debian.install',
  title: 'Debian 12',
  startedAtMs: 1000,
  isLoaded: true,
  outcome: 'unreported',
  text: null,
  outcomeAtMs: null,
}
const spent: Partial<Machine> = { entry: 'debian.install', next: 'menu', isOnceSpent: true, lastStart: start }
const call = (change: Partial<CallHome> = {}): CallHome => ({
  state: 'installed',
  text: 'installed',
  atMs: 2000,
  boot: { id: 5, startedAtMs: 900 },
  ...change,
})

describe('"installed"', () => {
  it('sends the machine to its own disk', () => {
    expect(afterCallHome(machine(spent), call({ text: 'all well' }))).toEqual({
      next: 'local',
      lastStart: { ...start, outcome: 'installed', text: 'all well', outcomeAtMs: 2000 },
    })
  })

  it('does so too if the entry was chosen on the menu by hand, and if its start was not seen', () => {
    expect(afterCallHome(machine({ lastStart: start }), call())?.next).toBe('local')
    expect(afterCallHome(machine({ next: 'once', entry: 'a' }), call({ boot: null }))).toMatchObject({
      next: 'local',
      lastStart: { outcome: 'installed', entry: 'a' },
    })
  })

  it('changes nothing when repeated, by any sender and whatever was set since', () => {
    const update = afterCallHome(machine(spent), call())!
    const after = machine({ ...spent, ...update })
    expect(afterCallHome(after, call({ atMs: 3000 }))).toBeNull()
    const askedAgain = machine({ ...after, next: 'once', nextSetAtMs: 2500 })
    expect(afterCallHome(askedAgain, call({ atMs: 3000 }))).toBeNull()
    expect(afterCallHome(askedAgain, call({ atMs: 3000, state: 'failed' }))).toBeNull()
    // The installed system calls home at every start.
    const later = call({ atMs: 3000, boot: { id: 6, startedAtMs: 2400 } })
    expect(afterCallHome(askedAgain, later)).toBeNull()
    expect(afterCallHome(after, later)).toBeNull()
  })

  it('counts if the installed system reports it, after its restart', () => {
    const update = afterCallHome(machine(spent), call({ boot: { id: 6, startedAtMs: 1900 } }))
    expect(update).toMatchObject({ next: 'local', lastStart: { bootId: 5, outcome: 'installed' } })
  })

  it('of an earlier boot changes nothing', () => {
    expect(afterCallHome(machine(spent), call({ boot: { id: 4, startedAtMs: 10 } }))).toBeNull()
  })

  it.each(['always', 'ignore'] as const)('leaves "%s" as the user said', next => {
    const update = afterCallHome(machine({ ...spent, next, isOnceSpent: false }), call())
    expect(update).toMatchObject({ next, lastStart: { outcome: 'installed' } })
  })

  it('keeps what the user has set while the installer was running', () => {
    const again = machine({ ...spent, next: 'once', isOnceSpent: false, nextSetAtMs: 1500 })
    expect(afterCallHome(again, call())).toMatchObject({ next: 'once', lastStart: { outcome: 'installed' } })
  })
})

it('"installing" and "failed" are stored with their text and do not change the next boot', () => {
  expect(afterCallHome(machine(spent), call({ state: 'installing', text: 'step 2' }))).toMatchObject({
    next: 'menu',
    lastStart: { outcome: 'installing', text: 'step 2' },
  })
  const failed = afterCallHome(machine(spent), call({ state: 'failed', text: 'no disk' }))
  expect(failed).toMatchObject({ next: 'menu', lastStart: { outcome: 'failed', text: 'no disk' } })
  // The installation was retried by hand in the same boot, and succeeded.
  expect(afterCallHome(machine({ ...spent, ...failed }), call())?.next).toBe('local')
})
