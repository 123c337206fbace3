import { describe, expect, it } from 'vitest'
import type { FindingCode } from '#contract/finding.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfRemedy, messagesOfFinding } from '#words/finding.ts'
import type { BootSettings } from '#engine/features/timeline/diagnosis/rule.ts'
import { createReplay, recorded } from '../replay.ts'

interface Failure {
  readonly name: string
  readonly code: FindingCode
  /** How long the boot must be silent at the end before it is reported; 0 if a packet itself shows it. */
  readonly silenceMs: number
  readonly settings?: Partial<BootSettings>
}

const ownFile: Partial<BootSettings> = {
  machine: () => ({ filename: 'nowhere.efi', loader: null, nextServer: null, answer: null }),
}

const secureBootOff: Partial<BootSettings> = { isSecureBootOff: () => true }

const withAnswers: Partial<BootSettings> = {
  machine: () => ({ filename: null, loader: null, nextServer: null, answer: 'lab' }),
}

const asksNothing: Partial<BootSettings> = {
  entry: () => ({ imageId: 'test', ramMegabytes: null, asksAgain: false }),
}

/** Real firmware in the lab; each boot stopped for a different reason (test/lab/why*.lab.test.ts). */
const FAILURES: readonly Failure[] = [
  { name: 'udp-69-dropped', code: 'program-not-asked', silenceMs: 10_000 },
  { name: 'tcp-8080-dropped', code: 'script-not-asked', silenceMs: 25_000 },
  { name: 'file-missing', code: 'program-missing', silenceMs: 0, settings: ownFile },
  { name: 'program-for-bios', code: 'wrong-program', silenceMs: 0, settings: ownFile },
  { name: 'secure-boot', code: 'secure-boot', silenceMs: 0 },
  { name: 'small-mtu', code: 'blocks-lost', silenceMs: 8000 },
  { name: 'system-silent', code: 'kernel-silent', silenceMs: 90_000 },
  { name: 'offers-in-vain', code: 'offer-not-taken', silenceMs: 16_000 },
  { name: 'rival-server', code: 'other-offer-taken', silenceMs: 5000 },
  { name: 'pool-exhausted', code: 'no-address', silenceMs: 0 },
  { name: 'program-broken-off', code: 'program-stalled', silenceMs: 8000 },
  { name: 'http-program-broken-off', code: 'program-stalled', silenceMs: 8000 },
  { name: 'shim-alone', code: 'second-stage-missing', silenceMs: 0 },
  { name: 'grub-by-http', code: 'loader-without-menu', silenceMs: 30_000 },
  { name: 'proxy-offers-in-vain', code: 'proxy-not-heard', silenceMs: 0 },
  { name: 'proxy-udp-69-dropped', code: 'proxy-not-heard', silenceMs: 0 },
  { name: 'proxy-tcp-8080-dropped', code: 'proxy-not-heard', silenceMs: 0 },
  { name: 'proxy-other-file-bios', code: 'proxy-not-heard', silenceMs: 0 },
  { name: 'proxy-other-file-ovmf', code: 'proxy-not-heard', silenceMs: 0 },
  { name: 'proxy-alone', code: 'proxy-not-heard', silenceMs: 0 },
  { name: 'grub-beside-router', code: 'loader-without-menu', silenceMs: 30_000 },
  { name: 'shim-beside-router', code: 'loader-without-menu', silenceMs: 30_000 },
  { name: 'bios-program-hangs', code: 'program-not-started', silenceMs: 30_000 },
  { name: 'bios-program-ends', code: 'program-not-started', silenceMs: 30_000 },
  { name: 'half-a-program', code: 'program-not-started', silenceMs: 30_000 },
  { name: 'uefi-program-hangs', code: 'program-not-started', silenceMs: 30_000, settings: secureBootOff },
  { name: 'uefi-program-ends', code: 'program-not-started', silenceMs: 30_000, settings: secureBootOff },
  { name: 'kernel-cut', code: 'kernel-stalled', silenceMs: 20_000 },
  { name: 'no-room', code: 'kernel-stalled', silenceMs: 8000 },
  { name: 'entry-gone', code: 'kernel-missing', silenceMs: 0 },
  { name: 'kernel-gone', code: 'kernel-missing', silenceMs: 0 },
  { name: 'kernel-gone-pxelinux', code: 'kernel-missing', silenceMs: 0 },
  { name: 'memory-short', code: 'memory-low', silenceMs: 30_000 },
  { name: 'memory-short-ovmf', code: 'memory-low', silenceMs: 30_000 },
  { name: 'answers-ignored', code: 'answers-not-asked', silenceMs: 0, settings: withAnswers },
  { name: 'installer-stuck', code: 'installer-quiet', silenceMs: 45 * 60_000, settings: withAnswers },
  { name: 'panic-loop', code: 'starts-again', silenceMs: 0, settings: asksNothing },
  { name: 'installed-loop', code: 'starts-again', silenceMs: 0, settings: asksNothing },
]

