import { describe, expect, it } from 'vitest'
import type { FindingCode } from '#contract/finding.ts'
import { describeFinding, describeRemedy } from '#contract/finding-text.ts'
import type { House } from '#engine/timeline/diagnosis/rule.ts'
import { createReplay, recorded } from '../replay.ts'

interface Failure {
  readonly name: string
  readonly code: FindingCode
  /** How long the last of the boot is silent before it is said; 0 where a packet itself says it. */
  readonly silenceMs: number
  readonly house?: Partial<House>
}

const ownFile: Partial<House> = {
  machine: () => ({ filename: 'nowhere.efi', loader: null, nextServer: null, answer: null }),
}

/** Real firmware in the lab, each stopped in a way of its own (test/lab/why.lab.test.ts). */
const FAILURES: readonly Failure[] = [
  { name: 'udp-69-dropped', code: 'program-not-asked', silenceMs: 10_000 },
  { name: 'tcp-8080-dropped', code: 'script-not-asked', silenceMs: 25_000 },
  { name: 'file-missing', code: 'program-missing', silenceMs: 0, house: ownFile },
  { name: 'program-for-bios', code: 'wrong-program', silenceMs: 0, house: ownFile },
  { name: 'secure-boot', code: 'secure-boot', silenceMs: 0 },
  { name: 'small-mtu', code: 'blocks-lost', silenceMs: 8000 },
  { name: 'little-memory', code: 'kernel-silent', silenceMs: 90_000 },
  { name: 'offers-in-vain', code: 'offer-not-taken', silenceMs: 16_000 },
  { name: 'rival-server', code: 'other-offer-taken', silenceMs: 5000 },
]

describe('a recorded boot that failed', () => {
  it.each(FAILURES)('$name: $code', ({ name, code, silenceMs, house }) => {
    const replay = createReplay(house)
    replay.play(recorded(name))
    replay.clock.advance(silenceMs + 1000)
    expect(replay.codes()).toContain(code)
  })

  it.each(FAILURES.filter(({ silenceMs }) => silenceMs > 0))('$name: is not judged too early', failure => {
    const replay = createReplay(failure.house)
    const events = recorded(failure.name)
    replay.play(events)
    replay.clock.advance(Math.min(failure.silenceMs - 1, 4000))
    expect(replay.codes()).toEqual([])
  })

  it.each(FAILURES)('$name: is put into words, and something helps', ({ name, code, house }) => {
    const replay = createReplay(house)
    replay.play(recorded(name))
    replay.clock.advance(120_000)
    const finding = replay
      .boots()
      .flatMap(boot => boot.findings)
      .find(one => one.code === code)!
    const { title, why } = describeFinding(finding)
    expect(`${title} ${why}`).not.toMatch(/undefined|NaN|null| {2}/)
    expect(finding.remedies.map(describeRemedy).join()).not.toMatch(/undefined|^$/)
    const numbers = recorded(name).map(event => event.seq)
    expect(numbers).toEqual(expect.arrayContaining([...finding.evidence]))
    expect(finding.evidence.length).toBeGreaterThan(0)
  })
})

describe('a recorded boot that did not fail', () => {
  it.each(['healthy-bios', 'healthy-ovmf'])('%s has no finding at any moment', name => {
    const replay = createReplay({ entry: () => ({ imageId: 'test', ramMegabytes: null, asksAgain: false }) })
    replay.play(recorded(name), () => expect(replay.codes()).toEqual([]))
    expect(replay.boots()).toHaveLength(1)
    replay.clock.advance(3_600_000)
    expect(replay.codes()).toEqual([])
  })

  it.each(['healthy-bios', 'healthy-ovmf'])(
    '%s is one boot with the same lengths, whoever sets the clock',
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
