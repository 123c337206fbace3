import { expect, it } from 'vitest'
import type { Finding } from '#contract/finding.ts'
import type { Boot, StageState } from '#contract/timeline.ts'
import { liveBoots, reasonsOf, summariseBoot, visibleStages } from '../../renderer/model/boot-summary.ts'
import { createRateMeter } from '../../renderer/model/rate.ts'
import { biosBoot, finishedBoot, stoppedBoot, uefiBoot } from './boot-samples.ts'

it('summarises the state of a boot', () => {
  const stands = [biosBoot, uefiBoot, stoppedBoot, finishedBoot].map(boot => {
    const { mark, stage } = summariseBoot(boot)
    return `${mark} ${stage?.id}`
  })
  expect(stands).toEqual(['working program', 'working kernel', 'stop started', 'good reported'])
})

it('shows what happened and the next stage, and ends at a stop', () => {
  expect(visibleStages(biosBoot).map(({ id }) => id)).toEqual([
    'asked',
    'addressed',
    'told',
    'program',
    'started',
  ])
  expect(visibleStages(stoppedBoot).at(-1)?.id).toBe('started')
  expect(visibleStages(finishedBoot).map(({ id }) => id)).not.toContain('menu')
})

it('reports an ignored proxy offer before the proxy itself has given up, and then separately', () => {
  const finding: Finding = {
    code: 'proxy-not-heard',
    confidence: 'possible',
    stage: 'told',
    facts: { reason: 'no-request', bootFile: 'snponly.efi' },
    evidence: [1],
    screen: [],
    remedies: [],
  }
  const told = (state: StageState, facts = {}): Boot => ({
    ...biosBoot,
    findings: [finding],
    stages: biosBoot.stages.map(stage => (stage.id === 'told' ? { ...stage, state, facts } : stage)),
  })
  expect(reasonsOf(told('running'))).toEqual([finding])
  expect(reasonsOf(told('warning', { failure: 'no-request' }))).toEqual([])
})

it('shows one card per machine, its newest boot, and drops silent ones', () => {
  expect(
    liveBoots([finishedBoot, uefiBoot, biosBoot], 0)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([11, 12])
  expect(liveBoots([finishedBoot], Date.now() - 60_000)).toEqual([])
})

it('measures a rate over the last seconds and restarts with a new file', () => {
  const meter = createRateMeter()
  meter.add(0, 0)
  expect(meter.bytesPerSecond()).toBeNull()
  meter.add(1_000, 10_000_000)
  meter.add(2_000, 20_000_000)
  expect(meter.bytesPerSecond()).toBe(10_000_000)
  meter.add(2_500, 1_000)
  expect(meter.bytesPerSecond()).toBeNull()
})
