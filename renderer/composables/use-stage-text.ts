import { describeStage } from '#contract/stage-text.ts'
import type { Boot, Stage, StageId } from '#contract/timeline.ts'
import { describeStageInGerman } from '../locales/de-stages.ts'
import { percent } from '#words/quantity.ts'
import { useWords } from './use-words.ts'

/** What a stage says, in the language of the page: a headline of few words, and the whole sentence. */
export function useStageText() {
  const { t, language } = useWords()

  /** "Loading kernel, 61 %" */
  function headline(stage: Stage): string {
    if (isTurnedAway(stage)) return t('proxy.head')
    const state = stage.state === 'failed' || stage.state === 'done' ? stage.state : 'running'
    const head = t(`stage.head.${stage.id}.${state === 'running' && isPast(stage) ? 'done' : state}`)
    if (stage.state !== 'running' || !stage.progress || stage.progress.sizeBytes <= 0) return head
    return t('stage.percent', { head, percent: percent(stage.progress.sentBytes, stage.progress.sizeBytes) })
  }

  const isPast = (stage: Stage): boolean => stage.state === 'warning' && stage.endedAtMs !== null

  /** Why is said beside it, with what helps. */
  const isTurnedAway = (stage: Stage): boolean =>
    stage.id === 'told' && stage.state === 'warning' && stage.facts['failure'] !== undefined

  function sentence(stage: Stage, boot: Boot): string {
    return isTurnedAway(stage)
      ? t('proxy.stage', { file: String(stage.facts['bootFile'] ?? '') })
      : fullSentence(stage, boot)
  }

  /** The contract's sentence: "Loaded snponly.efi: 1.1 MB in 0.8 s" */
  function fullSentence(stage: Stage, boot: Boot): string {
    return language.value === 'de'
      ? describeStageInGerman(stage, boot, t(`machines.arch.${boot.arch}`))
      : describeStage(stage, boot)
  }

  /** What has not come yet: "Kernel and initrd" */
  const name = (id: StageId): string => t(`stage.name.${id}`)

  return { headline, sentence, fullSentence, name }
}
