import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { Handlers, Method } from '#contract/methods.ts'
import type { ServingState } from '#contract/network.ts'
import type { Boot } from '#contract/timeline.ts'
import { createAdoption } from './adoption.ts'
import { createAnswerTickets, type AnswerTickets } from './tickets.ts'
import type { AnswerDesk } from './profiles.ts'
import { createAnswerScenes, type AnswerScenes, type ServerPlace } from './template-variables.ts'
import type { AnswerService } from './served-answers.ts'
import type { Clock } from '../../base/clock.ts'
import type { Intake } from '../../protocols/http/intake.ts'
import type { Route } from '../../protocols/http/answer.ts'
import { createAdoptionIntake } from './adoption-intake.ts'
import { createAnswerIntake, createAnswerRoute } from '../../protocols/http/routes/answer.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteAnswerStore } from '../../store/sqlite-answer-store.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

export type AnswerHandlers = Pick<Handlers, Extract<Method, `answers.${string}`>>

/** What a served card needs of the profiles. */
export interface AnswersAt {
  readonly answers: Pick<AnswerService, 'answered' | 'skipped'>
  readonly routes: readonly Route[]
  readonly intakes: readonly Intake[]
}

/** Everything about answer profiles, for their user and for machines. */
export interface Answers {
  readonly handlers: AnswerHandlers
  answersAt(place: ServerPlace): AnswersAt
  /** The images that there are now. */
  noteImages(images: readonly BootImage[]): void
  noteBoot(boot: Boot): void
  /** What is rendered for another server, where nobody takes reports; null where there are no profiles. */
  serviceFor(place: ServerPlace, tickets: AnswerTickets): Promise<AnswerService | null>
  /** Throws `answer-not-found`. */
  need(id: string): void
  /** Resolves when the profiles that there are can be given to machines. */
  load(): Promise<void>
}

export interface AnswersNeeds {
  readonly clock: Clock
  readonly publish: Publish
  readonly store: SqliteAnswerStore
  readonly machines: SqliteMachineStore
  readonly groupOf: (name: string) => MachineGroup | null
  /** The machine that has this address by our own lease. */
  readonly leaseholderOf: (ip: Ipv4) => MacAddress | null
  readonly callHomeBase: (mac: MacAddress, serverUrl: string) => string
  readonly serving: () => ServingState
}

export function createAnswers(needs: AnswersNeeds): Answers {
  const { clock, publish, store, machines } = needs
  const tickets = createAnswerTickets({ clock })
  const adoption = createAdoption({ clock })
  const images = new Map<string, BootImage>()
  const imagesByEntry = new Map<string, BootImage>()
  const imageOfEntry = (entry: string): BootImage | null => imagesByEntry.get(entry) ?? null
  const groupVariables = (mac: MacAddress): Readonly<Record<string, string>> => {
    const group = machines.find(mac)?.group ?? null
    return (group === null ? null : needs.groupOf(group))?.variables ?? {}
  }
  const scenes = createAnswerScenes({ groupVariables, callHomeBase: needs.callHomeBase })
  const place = (): ServerPlace | null => {
    const state = needs.serving()
    return state.state === 'serving' ? { address: state.address, httpPort: state.httpPort } : null
  }

  // The template language and the readers of four syntaxes are 20 MB of memory that a house without answers never needs.
  interface Loaded {
    readonly desk: AnswerDesk
    readonly serviceAt: (
      place: ServerPlace,
      own?: { readonly tickets: AnswerTickets; readonly scenes: AnswerScenes },
    ) => AnswerService
  }
  let loaded: Loaded | null = null
  let loading: Promise<Loaded> | null = null
  const load = async (): Promise<Loaded> => {
    const [{ createAnswerDesk }, { createAnswerService }] = await Promise.all([
      import('./profiles.ts'),
      import('./served-answers.ts'),
    ])
    const desk = createAnswerDesk({
      clock,
      publish,
      store,
      scenes,
      machines,
      entries: () => [...images.values()].flatMap(image => image.entries.map(target => ({ image, target }))),
      place,
    })
    const serviceAt: Loaded['serviceAt'] = (here, own = { tickets, scenes }) =>
      createAnswerService({
        ...own,
        place: here,
        profile: id => desk.given(id),
        profileOfEntry(entry) {
          const found = store.findByEntry(entry)
          return found && desk.given(found.id)
        },
        machineOf: mac => machines.find(mac),
        imageOf: id => images.get(id) ?? null,
        imageOfEntry,
        ownerOf: ip => needs.leaseholderOf(ip) ?? machines.findByIp(ip)?.mac ?? null,
      })
    return (loaded = { desk, serviceAt })
  }
  const needLoaded = (): Promise<Loaded> => (loading ??= load())
  const desk = async (): Promise<AnswerDesk> => (await needLoaded()).desk

  return {
    handlers: {
      'answers.list': async () => (store.list().length === 0 ? [] : (await desk()).list()),
      'answers.show': async ({ id }) => (await desk()).show(id),
      'answers.add': async request => (await desk()).add(request),
      'answers.change': async ({ id, change }) => (await desk()).change(id, change),
      'answers.confirm': async ({ id, revision }) => (await desk()).confirm(id, revision),
      'answers.remove': async ({ id }) => {
        ;(await desk()).remove(id)
        return null
      },
      'answers.draft': async draft => (await desk()).draft(draft),
      'answers.render': async request => (await desk()).render(request),
      'answers.storePassword': async ({ kind, password }) => {
        const { storePassword } = await import('./password-hash.ts')
        return storePassword(kind, password)
      },
      'answers.adopt': async () => {
        const here = place()
        if (!here) throw new SlipwayError('not-serving')
        return adoption.offer(`http://${here.address}:${here.httpPort}`)
      },
    },
    answersAt(here) {
      let service: AnswerService | null = null
      const at = (): AnswerService | null => (service ??= loaded?.serviceAt(here) ?? null)
      const openAnswer: AnswerService['open'] = (asked, client) => at()?.open(asked, client) ?? null
      return {
        answers: {
          answered: (item, reader) => at()?.answered(item, reader) ?? item,
          skipped: (item, reader) => at()?.skipped(item, reader) ?? [],
        },
        routes: [createAnswerRoute({ openAnswer })],
        intakes: [
          createAnswerIntake({ openAnswer }),
          createAdoptionIntake({
            adoption,
            desk: { add: async request => (await desk()).add(request) },
            machineOf: mac => machines.find(mac),
          }),
        ],
      }
    },
    async serviceFor(here, itsTickets) {
      if (store.list().length === 0) return null
      const callHomeBase = (_: MacAddress, serverUrl: string): string => `${serverUrl}/report`
      const itsScenes = createAnswerScenes({ groupVariables, callHomeBase })
      return (await needLoaded()).serviceAt(here, { tickets: itsTickets, scenes: itsScenes })
    },
    noteImages(current) {
      images.clear()
      imagesByEntry.clear()
      for (const image of current) {
        images.set(image.id, image)
        for (const entry of image.entries) imagesByEntry.set(entry.id, image)
      }
    },
    need(id) {
      if (!store.find(id)) throw new SlipwayError('answer-not-found', { id })
    },
    noteBoot: boot => tickets.noteBoot(boot.mac, boot.id),
    load: async () => void (store.list().length > 0 && (await needLoaded())),
  }
}
