import { describeFinding, describeRemedy, type FindingText } from '#contract/finding-text.ts'
import type { Finding, Remedy } from '#contract/finding.ts'
import type { Boot } from '#contract/timeline.ts'
import { useI18n } from 'vue-i18n'
import { describeFindingInGerman, describeRemedyInGerman } from '../locales/de-findings.ts'
import { visible } from '../text/visible.ts'

/** Why a boot stopped and what helps, in the language of the page. File names in it are made visible. */
export function useFindingText() {
  const { t, locale } = useI18n()

  function findingText(finding: Finding, boot: Boot): FindingText {
    const { title, why } =
      locale.value === 'de'
        ? describeFindingInGerman(finding, t(`machines.arch.${boot.arch}`))
        : describeFinding(finding)
    return { title: visible(title), why: visible(why) }
  }

  function remedyText(remedy: Remedy): string {
    return visible(locale.value === 'de' ? describeRemedyInGerman(remedy) : describeRemedy(remedy))
  }

  return { findingText, remedyText }
}
