import { describeFinding, describeRemedy, type FindingText } from '#contract/finding-text.ts'
import type { Finding, Remedy } from '#contract/finding.ts'
import type { Boot } from '#contract/timeline.ts'
import { describeFindingInGerman, describeRemedyInGerman } from '../locales/de-findings.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** Why a boot stopped and what helps, in the language of the page. File names in it are made visible. */
export function useFindingText() {
  const { t, language } = useWords()

  function findingText(finding: Finding, boot: Boot): FindingText {
    const { title, why } =
      language.value === 'de'
        ? describeFindingInGerman(finding, t(`machines.arch.${boot.arch}`))
        : describeFinding(finding)
    return { title: visible(title), why: visible(why) }
  }

  function remedyText(remedy: Remedy): string {
    return visible(language.value === 'de' ? describeRemedyInGerman(remedy) : describeRemedy(remedy))
  }

  return { findingText, remedyText }
}
