import type { MacAddress } from '#contract/address.ts'
import { STAGE_IDS, type Boot, type Stage, type StageId } from '#contract/timeline.ts'
import { ip, biosMac, uefiMac, stoppedMac } from './address-samples.ts'

const MINUTE_MS = 60_000

type StageSketch = Partial<Omit<Stage, 'id'>> & { readonly id: StageId; readonly afterMs?: number }

/** A boot from the stages that matter; earlier ones are done, later ones wait. */
export function boot(over: Partial<Boot> & { mac: MacAddress }, sketches: readonly StageSketch[]): Boot {
  const startedAtMs = over.startedAtMs ?? Date.now() - 40_000
  const last = Math.max(...sketches.map(sketch => STAGE_IDS.indexOf(sketch.id)))
  const stages = STAGE_IDS.map((id, index): Stage => {
    const sketch = sketches.find(candidate => candidate.id === id)
    const at = startedAtMs + (sketch?.afterMs ?? index * 900)
    const { afterMs: _, ...given } = sketch ?? { id }
    const state = given.state ?? (index <= last ? (sketch ? 'done' : 'skipped') : 'waiting')
    const hasBegun = state !== 'waiting' && state !== 'skipped'
    return {
      startedAtMs: hasBegun ? at : null,
      endedAtMs: state === 'done' ? at + 700 : null,
      facts: {},
      progress: null,
      eventCount: hasBegun ? 2 : 0,
      ...given,
      state,
    }
  })
  return {
    id: 1,
    arch: 'x64-uefi',
    ip: null,
    startedAtMs,
    lastEventAtMs: Date.now() - 1_000,
    firstSeq: 1,
    lastSeq: 40,
    findings: [],
    ...over,
    stages,
  }
}

const toLoader = (file: string): StageSketch[] => [
  { id: 'asked' },
  { id: 'addressed', facts: { address: '192.168.7.101', leaseSeconds: 3600 } },
  { id: 'told', facts: { bootFile: file } },
]

export const biosBoot = boot({ id: 11, mac: biosMac, arch: 'x86-bios', ip: ip('192.168.7.102') }, [
  { id: 'asked' },
  { id: 'addressed', facts: { address: '192.168.7.102', leaseSeconds: 3600 } },
  { id: 'told', facts: { bootFile: 'undionly.kpxe' } },
  {
    id: 'program',
    state: 'running',
    facts: { file: 'undionly.kpxe' },
    progress: { sentBytes: 44_032, sizeBytes: 72_213 },
  },
])

export const uefiBoot = boot({ id: 12, mac: uefiMac, ip: ip('192.168.7.101') }, [
  ...toLoader('snponly.efi'),
  { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 263_680 } },
  { id: 'started', facts: { program: 'iPXE' } },
  { id: 'menu', facts: { timeoutSeconds: 10 } },
  { id: 'chosen', facts: { title: 'Debian 12.7 live' } },
  { id: 'kernel', state: 'running', progress: { sentBytes: 37_400_000, sizeBytes: 61_204_480 } },
])

export const stoppedBoot = boot(
  { id: 13, mac: stoppedMac, ip: ip('192.168.7.103'), startedAtMs: Date.now() - 300_000 },
  [
    ...toLoader('snponly.efi'),
    { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 263_680 } },
    {
      id: 'started',
      state: 'failed',
      afterMs: 34_000,
    },
  ],
)

export const finishedBoot = boot(
  {
    id: 9,
    mac: uefiMac,
    ip: ip('192.168.7.101'),
    startedAtMs: Date.now() - 120 * MINUTE_MS,
    lastEventAtMs: Date.now() - 110 * MINUTE_MS,
  },
  [
    ...toLoader('snponly.efi'),
    { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 263_680 } },
    { id: 'started', facts: { program: 'iPXE' } },
    { id: 'chosen', facts: { title: 'Rocky Linux 9.3' } },
    { id: 'kernel', progress: { sentBytes: 118_489_088, sizeBytes: 118_489_088 } },
    { id: 'image', progress: { sentBytes: 1_900_000_000, sizeBytes: 10_950_279_168 } },
    { id: 'reported', facts: { text: 'installation finished' } },
  ],
)
