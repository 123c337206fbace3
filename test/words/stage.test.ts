import { describe, expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { STAGE_IDS, type Boot, type Stage, type StageState } from '#contract/timeline.ts'
import { createWords } from '#words/describe.ts'
import { catalogue as english } from '#words/en/catalogue.ts'
import { LANGUAGES, loadWords } from '#words/languages.ts'
import {
  messageOfStage,
  messageOfStageHead,
  messageOfStageName,
  messageOfStageWithFinding,
} from '#words/stage.ts'

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
const ALL = STAGE_IDS.flatMap(id => STATES.map(state => [id, state] as const))
const part = { sentBytes: 500_000, sizeBytes: 1_000_000 }
const times = { startedAtMs: 1000, endedAtMs: 1800 }
const words = createWords('en', english)

describe('a stage of a boot', () => {
  it.each(ALL)('%s, %s is a short sentence without any facts', async (id, state) => {
    for (const one of await Promise.all(LANGUAGES.map(({ code }) => loadWords(code))))
      for (const message of [messageOfStage, messageOfStageHead, () => messageOfStageName(id)])
        expect(one.describe(message(stage(id, state), boot))).toMatch(
          /^\p{Lu}(?!.*(undefined|null|NaN|\[| {2})).*[^ ]$/u,
        )
  })

  it.each<[Stage, string, object]>([
    [
      stage('addressed', 'done', { facts: { address: 'a', leaseSeconds: 3600 } }),
      'stage.addressed.done.lease',
      { lease: { ms: 3_600_000 } },
    ],
    [stage('told', 'done', { facts: { bootFile: 'shimx64.efi' } }), 'stage.told.done.shim', {}],
    [
      stage('told', 'done', { facts: { bootFile: 'http://a/capsule/x/y.iso' } }),
      'stage.told.done.capsule',
      {},
    ],
    [
      stage('program', 'done', { progress: part, ...times }),
      'stage.program.done.time',
      { time: { ms: 800 } },
    ],
    [
      stage('program', 'done', { facts: { sizeBytes: 5 } }),
      'stage.program.done.size',
      { size: { bytes: 5 } },
    ],
    [
      stage('program', 'failed', { progress: part }),
      'stage.program.failed.part',
      { sent: { bytes: 500_000 } },
    ],
    [
      stage('kernel', 'running', { progress: part }),
      'stage.kernel.running.part',
      { part: { part: 500_000, whole: 1_000_000 } },
    ],
    [stage('image', 'running', { progress: part }), 'stage.image.running.part', {}],
    [stage('image', 'done', { progress: { sentBytes: 9, sizeBytes: 9 } }), 'stage.image.done.size', {}],
    [stage('menu', 'running', { facts: { timeoutSeconds: 0 } }), 'stage.menu.running.choice', {}],
    [
      stage('reported', 'failed', { facts: { text: 'no disk' } }),
      'stage.reported.failed',
      { text: 'no disk' },
    ],
  ])('%j says %s', (one, code, params) => {
    expect(messageOfStage(one, boot)).toMatchObject({ code, params })
  })

  it('says why it failed, as far as that is known', () => {
    const why = (one: Stage): unknown => messageOfStage(one, boot).params?.['why']
    expect(why(stage('kernel', 'failed', { facts: { refused: 'unsigned' } }))).toMatchObject({
      code: 'refusal.unsigned',
    })
    expect(why(stage('kernel', 'warning', { facts: { refused: 'unknown' } }))).toMatchObject({
      code: 'refusal.not-known',
    })
    expect(why(stage('answered', 'warning', { facts: { skipped: 'invalid' } }))).toMatchObject({
      code: 'stage.answered.invalid',
    })
    for (const failure of ['offer-ignored', 'other-boot-file', 'no-request', 'file-not-fetched'])
      for (const server of [{}, { server: 'b' }]) {
        const failed = stage('told', 'warning', { facts: { bootFile: 'a.efi', failure, ...server } })
        expect(words.describe(messageOfStage(failed, boot))).not.toMatch(/stage\.|\[/)
      }
  })

  it('of 0.1.0 with English words in it shows their present translation', () => {
    const facts = { bootFile: 'a.efi', failure: 'no-request', reason: 'took no address from any server' }
    expect(messageOfStage(stage('told', 'warning', { facts }), boot).params).toMatchObject({
      why: { code: 'stage.told.no-request' },
    })
    const said = stage('program', 'failed', { facts: { reason: 'nothing heard for 15 s' } })
    expect(messageOfStage(said, boot).params).toMatchObject({
      why: { code: 'reason.said', params: { said: 'nothing heard for 15 s' } },
    })
  })

  it('leaves to the finding next to it why a machine ignored the offer', () => {
    const unheard = stage('told', 'warning', { facts: { bootFile: 'a.efi', failure: 'no-request' } })
    expect(messageOfStageWithFinding(unheard, boot)).toEqual({
      code: 'proxy.stage',
      params: { file: 'a.efi' },
    })
    expect(messageOfStageHead(unheard)).toEqual({ code: 'proxy.head' })
  })

  it('of a newer version is shown as its code and its facts', () => {
    const newer = { ...stage('asked', 'done', { facts: { gate: 'b' } }), id: 'tunnelled' } as unknown as Stage
    expect(words.describe(messageOfStage(newer, boot))).toMatch(/tunnelled.*gate: b/)
    const state = { ...stage('asked', 'done'), state: 'paused' } as unknown as Stage
    expect(words.describe(messageOfStage(state, boot))).toContain('paused')
    expect(words.describe(messageOfStageHead(newer))).toContain('tunnelled')
  })
})
