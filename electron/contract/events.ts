import type { AnswerSummary } from './answer.ts'
import type { BootEvent } from './boot-event.ts'
import type { KeptCardSettings } from './card-settings.ts'
import type { DesktopPreferences } from './desktop.ts'
import type { BootImage } from './image.ts'
import type { ExtractProgress, ImageChecksum } from './image-job.ts'
import type { LabSerial, TestMachine } from './lab.ts'
import type { LogLine } from './log-line.ts'
import type { Lease, Machine } from './machine.ts'
import type { MachineGroup } from './machine-group.ts'
import type { BootMenu } from './menu.ts'
import type { NetworkCard, ServingState } from './network.ts'
import type { OwnScript } from './own-script.ts'
import type { SetupExportProgress } from './setup.ts'
import type { Boot } from './timeline.ts'

/** Every push: name -> payload. Each carries one changed thing, not a whole list; only the few cards come together. */
export interface Events {
  'serving.changed': ServingState
  'cards.changed': readonly NetworkCard[]
  'cardSettings.changed': KeptCardSettings
  'image.changed': BootImage
  'image.removed': { readonly id: string }
  /** Progress of reading an ISO, until `images.import` has returned. */
  'import.progressed': {
    readonly path: string
    readonly step: 'reading' | 'recognising' | 'copying'
    /** Only while the ISO itself is being copied. */
    readonly doneBytes?: number
    readonly sizeBytes?: number
  }
  'checksum.changed': ImageChecksum
  'extract.progressed': ExtractProgress
  'setup.exported': SetupExportProgress
  'ownScript.changed': OwnScript & { readonly isThere: boolean }
  'menu.changed': BootMenu
  'machine.changed': Machine
  'answer.changed': AnswerSummary
  'answer.removed': { readonly id: string }
  'group.changed': MachineGroup
  'group.removed': { readonly name: string }
  'lease.granted': Lease
  'boot.changed': Boot
  'lab.changed': TestMachine
  'lab.serial': LabSerial
  'event.recorded': BootEvent
  'log.written': LogLine
  'desktop.changed': DesktopPreferences
}

export type EventName = keyof Events

/** One push as it is sent: `{ name, payload }`. */
export type Push = { [N in EventName]: { readonly name: N; readonly payload: Events[N] } }[EventName]

/** Returns the function that ends the subscription. */
export type Subscribe = (listener: (push: Push) => void) => () => void
