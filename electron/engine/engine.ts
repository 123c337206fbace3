import type { MacAddress } from '#contract/address.ts'
import type { Subscribe } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import { createWords, type Words } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import type { AppPaths } from './base/app-paths.ts'
import { guardClock, systemClock, type Clock } from './base/clock.ts'
import { errorLogger, logFaults } from './base/log/log.ts'
import { createReporting } from './base/reporting.ts'
import { createDesktopHandlers } from './desktop-preferences.ts'
import { createBoot, REQUIRED_PROGRAMS } from './features/boot/create-boot.ts'
import { createDoctor } from './features/doctor/create-doctor.ts'
import { createLab } from './features/lab/create-lab.ts'
import { createLibrary } from './features/library/create-library.ts'
import { createMachines, createWhoIs } from './features/machines/create-machines.ts'
import { createMigration } from './features/migration/create-migration.ts'
import { createServing, type ServedAt } from './features/serving/create-serving.ts'
import { createTimeline } from './features/timeline/create-timeline.ts'
import { createUnattended } from './features/unattended/create-unattended.ts'
import { closeParts } from './close-parts.ts'
import { guardNetwork } from './net/guarded-network.ts'
import type { Network } from './net/network.ts'
import { createSystemNetwork } from './net/system-network.ts'
import { openStores } from './store/open-stores.ts'

/** Slipway without a window. */
export interface Engine {
  readonly handlers: Handlers
  readonly subscribe: Subscribe
  readonly dataFolder: string
  /** Where iPXE finds the scripts of a machine, with the ticket of its boot; null while nothing is served. */
  scriptsUrl(mac: MacAddress): string | null
  /** Resolves when nothing continues behind what was answered, or after 20 s: a command that imports waits for it. */
  settle(): Promise<void>
  /**
   * Stops serving, aborts imports and copies, writes pending data, and closes everything, within 5 s even if a part fails or
   * hangs. Never rejects.
   */
  close(): Promise<void>
}

/**
 * The only place where features are connected. If a feature needs a later one, it gets a function, which is called only
 * after all of them exist. Rejects with `data-folder-unusable` or `data-from-newer-version`.
 */
