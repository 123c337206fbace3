import { join } from 'node:path'
import type { Handlers } from '#contract/methods.ts'
import type { Announcements } from './base/announcements.ts'
import type { AppPaths } from './base/app-paths.ts'
import { createBootExport } from './features/timeline/boot-export.ts'
import type { BootRecords } from './features/timeline/boot-records.ts'
import type { BootService } from './features/serving/boot-service.ts'
import type { BootStock } from './features/library/boot-stock.ts'
import { createMenuRenderer } from './features/boot/menu/menu-preview.ts'
import { createCardSettingsHandlers } from './features/serving/card-settings.ts'
import type { Clock } from './base/clock.ts'
import { createDesktopHandlers } from './features/serving/desktop-preferences.ts'
import { createDoctorDesk, type DoctorDesk } from './features/doctor/doctor-desk.ts'
import { createHandlers } from './handlers.ts'
import { createLabDesk, type LabDesk } from './features/lab/lab-desk.ts'
import { logFaults } from './log-faults.ts'
import { createMachineHandlers } from './features/machines/handlers.ts'
import type { Network } from './net/network.ts'
import type { Stores } from './store/open-stores.ts'
import { createSetupHandlers } from './features/migration/handlers.ts'

/** What the user asks: every method of the contract, and the desks that have work of their own going on. */
export interface FrontDesk {
  readonly handlers: Handlers
  readonly lab: LabDesk
  readonly doctor: DoctorDesk
}

export function createFrontDesk(needs: {
  readonly paths: AppPaths
  readonly version: string
  readonly clock: Clock
  readonly network: Network
  readonly announcements: Announcements
  readonly stores: Stores
  readonly stock: BootStock
  readonly records: Omit<BootRecords, 'close'>
  readonly service: Omit<BootService, 'noteEvent'>
}): FrontDesk {
  const { paths, version, clock, network, stores, stock, service } = needs
  const { log, publish, subscribe } = needs.announcements
  const { record, flush: flushJournal } = needs.records
  const { machines, groups, leases, settings, journal, databaseSetAside } = stores
  const { menu, menuItems, supply, hasProgram, images, imageFiles, imageChecksums, library, overlays } = stock
  const { serving, answers } = service
  const machineOf = machines.find.bind(machines)

  const machineHandlers = createMachineHandlers({
    clock,
    publish,
    network,
    serving,
    record,
    menu,
    machines,
    groups,
    leases,
    needAnswer: answers.need,
  })
  const lab = createLabDesk({
    paths,
    version,
    clock,
    publish,
    record,
    menuItems,
    isoPath: id => stores.images.find(id)?.path ?? null,
    serving: serving.state,
    setMachine: (mac, change) => machineHandlers['machines.set']({ mac, change }),
  })
  const doctor = createDoctorDesk({
    clock,
    log,
    network,
    serving,
    programs: supply.programs,
    settings,
    dataFolder: paths.data,
    subscribe,
  })
  const setupHandlers = createSetupHandlers({
    version,
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
    onProgramsMade: service.secureBoot.refresh,
  })
  const handlers = createHandlers({
    info: () => ({
      version,
      dataFolder: paths.data,
      platform: process.platform,
      hasBootFiles: supply.isComplete(),
      ...(databaseSetAside !== null && { databaseSetAside }),
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
    setupHandlers,
    doctorHandlers: doctor.handlers,
    cardSettingsHandlers: createCardSettingsHandlers({ settings, publish }),
    leases,
    journal,
    flushJournal,
    exportBoot: createBootExport({ journal, flushJournal, datagrams: service.datagrams }),
    bootFiles: { list: supply.programs.list, fetch: supply.fetch },
  })
  return { handlers: logFaults(handlers, log), lab, doctor }
}
