import type { DiagnosisRule } from './rule.ts'
import { answersNotAsked } from './rule/answers-not-asked.ts'
import { installerQuiet } from './rule/installer-quiet.ts'
import { kernelMissing } from './rule/kernel-missing.ts'
import { kernelRefused } from './rule/kernel-refused.ts'
import { kernelSilent } from './rule/kernel-silent.ts'
import { kernelStalled } from './rule/kernel-stalled.ts'
import { loaderSilent } from './rule/loader-silent.ts'
import { memoryLow } from './rule/memory-low.ts'
import { noAddress } from './rule/no-address.ts'
import { offerNotTaken } from './rule/offer-not-taken.ts'
import { otherOfferTaken } from './rule/other-offer-taken.ts'
import { programMissing } from './rule/program-missing.ts'
import { programNotAsked } from './rule/program-not-asked.ts'
import { programStopped } from './rule/program-stopped.ts'
import { proxyNotHeard } from './rule/proxy-not-heard.ts'
import { scriptNotAsked } from './rule/script-not-asked.ts'
import { secondStageMissing } from './rule/second-stage-missing.ts'
import { startsAgain } from './rule/starts-again.ts'
import { wrongProgram } from './rule/wrong-program.ts'

/** What speaks for one stop alone comes first. Of these the first with a finding is the reason. */
export const STOP_RULES: readonly DiagnosisRule[] = [
  noAddress,
  otherOfferTaken,
  offerNotTaken,
  proxyNotHeard,
  wrongProgram,
  programMissing,
  programNotAsked,
  programStopped,
  secondStageMissing,
  loaderSilent,
  scriptNotAsked,
  kernelRefused,
  kernelMissing,
  memoryLow,
  kernelStalled,
  kernelSilent,
  answersNotAsked,
  installerQuiet,
]

/** What is said beside the reason. */
export const COURSE_RULES: readonly DiagnosisRule[] = [startsAgain]