export async function createEngine(needs: {
  readonly paths: AppPaths
  readonly version: string
  readonly clock?: Clock
  readonly network?: Network
  /** The language of files that the engine writes: the log and the notes of an export. English if absent. */
  readonly words?: Words
}): Promise<Engine> {
  const { paths, version } = needs
  const words = needs.words ?? createWords('en', catalogue)
  const stores = openStores(paths.data, paths.checkpointWorker)
  const { machines: machineStore, groups, leases, settings } = stores
  const last = stores.journal.lastNumbers()
  const reporting = createReporting(needs.clock ?? systemClock, last.seq)
  const { log, publish, subscribe } = reporting
  // No timer and no listener of a socket or card ends the process: what they throw is a line of the log.
  const onError = errorLogger(log, 'background-failed')
  const clock = guardClock(needs.clock ?? systemClock, onError)
  const network = guardNetwork(needs.network ?? createSystemNetwork(), onError)
  const neighbourAt = network.neighbourAt.bind(network)
  const whoIs = createWhoIs({ clock, leases, machines: machineStore, neighbourAt })

  const library = createLibrary({
    paths,
    clock,
    log,
    publish,
    imageStore: stores.images,
    entryArguments: stores.entryArguments,
    onListed(images) {
      unattended.noteImages(images)
      boot.noteImages(images)
    },
  })
  const boot = createBoot({
    paths,
    clock,
    log,
    publish,
    record: (fact, party) => timeline.record(fact, party),
    settings,
    machines: machineStore,
    trials: stores.loaderTrials,
    library,
    serving: () => serving.state(),
    whoIs,
    saveLater: () => timeline.saveLater(),
    tickets: {
      ticketFor: mac => machines.bootTickets.ticketFor(mac),
      machineOf: ticket => machines.bootTickets.machineOf(ticket),
    },
  })
  const timeline = createTimeline({
    clock,
    reporting,
    network,
    journalStore: stores.journal,
    machines: machineStore,
    leases,
    dataFolder: paths.data,
    lastBootId: last.bootId,
    words,
    databaseSetAside: stores.databaseSetAside,
    whoIs,
    menuItems: boot.menuItems,
    hasProgram: boot.programs.has,
    describePath: boot.describePath,
    onBoot(changed) {
      machines.noteBoot(changed)
      unattended.noteBoot(changed)
    },
    onEvent(event) {
      // A test machine's boot is controlled by its own servers.
      if (!lab.owns(event.mac)) boot.noteEvent(event)
    },
  })
  const machines = createMachines({
    clock,
    publish,
    record: timeline.record,
    network,
    machines: machineStore,
    groups,
    leases,
    settings,
    serving: () => serving.state(),
    needEntry: boot.menu.needEntry,
    needAnswer: id => unattended.need(id),
    startsSystem: entry => boot.menuItems().some(item => item.id === entry && item.kind !== 'local'),
    currentBoot: timeline.currentBoot,
    whoIs,
    saveLater: timeline.saveLater,
  })
  const unattended = createUnattended({
    clock,
    words,
    publish,
    store: stores.answers,
    machines: machineStore,
    groupOf: name => groups.find(name),
    callHomeBase: machines.callHomeBase,
    serving: () => serving.state(),
  })
  const servedAt = (place: Parameters<typeof boot.filesAt>[0]): ServedAt => {
    const answerFiles = unattended.filesAt(place)
    const bootFiles = boot.filesAt(place, answerFiles.entryAnswers)
    return {
      // The first route that responds wins, so routes with a fixed path come before file names.
      routes: [...answerFiles.routes, ...machines.routes, ...bootFiles.routes],
      intakes: [...answerFiles.intakes, ...machines.intakes],
      files: bootFiles.files,
      chooseBoot: bootFiles.chooseBoot,
    }
  }
  const serving = createServing(
    {
      clock,
      log,
      network: timeline.network,
      record: timeline.record,
      leases,
      whoIs,
      nameOf: mac => machineStore.find(mac)?.name ?? null,
      isIgnored: mac => machineStore.find(mac)?.next === 'ignore',
      dnsOf: mac => machineStore.find(mac)?.dns ?? [],
      needBootPrograms: boot.needPrograms,
      servedAt,
    },
    publish,
    settings,
  )
  const scriptsUrl: Engine['scriptsUrl'] = mac => {
    const state = serving.state()
    const folder = `${mac.replaceAll(':', '-')}/${machines.bootTickets.ticketFor(mac)}`
    return state.state === 'serving' ? `http://${state.address}:${state.httpPort}/ipxe/${folder}` : null
  }
  const lab = createLab({
    paths,
    version,
    clock,
    log,
    publish,
    record: timeline.record,
    menuItems: boot.menuItems,
    isoPath: library.isoPath,
    scriptsUrl,
    setMachine: (mac, change) => machines.handlers['machines.set']({ mac, change }),
  })
  const migration = createMigration({
    paths,
    version,
    publish,
    boot,
    library,
    unattended,
    machines: () => machineStore.list(),
    serving: serving.state,
  })
  const doctor = createDoctor({
    clock,
    log,
    network,
    serving,
    programs: boot.programs,
    requiredPrograms: REQUIRED_PROGRAMS,
    settings,
    dataFolder: paths.data,
    subscribe,
    missingForTestMachines: lab.missingPrograms,
  })

  const handlers: Handlers = {
    'app.info': async () => ({
      version,
      dataFolder: paths.data,
      platform: process.platform,
      hasBootFiles: boot.supply.isComplete(),
      ...(stores.databaseSetAside !== null && { databaseSetAside: stores.databaseSetAside }),
    }),
    // A server with a page for browsers overrides this method.
    'page.link': async () => ({ url: null }),
    ...createDesktopHandlers({ settings, publish }),
    ...library.handlers,
    ...boot.handlers,
    ...timeline.handlers,
    ...machines.handlers,
    ...unattended.handlers,
    ...serving.handlers,
    ...lab.handlers,
    ...migration.handlers,
    ...doctor.handlers,
  }

  await boot.load()
  await library.load()
  await unattended.load()
  const stopWatching = network.watchCards(cards => {
    publish('cards.changed', cards)
    serving.noteCards(cards)
  })

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await closeParts(
      [
        {
          withinMs: 2000,
          parts: [
            { name: 'cards', close: stopWatching },
            { name: 'lab', close: lab.close },
            { name: 'serving', close: async () => void (await serving.stop()) },
            { name: 'doctor', close: doctor.close },
            { name: 'boot', close: boot.close },
          ],
        },
        { withinMs: 1000, parts: [{ name: 'library', close: library.close }] },
        { withinMs: 250, parts: [{ name: 'timeline', close: timeline.close }] },
        { withinMs: 250, parts: [{ name: 'stores', close: stores.close }] },
      ],
      (part, error) =>
        log.write({
          level: 'error',
          part: 'app',
          code: 'part-not-closed',
          params: { part, detail: String(error) },
        }),
    )
  }
  return {
    handlers: logFaults(handlers, log),
    subscribe,
    dataFolder: paths.data,
    settle: library.settle,
    scriptsUrl,
    close: () => (closing ??= close()),
  }
}
