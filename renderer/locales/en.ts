import { enAnswers } from './en-answers.ts'
import { enBoots } from './en-boots.ts'
import { enDhcp } from './en-dhcp.ts'
import { enDoctor } from './en-doctor.ts'
import { enFrame } from './en-frame.ts'
import { enHelp } from './en-help.ts'
import { enImages } from './en-images.ts'
import { enLab } from './en-lab.ts'
import { enLeases } from './en-leases.ts'
import { enLog } from './en-log.ts'
import { enMachines } from './en-machines.ts'
import { enMenu } from './en-menu.ts'
import { enNextBoot } from './en-next-boot.ts'
import { enOwnLoader } from './en-own-loader.ts'
import { enOwnScript } from './en-own-script.ts'
import { enSecureBoot } from './en-secure-boot.ts'
import { enServe } from './en-serve.ts'
import { enServing } from './en-serving.ts'
import { enSettings } from './en-settings.ts'
import { enSetupImport } from './en-setup-import.ts'
import { enSetup } from './en-setup.ts'

/** Every word of the page that does not come from the contract. Plurals are written `none | one | many`. */
export const en = {
  app: {
    name: 'Slipway',
    skip: 'Skip to the page',
    navigation: 'Screens',
    bytesOf: '{sent} of {size}',
    perSecond: '{rate}/s',
    close: 'Close',
    cancel: 'Cancel',
    copied: 'Copied',
    save: 'Save',
    saved: 'Saved',
    details: 'Details',
    copyDetails: 'Copy details',
    tryAgain: 'Try again',
    dismiss: 'Dismiss',
    pageNotFound: 'There is no such page.',
    goHome: 'Go to Serve',
  },
  ...enFrame,
  ...enServe,
  ...enDhcp,
  ...enServing,
  ...enLeases,
  ...enImages,
  ...enMachines,
  ...enBoots,
  ...enNextBoot,
  ...enMenu,
  ...enOwnScript,
  ...enAnswers,
  ...enLab,
  ...enLog,
  ...enDoctor,
  ...enSettings,
  ...enSetup,
  ...enSetupImport,
  ...enOwnLoader,
  ...enSecureBoot,
  ...enHelp,
}

export type Messages = typeof en
