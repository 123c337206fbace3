import { describe, expect, it } from 'vitest'
import { STAGE_IDS, type StageState } from '#contract/timeline.ts'
import { describeErrorInGerman } from '../../renderer/locales/de-errors.ts'
import { describeStageInGerman } from '../../renderer/locales/de-stages.ts'
import { describeErrorOnPage } from '../../renderer/locales/en-errors.ts'
import { describeError } from '#contract/error-text.ts'
import { ERROR_CODES } from '../contract/error-codes.ts'
import { biosBoot } from './boot-samples.ts'

describe('English on the page', () => {
  it('sends nobody to a terminal for what a button does', () => {
    for (const code of ERROR_CODES)
      for (const params of [{}, { port: 8080, protocol: 'tcp', path: '/a/b', mode: 'proxy' }]) {
        const { title, cause, fix } = describeErrorOnPage({ code, params })
        for (const text of [title, cause, fix]) expect(text, code).not.toMatch(/slipway [a-z]|\s--\w|^\s*$/)
      }
  })
})

describe('German', () => {
  it('has its own words for every error, whatever parameters come with it', () => {
    for (const code of ERROR_CODES)
      for (const params of [{}, { port: 67, holder: 'dnsmasq', pid: 812, path: '/a/b.iso', card: 'eth1' }]) {
        const words = describeErrorInGerman({ code, params })
        for (const text of Object.values(words)) expect(text, code).not.toMatch(/undefined|NaN| {2}|^\s*$/)
        expect(words.title, code).not.toBe(describeError({ code, params }).title)
      }
  })

  it('has a sentence for every stage in every state', () => {
    const states: StageState[] = ['waiting', 'running', 'done', 'warning', 'failed', 'skipped']
    for (const id of STAGE_IDS)
      for (const state of states) {
        const stage = { ...biosBoot.stages[0]!, id, state }
        expect(describeStageInGerman(stage, biosBoot, 'BIOS')).not.toMatch(/undefined|NaN|^\s*$/)
      }
  })
})
