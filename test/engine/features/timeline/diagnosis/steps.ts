import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { Finding } from '#contract/finding.ts'
import type { BootSettings } from '#engine/features/timeline/diagnosis/rule.ts'
import { createReplay } from '../replay.ts'
import { acknowledged, discovered, ip, mac, offered } from '../scene.ts'

/** Facts, each with the milliseconds since the previous one. */
export type Steps = readonly (readonly [afterMs: number, fact: BootFact])[]

export function eventsOf(steps: Steps): readonly BootEvent[] {
  let atMs = 0
  return steps.map(([afterMs, fact], index) => {
    atMs += afterMs
    return { ...fact, seq: index + 1, atMs, mac, ip }
  })
}

export function findingsAfter(
  steps: Steps,
  silenceMs: number,
  settings: Partial<BootSettings> = {},
): readonly Finding[] {
  const replay = createReplay(settings)
  replay.play(eventsOf(steps))
  replay.clock.advance(silenceMs)
  return replay.boots().at(-1)!.findings
}

export const ipxe = discovered({ userClass: 'iPXE' })
export const transfer = (file: string, sizeBytes: number): Steps => [
  [5, { kind: 'tftp.started', transfer: 1, file, sizeBytes, blksize: 1468, windowsize: 4 }],
  [300, { kind: 'tftp.finished', transfer: 1, file, sizeBytes, tookMs: 300 }],
]
export const told = (file: string, arch: 'x64-uefi' | 'x86-bios' = 'x64-uefi'): Steps => [
  [0, discovered({ arch })],
  [5, offered(file)],
  [4000, acknowledged(file)],
]
export const toMenu: Steps = [
  ...told('snponly.efi'),
  ...transfer('snponly.efi', 170_000),
  [3000, ipxe],
  [5, offered('http://10.99.0.1:8080/ipxe/x')],
  [2000, acknowledged('http://10.99.0.1:8080/ipxe/x')],
  [50, { kind: 'menu.served', language: 'ipxe', timeoutSeconds: 5, defaultId: 'a', entryCount: 1 }],
]
export const chosen: Extract<BootFact, { kind: 'entry.chosen' }> = {
  kind: 'entry.chosen',
  entry: 'test.slipway-test-system',
  title: 'Test',
}
export const get = (path: string, sizeBytes: number, sentBytes = sizeBytes): Steps => [
  [5, { kind: 'http.started', request: 7, path, sizeBytes, offset: 0, fileSizeBytes: sizeBytes }],
  sentBytes === sizeBytes
    ? [200, { kind: 'http.finished', request: 7, path, status: 200, sentBytes, tookMs: 200 }]
    : [200, { kind: 'http.aborted', request: 7, path, sentBytes, sizeBytes }],
]
export const toKernel: Steps = [
  ...toMenu,
  [5000, chosen],
  ...get('/iso/test/live/vmlinuz', 10_000_000),
  ...get('/iso/test/live/initrd.img', 20_000_000),
]
