import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { BootChoiceNeeds } from './boot-choice.ts'
import { chooseLoader } from './loader.ts'
import { createLoaderTrials, type TrialStore } from './loader-trials.ts'
import type { ServedFile, ServedFileClient } from './served/served-file.ts'
import { createUnknownConfigs } from './unknown-config.ts'
import type { Clock } from '../../base/clock.ts'
import type { RecordFact } from '../../base/record-fact.ts'

type ServeFile = (path: string, client: ServedFileClient) => ServedFile | null

/** What is learnt about the loaders of machines while they boot, and what follows for their next start. */
export interface LoaderDesk {
  noteEvent(event: BootEvent): void
  readonly choice: Required<Pick<BootChoiceNeeds, 'trialOf' | 'imageOfEntry'>>
  /** The same, but for a word about configuration that nobody thought of. */
  watching(servedFile: ServeFile): ServeFile
}

export function createLoaderDesk(needs: {
  readonly clock: Clock
  readonly store: TrialStore
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly hasProgram: (name: string) => boolean
  readonly menuItems: () => readonly MenuItem[]
  readonly record: RecordFact
}): LoaderDesk {
  const { machineOf, hasProgram, record } = needs
  const trials = createLoaderTrials({
    ...needs,
    nextFor: mac => chooseLoader(machineOf(mac)?.arch ?? 'unknown', hasProgram, trials.trialOf(mac)),
    isPinned(mac) {
      const machine = machineOf(mac)
      return machine !== null && (machine.loader !== null || machine.filename !== null)
    },
    record: (fact, mac) => record(fact, { mac, ip: null }),
  })
  const worthTelling = createUnknownConfigs()
  return {
    noteEvent: trials.noteEvent,
    choice: {
      trialOf: trials.trialOf,
      imageOfEntry(id) {
        const item = needs.menuItems().find(one => one.id === id)
        return item?.kind === 'target' ? item.imageId : null
      },
    },
    watching: servedFile => (path, client) => {
      const found = servedFile(path, client)
      const hint = found ? null : worthTelling(path, client.mac)
      if (hint) record({ kind: 'config.unknown', file: path, hint }, { mac: client.mac, ip: null })
      return found
    },
  }
}
