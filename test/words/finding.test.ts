import { describe, expect, it } from 'vitest'
import { FINDING_CODES, type Finding, type Remedy } from '#contract/finding.ts'
import { createWords } from '#words/describe.ts'
import { catalogue as english } from '#words/en/catalogue.ts'
import { messageOfRemedy, messagesOfFinding } from '#words/finding.ts'
import { LANGUAGES, loadWords } from '#words/languages.ts'
import type { Message } from '#words/message.ts'

const finding = (code: string, facts: Finding['facts'], rest: Partial<Finding> = {}): Finding => ({
  code: code as Finding['code'],
  confidence: 'certain',
  stage: 'asked',
  facts,
  evidence: [],
  screen: [],
  remedies: [],
  ...rest,
})

const MORE: readonly Finding['facts'][] = [
  {},
  { server: 'a', seconds: 9, entry: 'a', title: 'a', address: 'a', again: 1 },
  { again: 1, neededMegabytes: 2048 },
  { neededMegabytes: 2048, detail: 'what a server said' },
]
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'no-address': ['pool-exhausted', 'declined', 'refused'],
  'proxy-not-heard': ['other-boot-file', 'offer-ignored', 'no-request', 'file-not-fetched'],
  'loader-without-menu': ['second-server', 'http', 'unknown'],
  'starts-again': ['reported', 'after-kernel', 'same-stop'],
}
const VERDICTS = ['unsigned', 'damaged', 'needs-other-shim', 'unknown']

/** Every finding in every form with a different text. */
const FINDINGS: readonly Finding[] = FINDING_CODES.flatMap(code =>
  MORE.flatMap(facts => [
    ...(REASONS[code] ?? ['']).map(reason => finding(code, { ...facts, reason })),
    ...(code === 'kernel-refused'
      ? VERDICTS.flatMap(verdict => [
          finding(code, { ...facts, verdict }, { confidence: 'most-likely' }),
          finding(code, { ...facts, verdict, signer: 'Debian' }, { confidence: 'possible' }),
        ])
      : []),
  ]),
)

const REMEDIES: readonly Remedy[] = [
  { kind: 'router-lines', bootFile: 'a.efi' },
  { kind: 'open-port', protocol: 'udp', port: 69 },
  { kind: 'pin-loader', loader: 'ipxe.efi' },
  { kind: 'find-image', imageId: 'a' },
  { kind: 'add-memory', megabytes: 2048 },
  { kind: 'add-memory', megabytes: null },
  ...(
    [
      'serve-as-server',
      'serve-as-proxy',
      'let-slipway-choose',
      'fetch-boot-files',
      'turn-secure-boot-off',
      'secure-boot-on',
      'raise-mtu',
      'check-cable',
      'look-at-screen',
      'show-leases',
      'own-disk',
    ] as const
  ).map(kind => ({ kind })),
]

const MESSAGES: readonly Message[] = [
  ...FINDINGS.flatMap(one => Object.values(messagesOfFinding(one)) as Message[]),
  ...REMEDIES.map(messageOfRemedy),
]

function codesIn({ code, params = {} }: Message): string[] {
  const nested = Object.values(params).filter(value => typeof value === 'object' && 'code' in value)
  return [code, ...nested.flatMap(value => codesIn(value as Message))]
}

describe('a finding', () => {
  it('has a message in every form, and every message is used by a finding', () => {
    const codes = new Set(MESSAGES.flatMap(codesIn))
    expect([...codes].filter(code => !Object.hasOwn(english, code))).toEqual([])
    const ofPage = /^finding\.(screen|helps|done|consent|serveAnew)$/
    const own = Object.keys(english).filter(code => /^(finding|remedy)\./.test(code) && !ofPage.test(code))
    expect(own.filter(code => !codes.has(code))).toEqual([])
  })

  it.each(LANGUAGES)('reads as sentences without a gap in $name', async ({ code }) => {
    const words = await loadWords(code)
    for (const message of MESSAGES)
      expect(words.describe(message)).not.toMatch(/undefined|NaN|null|\[|^\s*$|^(finding|remedy)\./)
  })

  it('says how certain it is', () => {
    const { why } = messagesOfFinding(finding('memory-low', {}, { confidence: 'possible' }))
    expect(why).toMatchObject({
      code: 'finding.sure.possible',
      params: { why: { code: 'finding.memory-low' } },
    })
  })

  it('does not claim that GRUB failed if GRUB reported nothing', () => {
    const whyAt = (confidence: Finding['confidence']) =>
      messagesOfFinding(finding('kernel-refused', { verdict: 'unknown' }, { confidence })).why.params?.['why']
    expect(whyAt('certain')).toMatchObject({ code: 'finding.kernel-refused.not-loaded' })
    expect(whyAt('most-likely')).toMatchObject({ code: 'finding.kernel-refused.not-known' })
  })

  it('of a newer version is shown as its code and its facts; its remedy as its kind', () => {
    const words = createWords('en', english)
    const { title, why } = messagesOfFinding(finding('tunnel-shut', { gate: 'b' }))
    expect(words.describe(title)).toMatch(/tunnel-shut.*gate: b/)
    expect(words.describe(why)).toBe('')
    expect(words.describe(messageOfRemedy({ kind: 'open-tunnel' } as unknown as Remedy))).toContain(
      'open-tunnel',
    )
    const reasonless = messagesOfFinding(finding('starts-again', { reason: 'mood', count: 4 }))
    expect(words.describe(reasonless.why)).toBe('')
  })
})
