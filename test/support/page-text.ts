import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import type { DoctorFinding, DoctorFix } from '#contract/doctor.ts'
import type { ApiError } from '#contract/errors.ts'
import type { ImageRemark } from '#contract/image-remark.ts'
import type { IpxeProblem } from '#contract/ipxe-problem.ts'
import { messageOfAnswerProblem, messageOfWipe } from '#words/answer.ts'
import { describeDoctorFinding, messageOfDoctorFix, type DoctorText } from '#words/doctor.ts'
import { describeError, type ErrorText } from '#words/error.ts'
import { messageOfRemark } from '#words/remark.ts'
import { messageOfIpxeProblem } from '#words/script.ts'
import { english, german } from './label.ts'

// The page's texts of errors, findings and images, for tests that look for them: by the fact, not by the wording.

type Language = 'en' | 'de'

const describeIn = (language: Language) => (language === 'de' ? german.describe : english.describe)

export const errorText = (error: ApiError, language: Language = 'en'): ErrorText =>
  describeError(describeIn(language), error, 'page')

export const findingText = (finding: DoctorFinding): DoctorText =>
  describeDoctorFinding(english.describe, finding)

export const fixText = (fix: DoctorFix): string => english.describe(messageOfDoctorFix(fix))

export const answerProblemText = (problem: AnswerProblem): string =>
  english.describe(messageOfAnswerProblem(problem))

export const wipeText = (wipe: AnswerWipe, language: Language = 'en'): string =>
  describeIn(language)(messageOfWipe(wipe))

export const remarkText = (remark: ImageRemark, language: Language = 'en'): string =>
  describeIn(language)(messageOfRemark(remark))

export const ipxeProblemText = (problem: IpxeProblem, language: Language = 'en'): string =>
  describeIn(language)(messageOfIpxeProblem(problem))
