import type { TargetItem } from '#contract/menu.ts'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { ServingState } from '#contract/network.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Words } from '#words/describe.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { Intake, Route } from '../../protocols/http/route.ts'
import { createAnswerIntake, createAnswerRoute } from '../../protocols/http/routes/answer-files.ts'
import type { SqliteAnswerStore } from '../../store/sqlite-answer-store.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import type { EntryAnswers } from '../boot/create-boot.ts'
import { createAdoption, createAdoptionIntake } from './adoption.ts'
import {
  createLastingTickets,
  exportAnswerFiles,
  NO_ANSWER_FILES,
  type AnswerFileExport,
} from './answer-export.ts'
import { unattendedHandlers, type UnattendedHandlers } from './handlers.ts'
import type { ProfileEditor } from './profile-editor.ts'
import type { ServedAnswerFiles } from './served-answer-files.ts'
import { createTemplateContexts, type ServerPlace, type TemplateContexts } from './template-context.ts'
import { createAnswerTickets, type AnswerTickets } from './tickets.ts'

export type { AnswerFileExport }

/** What serving on a network card offers to installers. */
export interface AnswerFilesAt {
  readonly entryAnswers: EntryAnswers
  readonly routes: readonly Route[]
  readonly intakes: readonly Intake[]
}

/** Answer files: profiles as the user edits them, and the files that installers fetch. */
export interface Unattended {
  readonly handlers: UnattendedHandlers
  filesAt(place: ServerPlace): AnswerFilesAt
  /** Sets the current images. */
  noteImages(images: readonly BootImage[]): void
  noteBoot(boot: Boot): void
  /** The answer files of these machines for these entries, for another server that accepts no status reports. */
  exportFor(
    place: ServerPlace,
    machines: Parameters<typeof exportAnswerFiles>[0]['machines'],
    entries: readonly TargetItem[],
  ): Promise<AnswerFileExport>
  /** Throws `answer-not-found`. */
  need(id: string): void
  /** Resolves when machines can get files from the profiles. */
  load(): Promise<void>
}

/** Loaded with the first profile: the template language and the parsers of four syntaxes take 20 MB. */
interface Loaded {
  readonly editor: ProfileEditor
  readonly filesFor: (
    place: ServerPlace,
    tickets: AnswerTickets,
    contexts: TemplateContexts,
  ) => ServedAnswerFiles
}

export function createUnattended(needs: {
  readonly clock: Clock
  readonly publish: Publish
  readonly words: Words
  readonly store: SqliteAnswerStore
  readonly machines: SqliteMachineStore
  readonly groupOf: (name: string) => MachineGroup | null
  readonly callHomeBase: (mac: MacAddress, serverUrl: string) => string
  readonly serving: () => ServingState
}): Unattended {
  const { clock, publish, store, machines, callHomeBase } = needs
  const tickets = createAnswerTickets({ clock })
  const adoption = createAdoption({ clock })
  const images = new Map<string, BootImage>()
  const imagesByEntry = new Map<string, BootImage>()
  const groupVariables = (mac: MacAddress): Readonly<Record<string, string>> => {
    const group = machines.find(mac)?.group ?? null
    return (group === null ? null : needs.groupOf(group))?.variables ?? {}
  }
  const contexts = createTemplateContexts({ groupVariables, callHomeBase })
  const place = (): ServerPlace | null => {
    const state = needs.serving()
    return state.state === 'serving' ? { address: state.address, httpPort: state.httpPort } : null
  }

  let loaded: Loaded | null = null
  let loading: Promise<Loaded> | null = null
  const load = async (): Promise<Loaded> => {
    const [{ createProfileEditor }, { createServedAnswerFiles }] = await Promise.all([
      import('./profile-editor.ts'),
      import('./served-answer-files.ts'),
    ])
    const editor = createProfileEditor({
      clock,
      publish,
      store,
      contexts,
      machines,
      entries: () => [...images.values()].flatMap(image => image.entries.map(target => ({ image, target }))),
      place,
    })
    const filesFor: Loaded['filesFor'] = (here, itsTickets, itsContexts) =>
      createServedAnswerFiles({
        place: here,
        tickets: itsTickets,
        contexts: itsContexts,
        profile: id => editor.given(id),
        profileOfEntry(entry) {
          const found = store.findByEntry(entry)
          return found && editor.given(found.id)
        },
        machineOf: mac => machines.find(mac),
        imageOf: id => images.get(id) ?? null,
        imageOfEntry: entry => imagesByEntry.get(entry) ?? null,
      })
    return (loaded = { editor, filesFor })
  }
  const needLoaded = (): Promise<Loaded> => (loading ??= load())
  const editor = async (): Promise<ProfileEditor> => (await needLoaded()).editor

  return {
    handlers: unattendedHandlers({
      editor,
      hasProfiles: () => store.list().length > 0,
      offerAdoption() {
        const here = place()
        if (!here) throw new SlipwayError('not-serving')
        return adoption.offer(`http://${here.address}:${here.httpPort}`)
      },
    }),
    filesAt(here) {
      let files: ServedAnswerFiles | null = null
      const at = (): ServedAnswerFiles | null => (files ??= loaded?.filesFor(here, tickets, contexts) ?? null)
      const openAnswer: ServedAnswerFiles['open'] = (asked, client) => at()?.open(asked, client) ?? null
      return {
        entryAnswers: {
          answered: (item, reader) => at()?.answered(item, reader) ?? item,
          skipped: (item, reader) => at()?.skipped(item, reader) ?? [],
        },
        routes: [createAnswerRoute({ openAnswer })],
        intakes: [
          createAnswerIntake({ openAnswer }),
          createAdoptionIntake({
            adoption,
            addProfile: async request => (await editor()).add(request),
            machineOf: mac => machines.find(mac),
            words: needs.words,
          }),
        ],
      }
    },
    async exportFor(here, itsMachines, entries) {
      if (store.list().length === 0) return NO_ANSWER_FILES
      const itsTickets = createLastingTickets()
      const itsContexts = createTemplateContexts({
        groupVariables,
        callHomeBase: (_, serverUrl) => `${serverUrl}/report`,
      })
      const files = (await needLoaded()).filesFor(here, itsTickets, itsContexts)
      return exportAnswerFiles({ files, tickets: itsTickets, machines: itsMachines, entries })
    },
    noteImages(current) {
      images.clear()
      imagesByEntry.clear()
      for (const image of current) {
        images.set(image.id, image)
        for (const entry of image.entries) imagesByEntry.set(entry.id, image)
      }
    },
    noteBoot: boot => tickets.noteBoot(boot.mac, boot.id),
    need(id) {
      if (!store.find(id)) throw new SlipwayError('answer-not-found', { id })
    },
    load: async () => void (store.list().length > 0 && (await needLoaded())),
  }
}
