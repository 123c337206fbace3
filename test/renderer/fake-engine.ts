import type { MacAddress } from '#contract/address.ts'
import { SlipwayError, type ApiError } from '#contract/errors.ts'
import type { Push } from '#contract/events.ts'
import type { KeptCardSettings } from '#contract/card-settings.ts'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { BootImage } from '#contract/image.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { Lease, Machine } from '#contract/machine.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { AppInfo, BootFile, Handlers } from '#contract/methods.ts'
import type { NetworkCard, ServingState } from '#contract/network.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { StoredNode } from '#engine/features/boot/menu/build-menu.ts'
import { createCardSettings } from '#engine/features/serving/create-serving.ts'
import type { Engine } from '#engine/engine.ts'
import { fakeAnswers, type FakeAnswer } from './fake-answers.ts'
import { fakeScripts } from './fake-scripts.ts'
import { fakeSetup } from './fake-setup.ts'
import { fakeDoctor, type FakeDoctorState } from './fake-doctor.ts'
import { fakeImages } from './fake-images.ts'
import { fakeLab, type FakeLab } from './fake-lab.ts'
import { fakeMachines } from './fake-machines.ts'
import { fakeMenu } from './fake-menu.ts'

/** Everything that a page can see of an engine, as plain data. */
export interface FakeState extends FakeDoctorState {
  info: AppInfo
  cards: readonly NetworkCard[]
  serving: ServingState
  images: readonly BootImage[]
  machines: readonly Machine[]
  groups: readonly MachineGroup[]
  leases: readonly Lease[]
  boots: readonly Boot[]
  events: readonly BootEvent[]
  log: readonly LogLine[]
  bootFiles: readonly BootFile[]
  /** Absent: none. */
  answers?: readonly FakeAnswer[]
  desktop?: DesktopPreferences
  /** Absent: everything required is there, and no machine has run. */
  lab?: FakeLab
  /** By machine, null for all; absent: none. */
  scripts?: ReadonlyMap<MacAddress | null, string>
  menuChoice: { defaultId: string; timeoutSeconds: number }
  /** The user's arrangement; absent: none. */
  menuLayout?: readonly StoredNode[] | null
  /** The error of the next `serving.start`; null: it starts. */
  startError: ApiError | null
  /** The result of the next import; `pending`: it never returns. */
  importResult: ApiError | BootImage | 'pending'
  /** Extracting and checksums start and do not end. */
  isSlow: boolean
}

export interface FakeEngine extends Engine {
  readonly state: FakeState
  push(push: Push): void
  /** Every request that changed something, in order. */
  readonly calls: readonly { readonly method: string; readonly input: unknown }[]
}

/** What the parts of a fake engine share. */
export interface FakeNeeds {
  readonly push: (push: Push) => void
  readonly note: (method: string, input: unknown) => void
}

/** An engine without sockets, files or a database: it shows what a test puts into it. */
export function createFakeEngine(state: FakeState, dataFolder: string): FakeEngine {
  const listeners = new Set<(push: Push) => void>()
  const calls: { method: string; input: unknown }[] = []
  const push = (message: Push): void => {
    for (const listener of listeners) listener(message)
  }
  const note = (method: string, input: unknown): void => void calls.push({ method, input })

  let keptCards: readonly KeptCardSettings[] = []
  const kept = {
    read: () => keptCards as never,
    write: (_name: string, value: unknown) => void (keptCards = value as readonly KeptCardSettings[]),
  }
  const cardSettings = createCardSettings(kept, (name, payload) => push({ name, payload } as Push))

  const handlers: Handlers = {
    ...fakeImages(state, { push, note }),
    ...fakeMenu(state, { push, note }),
    ...fakeMachines(state, { push, note }),
    ...fakeAnswers(state, { push, note }),
    ...fakeLab(state, { push, note }),
    ...fakeSetup(note),
    ...fakeScripts(state, { push, note }),
    ...fakeDoctor(state, note),
    'app.info': async () => state.info,
    'page.link': async () => ({ url: null }),
    'cards.list': async () => state.cards,
    'serving.state': async () => state.serving,
    async 'serving.start'(input) {
      note('serving.start', input)
      if (state.startError) {
        state.serving = { state: 'failed', nic: input.nic, error: state.startError }
        push({ name: 'serving.changed', payload: state.serving })
        throw new SlipwayError(state.startError.code, state.startError.params)
      }
      const card = state.cards.find(({ name }) => name === input.nic)
      state.serving = {
        state: 'serving',
        nic: input.nic,
        address: card!.address!,
        prefixLength: card!.prefixLength!,
        dhcp: input.dhcp === 'auto' ? 'server' : input.dhcp,
        dhcpAsked: input.dhcp,
        otherServer: null,
        range: input.range ?? null,
        httpPort: input.httpPort ?? 8080,
        sinceMs: Date.now(),
      }
      push({ name: 'serving.changed', payload: state.serving })
      return state.serving
    },
    'settings.cards': async () => cardSettings.list(),
    'settings.setCard': async ({ card, settings }) => cardSettings.keep(card, settings),
    async 'serving.stop'(input) {
      note('serving.stop', input)
      state.serving = { state: 'stopped' }
      push({ name: 'serving.changed', payload: state.serving })
      return state.serving
    },
    'desktop.show': async () => state.desktop ?? { closeWhileServing: 'ask', looksForUpdates: null },
    async 'desktop.set'(input) {
      note('desktop.set', input)
      state.desktop = {
        closeWhileServing: 'ask',
        looksForUpdates: null,
        ...state.desktop,
        ...input,
      } as DesktopPreferences
      push({ name: 'desktop.changed', payload: state.desktop })
      return state.desktop
    },
    'leases.list': async () => state.leases,
    'boots.export': async ({ id, format }) => ({
      fileName: `boot-${id}.${format === 'pcap' ? 'pcap' : 'txt'}`,
      mediaType: 'text/plain',
      base64: 'U2xpcHdheQ==',
    }),
    'boots.list': async ({ mac }) => state.boots.filter(boot => mac === undefined || boot.mac === mac),
    'events.list': async ({ mac }) => state.events.filter(event => mac === undefined || event.mac === mac),
    'log.list': async () => state.log,
    'bootFiles.list': async () => state.bootFiles,
    async 'bootFiles.fetch'(input) {
      note('bootFiles.fetch', input)
      state.info = { ...state.info, hasBootFiles: true }
      return state.bootFiles
    },
  }

  return {
    state,
    handlers,
    calls,
    scriptsUrl: () => null,
    dataFolder,
    push,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settle: async () => undefined,
    close: async () => undefined,
  }
}
