import { join } from 'node:path'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Subscribe } from '#contract/events.ts'
import { describeSetAside } from '#contract/set-aside-text.ts'
import type { Handlers } from '#contract/methods.ts'
import { createAnswers } from './answers.ts'
import type { AppPaths } from './app-paths.ts'
import { createBootAnswers } from './boot-answers.ts'
import { createBootExport } from './boot-export.ts'
import { createBootPackets } from './boot-packets.ts'
import { createBootProgramSupply } from './boot-program-supply.ts'
import { createHandOver } from './boot/hand-over.ts'
import { createOwnDiskWindow } from './boot/own-disk-window.ts'
import { createCallHomeDesk } from './call-home.ts'
import { createChooseBoot } from './boot/boot-choice.ts'
import { isForGrubOnUefi } from './boot/menu/custom-start.ts'
import { createMenuRenderer } from './boot/menu/render-menu.ts'
import { createDescribePath } from './boot/path-role.ts'
import { createServedFiles } from './boot/served/create-served-files.ts'
import { systemClock, type Clock } from './clock.ts'
import { createCounter } from './counter.ts'
import { createCardSettingsHandlers } from './card-settings-desk.ts'
import { createDesktopHandlers } from './desktop-desk.ts'
import { createDiagnosisHouse } from './diagnosis-house.ts'
import { createDoctorDesk } from './doctor-desk.ts'
import { createHandlers } from './handlers.ts'
import { createLabDesk } from './lab-desk.ts'
import { createLoaderDesk } from './loader-desk.ts'
import { createImageCatalogue } from './image-catalogue.ts'
import { createImageChecksums } from './image-checksums.ts'
import { createImageFiles } from './image-files.ts'
import { createImageOverlays } from './image-overlays.ts'
import { createImageLibrary } from './image/image-library.ts'
import { createHasher } from './image/run-hash.ts'
import { createImporter } from './image/run-import.ts'
import { createIsoStore, isoFolder } from './iso-store.ts'
import { createJournal } from './journal.ts'
import { createFileSink } from './log/file-sink.ts'
import { createLog } from './log/log.ts'
import { logFaults } from './log-faults.ts'
import { createMachineHandlers } from './machine-handlers.ts'
import { createMenuDesk } from './menu-desk.ts'
import { createNetbootKernels } from './netboot-kernel.ts'
import type { Network } from './net/network.ts'
import { createSystemNetwork } from './net/system-network.ts'
import { openStores } from './open-stores.ts'
import { createPushHub } from './push-hub.ts'
import { createSecureBoot } from './secure-boot.ts'
import { createServing } from './serving.ts'
import { createSetupHandlers } from './setup-handlers.ts'
import { createSightings } from './sightings.ts'
import { createStarts } from './starts.ts'
import { createTimeline } from './timeline/create-timeline.ts'

/** Boots that may still be going on when Slipway starts again. */
const RESTORED_BOOTS = 64
/** The menu's entry for the machine's own disk. */
const OWN_DISK = 'local'

/** The product without a window. */
export interface Engine {
  readonly handlers: Handlers
  readonly subscribe: Subscribe
  readonly dataFolder: string
  /** Stops serving, writes what has gathered, and lets go of everything. */
  close(): Promise<void>
}

export interface EngineNeeds {
  readonly paths: AppPaths
  readonly version: string
  readonly clock?: Clock
  readonly network?: Network
}

/**
 * The one place where the parts meet. Rejects with `data-folder-unusable` or `data-from-newer-version`.
 */
