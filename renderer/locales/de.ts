import { deAnswers } from './de-answers.ts'
import { deBoots } from './de-boots.ts'
import { deDhcp } from './de-dhcp.ts'
import { deDoctor } from './de-doctor.ts'
import { deFrame } from './de-frame.ts'
import { deHelp } from './de-help.ts'
import { deImages } from './de-images.ts'
import { deLab } from './de-lab.ts'
import { deLeases } from './de-leases.ts'
import { deLog } from './de-log.ts'
import { deMachines } from './de-machines.ts'
import { deMenu } from './de-menu.ts'
import { deNextBoot } from './de-next-boot.ts'
import { deOwnLoader } from './de-own-loader.ts'
import { deOwnScript } from './de-own-script.ts'
import { deSecureBoot } from './de-secure-boot.ts'
import { deServe } from './de-serve.ts'
import { deServing } from './de-serving.ts'
import { deSettings } from './de-settings.ts'
import { deSetupImport } from './de-setup-import.ts'
import { deSetup } from './de-setup.ts'
import type { Messages } from './en.ts'

/** Die Wörter der Seite auf Deutsch: geschrieben, nicht Wort für Wort übertragen. */
export const de: Messages = {
  app: {
    name: 'Slipway',
    skip: 'Zum Inhalt springen',
    navigation: 'Ansichten',
    bytesOf: '{sent} von {size}',
    perSecond: '{rate}/s',
    close: 'Schließen',
    cancel: 'Abbrechen',
    copied: 'Kopiert',
    save: 'Speichern',
    saved: 'Gespeichert',
    details: 'Einzelheiten',
    copyDetails: 'Einzelheiten kopieren',
    tryAgain: 'Noch einmal versuchen',
    dismiss: 'Ausblenden',
    pageNotFound: 'Diese Seite gibt es nicht.',
    goHome: 'Zu „Bereitstellen“',
  },
  ...deFrame,
  ...deServe,
  ...deDhcp,
  ...deServing,
  ...deLeases,
  ...deImages,
  ...deMachines,
  ...deBoots,
  ...deNextBoot,
  ...deMenu,
  ...deOwnScript,
  ...deAnswers,
  ...deLab,
  ...deLog,
  ...deDoctor,
  ...deSettings,
  ...deSetup,
  ...deSetupImport,
  ...deOwnLoader,
  ...deSecureBoot,
  ...deHelp,
}
