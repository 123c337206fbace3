import { enAdvice } from './advice.ts'
import { enAnswerFiles } from './answer-files.ts'
import { enAnswers } from './answers.ts'
import { enApp } from './app.ts'
import { enBoots } from './boots.ts'
import { enCli } from './cli.ts'
import { enCliHelp } from './cli-help.ts'
import { enDhcp } from './dhcp.ts'
import { enDoctorFindings } from './doctor-findings.ts'
import { enDoctor } from './doctor.ts'
import { enErrors } from './errors.ts'
import { enEvents } from './events.ts'
import { enFindings } from './findings.ts'
import { enFrame } from './frame.ts'
import { enHelp } from './help.ts'
import { enImages } from './images.ts'
import { enLab } from './lab.ts'
import { enLeases } from './leases.ts'
import { enLog } from './log.ts'
import { enLogLines } from './log-lines.ts'
import { enMachines } from './machines.ts'
import { enMenu } from './menu.ts'
import { enNextBoot } from './next-boot.ts'
import { enOwnLoader } from './own-loader.ts'
import { enOwnScript } from './own-script.ts'
import { enReasons } from './reasons.ts'
import { enRemarks } from './remarks.ts'
import { enReport } from './report.ts'
import { enScripts } from './scripts.ts'
import { enSecureBoot } from './secure-boot.ts'
import { enServe } from './serve.ts'
import { enServing } from './serving.ts'
import { enSettings } from './settings.ts'
import { enSetupImport } from './setup-import.ts'
import { enSetup } from './setup.ts'
import { enShell } from './shell.ts'
import { enStages } from './stages.ts'

/** Everything Slipway says, in English: the language that the others are checked against. */
export const catalogue = {
  ...enAdvice,
  ...enAnswerFiles,
  ...enAnswers,
  ...enApp,
  ...enBoots,
  ...enCli,
  ...enCliHelp,
  ...enDhcp,
  ...enDoctor,
  ...enDoctorFindings,
  ...enErrors,
  ...enEvents,
  ...enFindings,
  ...enFrame,
  ...enHelp,
  ...enImages,
  ...enLab,
  ...enLeases,
  ...enLog,
  ...enLogLines,
  ...enMachines,
  ...enMenu,
  ...enNextBoot,
  ...enOwnLoader,
  ...enOwnScript,
  ...enReasons,
  ...enRemarks,
  ...enReport,
  ...enScripts,
  ...enSecureBoot,
  ...enServe,
  ...enServing,
  ...enSettings,
  ...enSetup,
  ...enSetupImport,
  ...enShell,
  ...enStages,
} as const