export async function createEngine(needs: EngineNeeds): Promise<Engine> {
  const { paths, clock = systemClock, network = createSystemNetwork() } = needs
  const stores = openStores(paths.data, paths.checkpointWorker)
  const { leases, machines, settings, journal: journalStore } = stores
  const last = journalStore.lastNumbers()
  const libraryFolder = join(paths.data, 'library')

  const counter = createCounter(last.seq)
  const log = createLog({ clock, counter })
  const complain = (code: string, message: string) => (error: unknown) =>
    log.write({ level: 'error', part: 'app', code, message, params: { detail: String(error) } })
  const hub = createPushHub(complain('listener-failed', 'A listener failed.'))
  const { publish } = hub

  // What was seen: facts become events, events become boots, machines and log lines.
  let bootId = last.bootId
  const menu = createMenuDesk({ settings, publish })
  const supply = createBootProgramSupply({ paths, log })
  const menuItems = () => menu.show().items
  const machineOf = machines.find.bind(machines)
  const hasProgram = supply.programs.has
  const timeline = createTimeline({
    clock,
    nextBootId: () => ++bootId,
    describePath: createDescribePath({ menuItems, hasProgram }),
    house: createDiagnosisHouse({ menuItems, machineOf, hasProgram }),
    onChange(boot) {
      journal.keepBoot(boot)
      noteStart(boot)
      answers.noteBoot(boot)
    },
    onShow: boot => publish('boot.changed', boot),
  })
  timeline.restore(journalStore.boots({ limit: RESTORED_BOOTS }))
  const sightings = createSightings({
    clock,
    machines,
    leaseOf: mac => leases.leaseOf(mac),
    publish,
    onWriteError: complain('machines-unwritable', 'Machines cannot be saved; serving goes on.'),
  })
  const noteStart = createStarts({
    clock,
    machines,
    publish,
    record: (fact, party) => journal.record(fact, party),
    startsSystem: entry => menu.show().items.some(item => item.id === entry && item.kind !== 'local'),
    saveLater: sightings.saveLater,
  })
  const ownDisk = createOwnDiskWindow({ clock })
  const handOver = createHandOver({ clock })
  const loaders = createLoaderDesk({
    clock,
    store: stores.loaderTrials,
    machineOf,
    hasProgram,
    menuItems,
    record: (fact, party) => journal.record(fact, party),
  })
  const onEvent = (event: BootEvent): void => {
    timeline.record(event)
    sightings.noteEvent(event)
    // Its own servers draw the other conclusions.
    if (lab.owns(event.mac)) return
    loaders.noteEvent(event)
    secureBoot.noteEvent(event)
    if (event.kind !== 'entry.chosen' || !event.mac) return
    if (event.entry === OWN_DISK) ownDisk.note(event.mac)
    const item = menu.show().items.find(one => one.id === event.entry)
    if (item && isForGrubOnUefi(item)) handOver.note(event.mac, item.id)
  }
  const journal = createJournal({
    clock,
    counter,
    publish,
    onEvent,
    onEventError: complain('event-failed', 'What a machine did could not be noted.'),
    onFactLine(line) {
      file.sink(line)
      publish('log.written', line)
    },
    store: journalStore,
    onWriteError: complain('journal-unwritable', 'The journal cannot be written; serving goes on.'),
  })
  const file = createFileSink(join(paths.data, 'slipway.ndjson'))
  for (const sink of [file.sink, journal.keepLine, publish.bind(null, 'log.written')]) log.addSink(sink)
  const { record } = journal
  if (stores.databaseSetAside !== null) {
    const params = { path: stores.databaseSetAside }
    log.write({
      level: 'error',
      part: 'app',
      code: 'database-set-aside',
      params,
      message: describeSetAside(params.path),
    })
  }

  const callHome = createCallHomeDesk({
    clock,
    settings,
    machines,
    publish,
    record,
    currentBoot: timeline.current,
    saveLater: sightings.saveLater,
  })

  const answers = createAnswers({
    clock,
    publish,
    store: stores.answers,
    machines,
    groupOf: name => stores.groups.find(name),
    leaseholderOf(ip) {
      const lease = leases.holderOf(ip)
      return lease && lease.expiresAtMs > clock.nowMs() ? lease.mac : null
    },
    callHomeBase: callHome.baseFor,
    serving: () => serving.state(),
  })

  // What can be booted.
  const library = createImageLibrary({ imageById: id => stores.images.find(id), libraryFolder })
  const netbootKernels = createNetbootKernels({ libraryFolder })
  const imageFiles = createImageFiles({ library, clock, publish })
  const imageChecksums = createImageChecksums({
    log,
    publish,
    imageById: id => stores.images.find(id),
    hash: createHasher({ workerFile: paths.importWorker }),
  })
  const images = createImageCatalogue({
    clock,
    log,
    publish,
    store: stores.images,
    entryArguments: stores.entryArguments,
    netbootKernels,
    importImage: createImporter({ workerFile: paths.importWorker }),
    libraryFolder,
    isoStore: createIsoStore({ folder: isoFolder(paths.data) }),
    onReplaced(id) {
      library.forget(id)
      imageChecksums.forget(id)
    },
    onListed(current) {
      answers.noteImages(current)
      menu.rebuild(current)
    },
  })
  const overlays = createImageOverlays({ images: library, netbootKernels })
  const secureBoot = createSecureBoot({
    clock,
    menu: menu.show,
    machines,
    programs: supply.programs,
    images: library,
    overlays,
    record,
    publish,
    failedLoaders: mac => loaders.choice.trialOf(mac).failed,
    saveLater: sightings.saveLater,
  })
  await images.list()
  await answers.load()

  // What machines get.
  const machineAt: Parameters<typeof createServing>[0]['machineAt'] = ip => machines.findByIp(ip)?.mac ?? null
  const packets = createBootPackets({ network, clock, counter, machineAt })
  const serving = createServing({
    clock,
    log,
    network: packets.network,
    publish,
    record,
    leases,
    machineAt,
    nameOf: mac => machines.find(mac)?.name ?? null,
    isIgnored: mac => machines.find(mac)?.next === 'ignore',
    dnsOf: mac => machines.find(mac)?.dns ?? [],
    async needBootPrograms() {
      await supply.need()
      await secureBoot.refresh()
    },
    answersAt(where) {
      const answersHere = answers.answersAt(where)
      const served = createServedFiles({
        ...where,
        menu: menu.show,
        machineOf,
        hasProgram,
        takeHandedOver: handOver.take,
        takeOwnDisk: ownDisk.take,
        answers: answersHere.answers,
        secureBoot,
      })
      const bootAnswers = createBootAnswers({
        servedFile: loaders.watching(served),
        programs: supply.programs,
        images: library,
        overlays,
        secureBootFiles: secureBoot.files,
        machineAt,
        takeReport: callHome.take,
        record,
      })
      return {
        ...bootAnswers,
        routes: [...answersHere.routes, ...bootAnswers.routes],
        intakes: [...answersHere.intakes, ...bootAnswers.intakes],
        chooseBoot: createChooseBoot({
          ...where,
          machineOf,
          hasProgram,
          ...loaders.choice,
          signedStart: secureBoot.signedStart,
        }),
      }
    },
  })
  const stopWatching = network.watchCards(cards => {
    publish('cards.changed', cards)
    serving.noteCards(cards)
  })

  const lab = createLabDesk({
    paths,
    version: needs.version,
    clock,
    publish,
    record,
    menuItems,
    isoPath: id => stores.images.find(id)?.path ?? null,
    serving: serving.state,
    setMachine: (mac, change) => machineHandlers['machines.set']({ mac, change }),
  })
  const { groups } = stores
  const ofMachines = {
    needAnswer: answers.need,
    clock,
    publish,
    network,
    serving,
    record,
    menu,
    machines,
    groups,
    leases,
  }
  const machineHandlers = createMachineHandlers(ofMachines)
  const doctor = createDoctorDesk({
    clock,
    log,
    network,
    serving,
    programs: supply.programs,
    settings,
    dataFolder: paths.data,
    subscribe: hub.subscribe,
  })
  const plainHandlers = createHandlers({
    info: () => ({
      version: needs.version,
      dataFolder: paths.data,
      platform: process.platform,
      hasBootFiles: supply.isComplete(),
      ...(stores.databaseSetAside !== null && { databaseSetAside: stores.databaseSetAside }),
    }),
    cards: network.cards,
    serving,
    images,
    imageFiles,
    imageChecksums,
    menu,
    renderMenu: createMenuRenderer({ menu: menu.show, machineOf, hasProgram, serving: serving.state }),
    machineHandlers,
    answerHandlers: answers.handlers,
    labHandlers: lab.handlers,
    desktopHandlers: createDesktopHandlers({ settings, publish }),
    setupHandlers: createSetupHandlers({
      version: needs.version,
      dataFolder: paths.data,
      publish,
      menu: menu.show,
      machines: () => machines.list(),
      images: images.list,
      programs: supply.programs,
      needBootPrograms: supply.need,
      library,
      overlays,
      answers,
      serving: serving.state,
      ownPrograms: join(paths.data, 'boot-programs'),
      shippedPrograms: paths.bootPrograms,
      onProgramsMade: secureBoot.refresh,
    }),
    doctorHandlers: doctor.handlers,
    cardSettingsHandlers: createCardSettingsHandlers({ settings, publish }),
    leases,
    journal: journalStore,
    flushJournal: journal.flush,
    exportBoot: createBootExport({
      journal: journalStore,
      flushJournal: journal.flush,
      datagrams: packets.datagrams,
    }),
    bootFiles: { list: supply.programs.list, fetch: supply.fetch },
  })

  const handlers = logFaults(plainHandlers, log)

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    stopWatching()
    await lab.close()
    await serving.stop()
    await doctor.close()
    imageFiles.close()
    imageChecksums.close()
    await images.settle()
    await library.close()
    timeline.close()
    journal.close()
    stores.close()
    file.close()
  }

  return {
    handlers,
    subscribe: hub.subscribe,
    dataFolder: paths.data,
    close: () => (closing ??= close()),
  }
}
