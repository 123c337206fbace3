import type { FakeState } from './fake-engine.ts'
import { doctorFindings } from './doctor-samples.ts'
import * as dhcp from './dhcp-samples.ts'
import { sampleAnswers } from './answer-samples.ts'
import * as images from './image-samples.ts'
import { stoppedForAReason } from './finding-samples.ts'
import * as nextBoots from './next-boot-samples.ts'
import * as lab from './fake-lab.ts'
import { ownScripts } from './script-samples.ts'
import { ip } from './address-samples.ts'
import { bootFiles } from './boot-file-samples.ts'
import { biosBoot, finishedBoot, stoppedBoot, uefiBoot } from './boot-samples.ts'
import { cards } from './card-samples.ts'
import { events, logLines } from './event-samples.ts'
import { machines } from './machine-samples.ts'
import * as usual from './usual-image-samples.ts'

const serving = {
  state: 'serving',
  nic: 'eth1',
  address: ip('192.168.7.1'),
  prefixLength: 24,
  dhcp: 'server',
  dhcpAsked: 'auto',
  otherServer: null,
  range: { first: ip('192.168.7.100'), last: ip('192.168.7.199') },
  httpPort: 8080,
} as const

const base = (): FakeState => ({
  info: {
    version: '0.1.0',
    dataFolder: '/home/ada/.local/share/slipway',
    platform: 'linux',
    hasBootFiles: true,
  },
  cards,
  serving: { state: 'stopped' },
  images: [],
  machines: [],
  groups: [],
  leases: [],
  boots: [],
  events: [],
  log: [],
  bootFiles,
  menuChoice: { defaultId: 'local', timeoutSeconds: 10 },
  startError: null,
  importResult: usual.debian,
  isSlow: false,
})

const stocked = (): FakeState => ({
  ...base(),
  images: [usual.debian, usual.rocky, usual.windows, usual.missing, usual.unknown],
  machines,
  boots: [finishedBoot],
  events,
  log: logLines(400),
  menuChoice: { defaultId: 'debian-12-live.live', timeoutSeconds: 10 },
})

/** The states a page can be in, each a fresh copy. */
export const scenarios = {
  empty: base,
  'one-image': () => ({ ...base(), images: [usual.debian] }),
  importing: () => ({ ...base(), images: [usual.debian], importResult: 'pending' as const }),
  'unknown-image': () => ({ ...base(), images: [usual.unknown] }),
  'iso-error': () => ({
    ...base(),
    images: [usual.debian],
    importResult: images.truncated,
  }),
  stocked,
  scripted: () => ({ ...stocked(), scripts: ownScripts }),
  'lab-no-qemu': () => ({ ...stocked(), lab: { tools: lab.emptyTools, machines: [], serial: '' } }),
  'lab-emulated': () => ({ ...stocked(), lab: { tools: lab.emulatedTools, machines: [], serial: '' } }),
  'lab-running': () => ({
    ...stocked(),
    boots: [{ ...finishedBoot, mac: lab.testMachine.mac, startedAtMs: Date.now() }],
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
      ...[usual.debian, usual.rocky, usual.windows][at % 3]!,
      id: `image-${at}`,
    })),
  }),
  slow: () => ({ ...stocked(), isSlow: true }),
  'no-boot-files': () => ({
    ...base(),
    info: { ...base().info, hasBootFiles: false },
    cards: cards.slice(1, 2),
    images: [usual.debian],
  }),
  groups: () => ({
    ...stocked(),
    ...nextBoots.grouped,
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
  }),
  starting: () => ({ ...stocked(), serving: { state: 'starting' as const, nic: 'eth1' } }),
  waiting: () => ({
    ...base(),
    images: [usual.debian, usual.rocky],
    serving: { ...serving, sinceMs: Date.now() - 240_000 },
  }),
  busy: () => ({
    ...stocked(),
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
    boots: [finishedBoot, biosBoot, uefiBoot],
  }),
  beside: () => ({
    ...base(),
    images: [usual.debian, usual.rocky],
    serving: {
      ...serving,
      dhcp: 'proxy' as const,
      range: null,
      otherServer: ip('192.168.7.254'),
      sinceMs: Date.now() - 60_000,
    },
  }),
  conflict: () => ({
    ...base(),
    images: [usual.debian],
    serving: { ...serving, otherServer: ip('192.168.7.254'), sinceMs: Date.now() - 60_000 },
  }),
  'turned-away': () => ({
    ...base(),
    images: [usual.debian, usual.rocky],
    machines,
    boots: [dhcp.turnedAway('offer-ignored')],
    serving: {
      ...serving,
      dhcp: 'proxy' as const,
      range: null,
      otherServer: ip('192.168.7.254'),
      sinceMs: Date.now() - 120_000,
    },
  }),
  'pool-full': () => ({
    ...base(),
    images: [usual.debian],
    machines,
    leases: dhcp.leases,
    events: [dhcp.poolFull, dhcp.strangeRelay],
    serving: {
      ...serving,
      range: { first: ip('192.168.7.100'), last: ip('192.168.7.103') },
      sinceMs: Date.now() - 600_000,
    },
  }),
  stopped: () => ({
    ...stocked(),
    serving: { ...serving, sinceMs: Date.now() - 400_000 },
    boots: [finishedBoot, stoppedBoot],
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
    images: [usual.debian],
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
    images: [usual.debian],
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
    images: [usual.debian],
    startError: { code: 'other-dhcp-server' as const, params: { server: '192.168.7.254' } },
  }),
} satisfies Record<string, () => FakeState>

export type Scenario = keyof typeof scenarios
