import type { FakeState } from './fake-engine.ts'
import { doctorFindings } from './doctor-samples.ts'
import * as dhcp from './dhcp-samples.ts'
import { sampleAnswers } from './answer-samples.ts'
import * as images from './image-samples.ts'
import { stoppedForAReason } from './finding-samples.ts'
import * as nextBoots from './next-boot-samples.ts'
import * as lab from './fake-lab.ts'
import { ownScripts } from './script-samples.ts'
import * as sample from './samples.ts'

const serving = {
  state: 'serving',
  nic: 'eth1',
  address: sample.ip('192.168.7.1'),
  prefixLength: 24,
  dhcp: 'server',
  dhcpAsked: 'auto',
  otherServer: null,
  range: { first: sample.ip('192.168.7.100'), last: sample.ip('192.168.7.199') },
  httpPort: 8080,
} as const

const base = (): FakeState => ({
  info: {
    version: '0.1.0',
    dataFolder: '/home/ada/.local/share/slipway',
    platform: 'linux',
    hasBootFiles: true,
  },
  cards: sample.cards,
  serving: { state: 'stopped' },
  images: [],
  machines: [],
  groups: [],
  leases: [],
  boots: [],
  events: [],
  log: [],
  bootFiles: sample.bootFiles,
  menuChoice: { defaultId: 'local', timeoutSeconds: 10 },
  startError: null,
  importResult: sample.debian,
  isSlow: false,
})

const stocked = (): FakeState => ({
  ...base(),
  images: [sample.debian, sample.rocky, sample.windows, sample.missing, sample.unknown],
  machines: sample.machines,
  boots: [sample.finishedBoot],
  events: sample.events,
  log: sample.logLines(400),
  menuChoice: { defaultId: 'debian-12-live.live', timeoutSeconds: 10 },
})

/** The states a page can be in, each a fresh copy. */
export const scenarios = {
  empty: base,
  'one-image': () => ({ ...base(), images: [sample.debian] }),
  importing: () => ({ ...base(), images: [sample.debian], importResult: 'pending' as const }),
  'unknown-image': () => ({ ...base(), images: [sample.unknown] }),
  'iso-error': () => ({
    ...base(),
    images: [sample.debian],
    importResult: {
      code: 'iso-truncated' as const,
      params: { sizeBytes: 412_000_000, expectedBytes: 631_000_000 },
    },
  }),
  stocked,
  scripted: () => ({ ...stocked(), scripts: ownScripts }),
  'lab-no-qemu': () => ({ ...stocked(), lab: { tools: lab.emptyTools, machines: [], serial: '' } }),
  'lab-emulated': () => ({ ...stocked(), lab: { tools: lab.emulatedTools, machines: [], serial: '' } }),
  'lab-running': () => ({
    ...stocked(),
    boots: [{ ...sample.finishedBoot, mac: lab.testMachine.mac, startedAtMs: Date.now() }],
    lab: { tools: lab.readyTools, machines: [lab.testMachine], serial: lab.SERIAL },
  }),
  'lab-failed': () => ({
    ...stocked(),
    lab: {
      tools: lab.readyTools,
      machines: [
        {
          ...lab.testMachine,
          state: 'failed' as const,
          endedAtMs: Date.now(),
          error: {
            code: 'test-machine-failed' as const,
            params: { detail: 'cannot set up guest memory: Cannot allocate memory' },
          },
        },
      ],
      serial: '',
    },
  }),
  'ways-out': () => ({
    ...base(),
    images: [images.netinst, images.bootOnly, images.kinds, images.editable],
  }),
  'many-images': () => ({
    ...base(),
    images: Array.from({ length: 24 }, (_, at) => ({
      ...[sample.debian, sample.rocky, sample.windows][at % 3]!,
      id: `image-${at}`,
    })),
  }),
  slow: () => ({ ...stocked(), isSlow: true }),
  'no-boot-files': () => ({
    ...base(),
    info: { ...base().info, hasBootFiles: false },
    cards: sample.cards.slice(1, 2),
    images: [sample.debian],
  }),
  groups: () => ({
    ...stocked(),
    ...nextBoots.grouped,
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
  }),
  starting: () => ({ ...stocked(), serving: { state: 'starting' as const, nic: 'eth1' } }),
  waiting: () => ({
    ...base(),
    images: [sample.debian, sample.rocky],
    serving: { ...serving, sinceMs: Date.now() - 240_000 },
  }),
  busy: () => ({
    ...stocked(),
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
    boots: [sample.finishedBoot, sample.biosBoot, sample.uefiBoot],
  }),
  beside: () => ({
    ...base(),
    images: [sample.debian, sample.rocky],
    serving: {
      ...serving,
      dhcp: 'proxy' as const,
      range: null,
      otherServer: sample.ip('192.168.7.254'),
      sinceMs: Date.now() - 60_000,
    },
  }),
  conflict: () => ({
    ...base(),
    images: [sample.debian],
    serving: { ...serving, otherServer: sample.ip('192.168.7.254'), sinceMs: Date.now() - 60_000 },
  }),
  'turned-away': () => ({
    ...base(),
    images: [sample.debian, sample.rocky],
    machines: sample.machines,
    boots: [dhcp.turnedAway('offer-ignored')],
    serving: {
      ...serving,
      dhcp: 'proxy' as const,
      range: null,
      otherServer: sample.ip('192.168.7.254'),
      sinceMs: Date.now() - 120_000,
    },
  }),
  'pool-full': () => ({
    ...base(),
    images: [sample.debian],
    machines: sample.machines,
    leases: dhcp.leases,
    events: [dhcp.poolFull, dhcp.strangeRelay],
    serving: {
      ...serving,
      range: { first: sample.ip('192.168.7.100'), last: sample.ip('192.168.7.103') },
      sinceMs: Date.now() - 600_000,
    },
  }),
  stopped: () => ({
    ...stocked(),
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
    boots: [sample.finishedBoot, sample.stoppedBoot],
  }),
  'stopped-why': () => ({
    ...stocked(),
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
    boots: stoppedForAReason,
  }),
  answered: () => ({
    ...stocked(),
    answers: sampleAnswers,
    machines: stocked().machines.map((machine, at) => ({
      ...machine,
      answer: at === 0 ? 'rack' : at === 1 ? 'ubuntu' : null,
      variables: at === 0 ? { role: 'control' } : {},
      serial: at === 0 ? 'J7KX2Q3' : null,
    })),
  }),
  'start-failed': () => ({
    ...base(),
    images: [sample.debian],
    serving: {
      state: 'failed' as const,
      nic: 'eth1',
      error: {
        code: 'port-in-use' as const,
        params: { port: 67, protocol: 'udp', address: '192.168.7.1', holder: 'dnsmasq', pid: 812 },
      },
    },
  }),
  troubled: () => ({
    ...base(),
    images: [sample.debian],
    doctor: doctorFindings,
    hostChanges: [
      {
        id: 'ports',
        change: { kind: 'open-ports' as const, until: 'restart' as const },
        atMs: Date.UTC(2026, 10, 20, 13, 2),
        undo: [{ program: 'sysctl', args: ['-w', 'net.ipv4.ip_unprivileged_port_start=1024'] }],
      },
    ],
  }),
  'other-dhcp': () => ({
    ...base(),
    images: [sample.debian],
    startError: { code: 'other-dhcp-server' as const, params: { server: '192.168.7.254' } },
  }),
} satisfies Record<string, () => FakeState>

export type Scenario = keyof typeof scenarios
