import type { MacAddress } from '#contract/address.ts'
import { SlipwayError, type ApiError } from '#contract/errors.ts'
import type { Push } from '#contract/events.ts'
import type { KeptCardSettings } from '#contract/card-settings.ts'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { BootImage } from '#contract/image.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { Lease, Machine } from '#contract/machine.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { BootMenu, MenuLanguage } from '#contract/menu.ts'
import type { AppInfo, BootFile, Handlers } from '#contract/methods.ts'
import type { NetworkCard, ServingState } from '#contract/network.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { StoredNode } from '#engine/boot/menu/arrange-items.ts'
import { buildMenu } from '#engine/boot/menu/build-menu.ts'
import { checkBody } from '#engine/boot/menu/custom-problems.ts'
import { readMenu } from '#engine/boot/menu/read/read-menu.ts'
import { createMenuRenderer, type MenuReader } from '#engine/boot/menu/render-menu.ts'
import { createCardSettingsHandlers } from '#engine/desk/card-settings-desk.ts'
import type { Engine } from '#engine/engine.ts'
import { fakeAnswers, type FakeAnswer } from './fake-answers.ts'
import { fakeScripts } from './fake-scripts.ts'
import { fakeSetup } from './fake-setup.ts'
import { fakeDoctor, type FakeDoctorState } from './fake-doctor.ts'
import { fakeLab, type FakeLab } from './fake-lab.ts'
import { listFiles, SHA256 } from './image-samples.ts'

/** Everything a page can see of an engine, as plain data. */
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
  /** Absent: all that is needed is there, and no machine has run. */
  lab?: FakeLab
  /** By machine, null for all; absent: none. */
  scripts?: ReadonlyMap<MacAddress | null, string>
  menuChoice: { defaultId: string; timeoutSeconds: number }
  /** What the user arranged; absent: nothing. */
  menuLayout?: readonly StoredNode[] | null
  /** What the next `serving.start` says; null: it starts. */
  startError: ApiError | null
  /** What the next import says; `pending`: it never answers. */
  importResult: ApiError | BootImage | 'pending'
  /** Extracting and checksums begin and do not end. */
  isSlow: boolean
}

export interface FakeEngine extends Engine {
  readonly state: FakeState
  push(push: Push): void
  /** Every request that changed something, in order. */
  readonly calls: readonly { readonly method: string; readonly input: unknown }[]
}

