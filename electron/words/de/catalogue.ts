import { deAdvice } from './advice.ts'
import { deAnswerFiles } from './answer-files.ts'
import { deAnswers } from './answers.ts'
import { deApp } from './app.ts'
import { deBoots } from './boots.ts'
import { deCli } from './cli.ts'
import { deCliHelp } from './cli-help.ts'
import { deDhcp } from './dhcp.ts'
import { deDoctorFindings } from './doctor-findings.ts'
import { deDoctor } from './doctor.ts'
import { deErrors } from './errors.ts'
import { deEvents } from './events.ts'
import { deFindings } from './findings.ts'
import { deFrame } from './frame.ts'
import { deHelp } from './help.ts'
import { deImages } from './images.ts'
import { deLab } from './lab.ts'
import { deLeases } from './leases.ts'
import { deLog } from './log.ts'
import { deLogLines } from './log-lines.ts'
import { deMachines } from './machines.ts'
import { deMenu } from './menu.ts'
import { deNextBoot } from './next-boot.ts'
import { deOwnLoader } from './own-loader.ts'
import { deOwnScript } from './own-script.ts'
import { deReasons } from './reasons.ts'
import { deRemarks } from './remarks.ts'
import { deReport } from './report.ts'
import { deScripts } from './scripts.ts'
import { deSecureBoot } from './secure-boot.ts'
import { deServe } from './serve.ts'
import { deServing } from './serving.ts'
import { deSettings } from './settings.ts'
import { deSetupImport } from './setup-import.ts'
import { deSetup } from './setup.ts'
import { deShell } from './shell.ts'
import { deStages } from './stages.ts'
import type { Catalogue } from '../message.ts'

/** Alles, was Slipway sagt, auf Deutsch: geschrieben, nicht Wort für Wort übertragen. */
export const catalogue: Catalogue = {
  ...deAdvice,
  ...deAnswerFiles,
  ...deAnswers,
  ...deApp,
  ...deBoots,
  ...deCli,
  ...deCliHelp,
  ...deDhcp,
  ...deDoctor,
  ...deDoctorFindings,
  ...deErrors,
  ...deEvents,
  ...deFindings,
  ...deFrame,
  ...deHelp,
  ...deImages,
  ...deLab,
  ...deLeases,
  ...deLog,
  ...deLogLines,
  ...deMachines,
  ...deMenu,
  ...deNextBoot,
  ...deOwnLoader,
  ...deOwnScript,
  ...deReasons,
  ...deRemarks,
  ...deReport,
  ...deScripts,
  ...deSecureBoot,
  ...deServe,
  ...deServing,
  ...deSettings,
  ...deSetup,
  ...deSetupImport,
  ...deShell,
  ...deStages,
}
