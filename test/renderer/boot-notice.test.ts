import { describe, expect, it } from 'vitest'
import type { Boot, StageId, StageState } from '#contract/timeline.ts'
import { createNoticeWatch, noticeOf } from '../../renderer/model/boot-notice.ts'
import { biosBoot, finishedBoot, stoppedBoot } from './boot-samples.ts'

const withStage = (boot: Boot, id: StageId, state: StageState): Boot => ({
  ...boot,
  stages: boot.stages.map(stage => (stage.id === id ? { ...stage, state } : stage)),
})
const waiting: Boot = { ...biosBoot, stages: biosBoot.stages.map(stage => ({ ...stage, state: 'waiting' })) }

describe('the notifications of a boot', () => {
  it('report that it booted, that it is installed, that it stopped, and nothing before', () => {
    expect(noticeOf(waiting)).toBeNull()
    expect(noticeOf(withStage(waiting, 'kernel', 'done'))).toBe('booted')
    expect(noticeOf(finishedBoot)).toBe('installed')
    expect(noticeOf(stoppedBoot)).toBe('stopped')
  })

  it('are sent once, and never for what happened before the page was open', () => {
    const watch = createNoticeWatch()
    watch.know([stoppedBoot])
    expect(watch.next(stoppedBoot)).toBeNull()
    const boot = { ...waiting, id: 900 }
    expect(watch.next(boot)).toBeNull()
    const booted = withStage(boot, 'kernel', 'done')
    expect(watch.next(booted)).toBe('booted')
    expect(watch.next(booted)).toBeNull()
    expect(watch.next(withStage(booted, 'reported', 'done'))).toBe('installed')
  })
})