/** An engine without sockets, files or a database: what it shows is what a test put into it. */
export function createFakeEngine(state: FakeState, dataFolder: string): FakeEngine {
  const listeners = new Set<(push: Push) => void>()
  let stopExtract = (): void => undefined
  const calls: { method: string; input: unknown }[] = []
  const push = (message: Push): void => {
    for (const listener of listeners) listener(message)
  }
  const note = (method: string, input: unknown): void => void calls.push({ method, input })

  let cardSettings: readonly KeptCardSettings[] = []
  const kept = {
    read: () => cardSettings as never,
    write: (_name: string, value: unknown) => void (cardSettings = value as readonly KeptCardSettings[]),
  }

  const handlers: Handlers = {
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
    ...createCardSettingsHandlers({
      settings: kept,
      publish: (name, payload) => push({ name, payload } as Push),
    }),
    async 'serving.stop'(input) {
      note('serving.stop', input)
      state.serving = { state: 'stopped' }
      push({ name: 'serving.changed', payload: state.serving })
      return state.serving
    },
    'images.list': async () => state.images,
    async 'images.show'({ id }) {
      return find(state.images, image => image.id === id, 'image-not-found', { id })
    },
    async 'images.import'(input) {
      note('images.import', input)
      const result = state.importResult
      if (result === 'pending') {
        push({ name: 'import.progressed', payload: { path: input.path, step: 'recognising' } })
        return new Promise(() => undefined)
      }
      if ('code' in result) throw new SlipwayError(result.code, { ...result.params, path: input.path })
      const image = { ...result, path: input.path }
      state.images = [...state.images.filter(known => known.id !== image.id), image]
      push({ name: 'image.changed', payload: image })
      push({ name: 'menu.changed', payload: menuOf(state) })
      return image
    },
    async 'images.extract'({ id, folder }) {
      note('images.extract', { id, folder })
      const image = find(state.images, known => known.id === id, 'image-not-found', { id })
      const { fileCount, sizeBytes } = image
      if (!state.isSlow) return { fileCount, sizeBytes }
      push({
        name: 'extract.progressed',
        payload: { id, folder, doneBytes: Math.ceil(sizeBytes * 0.42), sizeBytes },
      })
      return new Promise((_, reject) => (stopExtract = () => reject(new SlipwayError('cancelled'))))
    },
    async 'images.cancelExtract'(input) {
      note('images.cancelExtract', input)
      stopExtract()
      return { wasRunning: true }
    },
    async 'images.files'({ id, path, offset, limit }) {
      const listing = listFiles(path, offset, limit)
      if (!listing) throw new SlipwayError('iso-unreadable', { id, path })
      return listing
    },
    async 'images.checksum'(input) {
      note('images.checksum', input)
      const { id, expected = null } = input
      const { sizeBytes } = find(state.images, known => known.id === id, 'image-not-found', { id })
      const begun = { id, sizeBytes, expected, expectedFrom: null, sha256: null, isMatch: null }
      if (state.isSlow) return { ...begun, state: 'running', doneBytes: Math.ceil(sizeBytes * 0.37) }
      const isMatch = expected === null ? null : expected === SHA256
      return { ...begun, state: 'done', doneBytes: sizeBytes, sha256: SHA256, isMatch }
    },
    async 'images.locate'(input) {
      note('images.locate', input)
      const { id, path } = input
      const image = find(state.images, known => known.id === id, 'image-not-found', { id })
      if (path.includes('other')) {
        const { name, sizeBytes } = image
        throw new SlipwayError('not-the-same-image', {
          path,
          name,
          expectedBytes: sizeBytes,
          sizeBytes: 412_000_000,
        })
      }
      const found: BootImage = { ...image, path, presence: 'unchanged', isPresent: true }
      state.images = state.images.map(one => (one.id === id ? found : one))
      push({ name: 'image.changed', payload: found })
      return found
    },
    async 'images.setArguments'({ id, arguments: text }) {
      note('images.setArguments', { id, arguments: text })
      const image = find(
        state.images,
        known => known.entries.some(entry => entry.id === id),
        'image-not-found',
        { id },
      )
      const changed: BootImage = {
        ...image,
        entries: image.entries.map(entry => {
          if (entry.id !== id) return entry
          const recognised = entry.recognisedArguments ?? entry.arguments
          return text === null
            ? { ...entry, arguments: recognised, recognisedArguments: null }
            : { ...entry, arguments: text, recognisedArguments: recognised }
        }),
      }
      state.images = state.images.map(one => (one.id === image.id ? changed : one))
      push({ name: 'image.changed', payload: changed })
      return changed
    },
    async 'images.addNetbootKernel'(input) {
      note('images.addNetbootKernel', input)
      return find(state.images, known => known.id === input.id, 'image-not-found', { id: input.id })
    },
    async 'images.remove'({ id }) {
      note('images.remove', { id })
      state.images = state.images.filter(image => image.id !== id)
      push({ name: 'image.removed', payload: { id } })
      return null
    },
    'menu.show': async () => menuOf(state),
    async 'menu.set'(input) {
      note('menu.set', input)
      state.menuChoice = {
        defaultId: input.defaultId ?? state.menuChoice.defaultId,
        timeoutSeconds: input.timeoutSeconds ?? state.menuChoice.timeoutSeconds,
      }
      push({ name: 'menu.changed', payload: menuOf(state) })
      return menuOf(state)
    },
    async 'menu.arrange'(input) {
      note('menu.arrange', input)
      state.menuLayout = input.nodes?.map(node => ({ ...node, seenTitle: null })) ?? null
      push({ name: 'menu.changed', payload: menuOf(state) })
      return menuOf(state)
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
    'menu.read': async ({ text }) => readMenu(text),
    'menu.check': async ({ language, text }) => ({
      problems: checkBody(language, text),
      checkedBy: 'slipway',
    }),
    'menu.render': async ({ language, mac = null, arch = null }) => renderOf(state, language, { mac, arch }),
    'machines.list': async () => state.machines,
    async 'machines.show'({ mac }) {
      return find(state.machines, machine => machine.mac === mac, 'machine-not-found', { mac })
    },
    async 'machines.set'({ mac, change }) {
      note('machines.set', { mac, change })
      const known = find(state.machines, machine => machine.mac === mac, 'machine-not-found', { mac })
      const changed = { ...known, ...change } as Machine
      state.machines = state.machines.map(machine => (machine.mac === mac ? changed : machine))
      push({ name: 'machine.changed', payload: changed })
      return changed
    },
    async 'machines.setMany'({ macs, change }) {
      note('machines.setMany', { macs, change })
      const isMeant = (machine: Machine) => macs.includes(machine.mac)
      state.machines = state.machines.map(machine =>
        isMeant(machine) ? ({ ...machine, ...change } as Machine) : machine,
      )
      const changed = state.machines.filter(isMeant)
      for (const machine of changed) push({ name: 'machine.changed', payload: machine })
      return changed
    },
    async 'machines.wake'(input) {
      note('machines.wake', input)
      if (state.serving.state !== 'serving') throw new SlipwayError('not-serving')
      return { mac: input.mac, nic: state.serving.nic, sentTo: ['255.255.255.255:9'] }
    },
    'groups.list': async () => state.groups,
    async 'groups.set'({ name, change }) {
      note('groups.set', { name, change })
      const known = state.groups.find(group => group.name === name) ?? {
        name,
        entry: null,
        next: 'menu',
        variables: {},
      }
      const group = {
        ...known,
        entry: change.entry ?? known.entry,
        next: change.next ?? known.next,
      } as MachineGroup
      state.groups = [...state.groups.filter(one => one.name !== name), group]
      push({ name: 'group.changed', payload: group })
      return group
    },
    async 'groups.remove'({ name }) {
      note('groups.remove', { name })
      state.groups = state.groups.filter(group => group.name !== name)
      push({ name: 'group.removed', payload: { name } })
      return null
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
    dataFolder,
    push,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => undefined,
  }
}

function find<T>(
  list: readonly T[],
  matches: (item: T) => boolean,
  code: 'image-not-found' | 'machine-not-found',
  params: Record<string, string>,
): T {
  const found = list.find(matches)
  if (!found) throw new SlipwayError(code, params)
  return found
}

function menuOf(state: FakeState): BootMenu {
  return buildMenu(state.images, { ...state.menuChoice, layout: state.menuLayout ?? null })
}

/** As a machine gets it from a laptop that serves. */
function renderOf(state: FakeState, language: MenuLanguage, reader: MenuReader) {
  return createMenuRenderer({
    menu: () => menuOf(state),
    machineOf: mac => state.machines.find(machine => machine.mac === mac) ?? null,
    hasProgram: name => state.bootFiles.some(file => file.name === name),
    serving: () => state.serving,
  })(language, reader)
}
