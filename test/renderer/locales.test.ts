import { describe, expect, it } from 'vitest'
import { STAGE_IDS, type StageState } from '#contract/timeline.ts'
import { describeStageInGerman } from '../../renderer/locales/de-stages.ts'
import { biosBoot } from './boot-samples.ts'

describe('German', () => {
  it('has a sentence for every stage in every state', () => {
    const states: StageState[] = ['waiting', 'running', 'done', 'warning', 'failed', 'skipped']
    for (const id of STAGE_IDS)
      for (const state of states) {
        const stage = { ...biosBoot.stages[0]!, id, state }
        expect(describeStageInGerman(stage, biosBoot, 'BIOS')).not.toMatch(/undefined|NaN|^\s*$/)
      }
  })
})
