import type { Catalogue } from '../message.ts'
import { frAdvice } from './advice.ts'
import { frAnswerFiles } from './answer-files.ts'
import { frAnswers } from './answers.ts'
import { frApp } from './app.ts'
import { frBoots } from './boots.ts'
import { frCli } from './cli.ts'
import { frCliHelp } from './cli-help.ts'
import { frDhcp } from './dhcp.ts'
import { frDoctorFindings } from './doctor-findings.ts'
import { frDoctor } from './doctor.ts'
import { frErrors } from './errors.ts'
import { frEvents } from './events.ts'
import { frFindings } from './findings.ts'
import { frFrame } from './frame.ts'
import { frHelp } from './help.ts'
import { frImages } from './images.ts'
import { frLab } from './lab.ts'
import { frLeases } from './leases.ts'
import { frLog } from './log.ts'
import { frLogLines } from './log-lines.ts'
import { frMachines } from './machines.ts'
import { frMenu } from './menu.ts'
import { frNextBoot } from './next-boot.ts'
import { frOwnLoader } from './own-loader.ts'
import { frOwnScript } from './own-script.ts'
import { frReasons } from './reasons.ts'
import { frRemarks } from './remarks.ts'
import { frReport } from './report.ts'
import { frScripts } from './scripts.ts'
import { frSecureBoot } from './secure-boot.ts'
import { frServe } from './serve.ts'
import { frServing } from './serving.ts'
import { frSettings } from './settings.ts'
import { frSetupImport } from './setup-import.ts'
import { frSetup } from './setup.ts'
import { frShell } from './shell.ts'
import { frStages } from './stages.ts'

/** Tout ce que dit Slipway, en français : rédigé, non traduit mot à mot. */
export const catalogue: Catalogue = {
  ...frAdvice,
  ...frAnswerFiles,
  ...frAnswers,
  ...frApp,
  ...frBoots,
  ...frCli,
  ...frCliHelp,
  ...frDhcp,
  ...frDoctor,
  ...frDoctorFindings,
  ...frErrors,
  ...frEvents,
  ...frFindings,
  ...frFrame,
  ...frHelp,
  ...frImages,
  ...frLab,
  ...frLeases,
  ...frLog,
  ...frLogLines,
  ...frMachines,
  ...frMenu,
  ...frNextBoot,
  ...frOwnLoader,
  ...frOwnScript,
  ...frReasons,
  ...frRemarks,
  ...frReport,
  ...frScripts,
  ...frSecureBoot,
  ...frServe,
  ...frServing,
  ...frSettings,
  ...frSetup,
  ...frSetupImport,
  ...frShell,
  ...frStages,
}
