import {
  describeCheck,
  describeDoctorFinding,
  describeDoctorFix,
  describeHostChange,
  type DoctorText,
} from '#contract/doctor-text.ts'
import type { DoctorCheckResult, DoctorFinding, DoctorFix } from '#contract/doctor.ts'
import type { HostChange } from '#contract/host-change.ts'
import {
  describeCheckInGerman,
  describeDoctorFindingInGerman,
  describeDoctorFixInGerman,
  describeHostChangeInGerman,
} from '../locales/de-doctor-text.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** What Doctor says, in the language of the page. Names of programs, rules and files in it are made visible. */
export function useDoctorText() {
  const { language } = useWords()
  const isGerman = (): boolean => language.value === 'de'

  return {
    findingText(finding: DoctorFinding): DoctorText {
      const { symptom, cause, fix } = isGerman()
        ? describeDoctorFindingInGerman(finding)
        : describeDoctorFinding(finding)
      return { symptom: visible(symptom), cause: visible(cause), fix: visible(fix) }
    },
    fixText: (fix: DoctorFix): string =>
      visible(isGerman() ? describeDoctorFixInGerman(fix) : describeDoctorFix(fix)),
    changeText: (change: HostChange): string =>
      visible(isGerman() ? describeHostChangeInGerman(change) : describeHostChange(change)),
    checkText: (result: DoctorCheckResult): string =>
      visible(isGerman() ? describeCheckInGerman(result) : describeCheck(result)),
  }
}