describe('a recorded boot that failed', () => {
  it.each(FAILURES)('$name: $code', ({ name, code, silenceMs, settings }) => {
    const replay = createReplay(settings)
    replay.play(recorded(name))
    replay.clock.advance(silenceMs + 1000)
    expect(replay.codes()).toContain(code)
  })

  it.each(FAILURES.filter(({ silenceMs }) => silenceMs > 0))('$name: is not judged too early', failure => {
    const replay = createReplay(failure.settings)
    const events = recorded(failure.name)
    replay.play(events)
    replay.clock.advance(Math.min(failure.silenceMs - 1, 4000))
    expect(replay.codes()).toEqual([])
  })

  it.each(FAILURES)('$name: nothing else is reported on the way', ({ name, code, silenceMs, settings }) => {
    const replay = createReplay(settings)
    const said = new Set<string>()
    const hear = () => replay.codes().forEach(one => said.add(one))
    replay.play(recorded(name), hear)
    for (let waitedMs = 0; waitedMs <= silenceMs; waitedMs += 1000) {
      replay.clock.advance(1000)
      hear()
    }
    expect([...said]).toEqual([code])
  })

  it.each(FAILURES)('$name: has a text, and something helps', ({ name, code, silenceMs, settings }) => {
    const replay = createReplay(settings)
    replay.play(recorded(name))
    replay.clock.advance(silenceMs + 1000)
    const finding = replay
      .boots()
      .flatMap(boot => boot.findings)
      .find(one => one.code === code)!
    const { describe: say } = createWords('en', catalogue)
    const { title, why } = messagesOfFinding(finding)
    for (const message of [title, why, ...finding.remedies.map(messageOfRemedy)])
      expect(say(message)).not.toMatch(/undefined|NaN|null| {2}|\[|^$|^(finding|remedy)\./)
    const numbers = recorded(name).map(event => event.seq)
    expect(numbers).toEqual(expect.arrayContaining([...finding.evidence]))
    expect(finding.evidence.length).toBeGreaterThan(0)
  })
})

/** Complete boots that come close to a failure: the last free address, signed programs one after the other, TFTP all the way. */
const HEALTHY = [
  'last-address',
  'healthy-pxelinux',
  'healthy-shim',
  'healthy-proxy-bios',
  'healthy-proxy-ovmf',
]

describe('a recorded boot that did not fail', () => {
  it.each(HEALTHY)('%s: its program is never blamed', name => {
    const replay = createReplay()
    replay.play(recorded(name), () => expect(replay.codes()).toEqual([]))
    replay.clock.advance(3_600_000)
    const [boot] = replay.boots()
    expect(boot!.stages.find(({ id }) => id === 'kernel')?.state).toBe('done')
    // Its kernel is only a test's, and requests nothing more.
    for (const finding of boot!.findings) expect(['kernel', 'image']).toContain(finding.stage)
  })

  it.each([
    { name: 'healthy-grub', settings: asksNothing },
    { name: 'memory-enough', settings: asksNothing },
    { name: 'installed', settings: withAnswers },
    { name: 'started-twice', settings: asksNothing },
  ])('$name: nothing is ever reported as missing', ({ name, settings }) => {
    const replay = createReplay(settings)
    replay.play(recorded(name), () => expect(replay.codes()).toEqual([]))
    replay.clock.advance(3_600_000)
    expect(replay.codes()).toEqual([])
  })

  it.each(['healthy-bios', 'healthy-ovmf'])('%s has no finding at any moment', name => {
    const replay = createReplay({ entry: () => ({ imageId: 'test', ramMegabytes: null, asksAgain: false }) })
    replay.play(recorded(name), () => expect(replay.codes()).toEqual([]))
    expect(replay.boots()).toHaveLength(1)
    replay.clock.advance(3_600_000)
    expect(replay.codes()).toEqual([])
  })

  it.each(['healthy-bios', 'healthy-ovmf'])(
    '%s is one boot with the same durations, even if the clock is set meanwhile',
    name => {
      const lengths = (setClock: (replay: ReturnType<typeof createReplay>, index: number) => void) => {
        const replay = createReplay()
        let index = 0
        replay.play(recorded(name), () => setClock(replay, index++))
        expect(replay.boots()).toHaveLength(1)
        const [boot] = replay.boots()
        return boot!.stages.map(({ startedAtMs, endedAtMs }) => [
          startedAtMs === null ? null : startedAtMs - boot!.startedAtMs,
          endedAtMs === null ? null : endedAtMs - boot!.startedAtMs,
        ])
      }
      const undisturbed = lengths(() => undefined)
      const hourMs = 3_600_000
      for (const jumpMs of [hourMs, -hourMs, 50 * 365 * 24 * hourMs, -50 * 365 * 24 * hourMs])
        expect(
          lengths(({ clock }, index) => index % 3 === 1 && clock.setWallClock(clock.nowMs() + jumpMs)),
        ).toEqual(undisturbed)
    },
  )
})
