import type { MachineGroup } from '#contract/machine-group.ts'
import type { LastStart, Machine } from '#contract/machine.ts'
import { mac } from './address-samples.ts'
import { machine, machines } from './machine-samples.ts'

const HOUR_MS = 3_600_000
const started = (over: Partial<LastStart>): LastStart => ({
  bootId: 9,
  entry: 'rocky-9.install',
  title: 'Install Rocky Linux 9.3',
  startedAtMs: Date.now() - HOUR_MS,
  isLoaded: true,
  outcome: 'unreported',
  text: null,
  outcomeAtMs: null,
  ...over,
})
const outcomeAtMs = Date.now() - HOUR_MS / 3
const ROCKY = { entry: 'rocky-9.install', isOnceSpent: true } as const

const groups: readonly MachineGroup[] = [
  { name: 'rack 4', entry: 'rocky-9.install', next: 'once', variables: { site: 'cellar', rack: '4' } },
  { name: 'thin clients', entry: 'debian-12-live.live', next: 'always', variables: {} },
]

/** Machines in every state in which an installation can leave them. */
const installed: readonly Machine[] = [
  machine({
    mac: mac('9c:6b:00:11:20:01'),
    name: 'node-1',
    group: 'rack 4',
    ...ROCKY,
    next: 'local',
    lastStart: started({ outcome: 'installed', text: 'all well', outcomeAtMs }),
  }),
  machine({
    mac: mac('9c:6b:00:11:20:02'),
    name: 'node-2',
    group: 'rack 4',
    ...ROCKY,
    lastStart: started({ outcome: 'failed', text: 'no room on /dev/nvme0n1', outcomeAtMs }),
  }),
  machine({
    mac: mac('9c:6b:00:11:20:03'),
    name: 'node-3',
    group: 'rack 4',
    ...ROCKY,
    lastStart: started({}),
  }),
  machine({
    mac: mac('9c:6b:00:11:20:04'),
    name: 'node-4',
    group: 'rack 4',
    entry: 'rocky-9.install',
    next: 'once',
  }),
  machine({
    mac: mac('00:e0:4c:68:01:10'),
    group: 'thin clients',
    entry: 'debian-12-live.live',
    next: 'always',
  }),
]

export const grouped = { groups, machines: [...machines, ...installed] }
