import { expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { describeStage } from '#contract/stage-text.ts'
import { STAGE_IDS, type Boot, type Stage, type StageState } from '#contract/timeline.ts'

const boot: Boot = {
  id: 1,
  mac: '52:54:00:12:34:56' as MacAddress,
  arch: 'x64-uefi',
  ip: null,
  startedAtMs: 0,
  lastEventAtMs: 0,
  firstSeq: 1,
  lastSeq: 1,
  findings: [],
  stages: [],
}

const stage = (id: Stage['id'], state: StageState, rest: Partial<Stage> = {}): Stage => ({
  id,
  state,
  startedAtMs: null,
  endedAtMs: null,
  facts: {},
  progress: null,
  eventCount: 0,
  ...rest,
})

const STATES: readonly StageState[] = ['waiting', 'running', 'done', 'warning', 'failed', 'skipped']

it.each(STAGE_IDS.flatMap(id => STATES.map(state => [id, state] as const)))(
  '%s, %s reads as a sentence without any fact',
  (id, state) => {
    expect(describeStage(stage(id, state), boot)).toMatch(/^[A-Z](?!.*(undefined|null|NaN|  )).*[^ ]$/)
  },
)

it('uses the facts it has, with units', () => {
  const sentences = [
    stage('asked', 'done'),
    stage('addressed', 'done', { facts: { address: '10.99.0.50', leaseSeconds: 3600 } }),
    stage('told', 'done', { facts: { bootFile: 'snponly.efi' } }),
    stage('program', 'done', {
      facts: { file: 'snponly.efi' },
      progress: { sentBytes: 1_099_776, sizeBytes: 1_099_776 },
      startedAtMs: 1000,
      endedAtMs: 1800,
    }),
    stage('menu', 'running', { facts: { timeoutSeconds: 30 } }),
    stage('chosen', 'done', { facts: { title: 'Debian 12 live' } }),
    stage('kernel', 'running', { progress: { sentBytes: 61_000_000, sizeBytes: 100_000_000 } }),
    stage('image', 'running', { progress: { sentBytes: 1_900_000_000, sizeBytes: 3_100_000_000 } }),
    stage('program', 'failed', {
      facts: { file: 'snponly.efi', reason: 'nothing heard for 15 s' },
      progress: { sentBytes: 500_000, sizeBytes: 1_000_000 },
    }),
  ].map(one => describeStage(one, boot))
  expect(sentences).toEqual([
    'Asks for network boot (UEFI x64)',
    'Has address 10.99.0.50 for 1 h',
    'Told to load snponly.efi',
    'Loaded snponly.efi: 1.1 MB in 0.8 s',
    'Menu on screen, default starts after 30 s',
    'Chose Debian 12 live',
    'Loading kernel and initrd: 61 % of 100 MB',
    'Reading the image: 1.9 GB of 3.1 GB',
    'Stopped loading snponly.efi at 500 kB of 1.0 MB: nothing heard for 15 s',
  ])
})
