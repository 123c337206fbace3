import { esAdvice } from './advice.ts'
import { esAnswerFiles } from './answer-files.ts'
import { esAnswers } from './answers.ts'
import { esApp } from './app.ts'
import { esBoots } from './boots.ts'
import { esCli } from './cli.ts'
import { esCliHelp } from './cli-help.ts'
import { esDhcp } from './dhcp.ts'
import { esDoctorFindings } from './doctor-findings.ts'
import { esDoctor } from './doctor.ts'
import { esErrors } from './errors.ts'
import { esEvents } from './events.ts'
import { esFindings } from './findings.ts'
import { esFrame } from './frame.ts'
import { esHelp } from './help.ts'
import { esImages } from './images.ts'
import { esLab } from './lab.ts'
import { esLeases } from './leases.ts'
import { esLog } from './log.ts'
import { esLogLines } from './log-lines.ts'
import { esMachines } from './machines.ts'
import { esMenu } from './menu.ts'
import { esNextBoot } from './next-boot.ts'
import { esOwnLoader } from './own-loader.ts'
import { esOwnScript } from './own-script.ts'
import { esReasons } from './reasons.ts'
import { esRemarks } from './remarks.ts'
import { esReport } from './report.ts'
import { esScripts } from './scripts.ts'
import { esSecureBoot } from './secure-boot.ts'
import { esServe } from './serve.ts'
import { esServing } from './serving.ts'
import { esSettings } from './settings.ts'
import { esSetupImport } from './setup-import.ts'
import { esSetup } from './setup.ts'
import { esShell } from './shell.ts'
import { esStages } from './stages.ts'
import type { Catalogue } from '../message.ts'

/** Todo lo que dice Slipway, en español: escrito, no traducido palabra por palabra. */
export const catalogue: Catalogue = {
  ...esAdvice,
  ...esAnswerFiles,
  ...esAnswers,
  ...esApp,
  ...esBoots,
  ...esCli,
  ...esCliHelp,
  ...esDhcp,
  ...esDoctor,
  ...esDoctorFindings,
  ...esErrors,
  ...esEvents,
  ...esFindings,
  ...esFrame,
  ...esHelp,
  ...esImages,
  ...esLab,
  ...esLeases,
  ...esLog,
  ...esLogLines,
  ...esMachines,
  ...esMenu,
  ...esNextBoot,
  ...esOwnLoader,
  ...esOwnScript,
  ...esReasons,
  ...esRemarks,
  ...esReport,
  ...esScripts,
  ...esSecureBoot,
  ...esServe,
  ...esServing,
  ...esSettings,
  ...esSetup,
  ...esSetupImport,
  ...esShell,
  ...esStages,
}
