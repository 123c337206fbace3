import type { BootEvent } from '#contract/boot-event.ts'
import type { Announcements } from '../../base/announcements.ts'
import { createAnswers, type Answers } from '../unattended/answers.ts'
import { createBootPackets } from '../timeline/boot-packets.ts'
import type { BootRecords } from '../timeline/boot-records.ts'
import type { BootStock } from '../library/boot-stock.ts'
import { createHandOver } from '../boot/chosen-entry.ts'
import { isForGrubOnUefi } from '../boot/menu/entry-files.ts'
import { createOwnDiskWindow } from '../boot/own-disk.ts'
import { createCallHomeDesk } from '../machines/call-home.ts'
import { createCardAnswers } from './card-answers.ts'
import type { CardNeeds } from './card-needs.ts'
import type { Clock } from '../../base/clock.ts'
import { createLoaderMemory } from '../boot/loader-memory.ts'
import type { Network } from '../../net/network.ts'
import type { Stores } from '../../store/open-stores.ts'
import { createSecureBoot, type SecureBoot } from '../boot/secure/secure-boot.ts'
import { createServing, type Serving } from './serving.ts'

/** The menu's entry for the machine's own disk. */
const OWN_DISK = 'local'

/** What machines get: an address, a boot program, a menu, files and answers, on the card that is served. */
export interface BootService {
  readonly serving: Serving
  readonly answers: Answers
  readonly secureBoot: SecureBoot
  /** The packets of the last boots, as they were on the wire. */
  readonly datagrams: ReturnType<typeof createBootPackets>['datagrams']
  /** What a machine does decides what it gets next. */
  noteEvent(event: BootEvent): void
}

export function createBootService(needs: {
  readonly clock: Clock
  readonly network: Network
  readonly announcements: Announcements
  readonly stores: Stores
  readonly stock: BootStock
  readonly records: Omit<BootRecords, 'close'>
}): BootService {
  const { clock, stores, stock } = needs
  const { log, counter, publish } = needs.announcements
  const { record, saveLater } = needs.records
  const { leases, machines } = stores
  const { menu, menuItems, hasProgram, supply, library, overlays } = stock
  const machineOf = machines.find.bind(machines)
  const machineAt: CardNeeds['machineAt'] = ip => machines.findByIp(ip)?.mac ?? null

  const ownDisk = createOwnDiskWindow({ clock })
  const handOver = createHandOver({ clock })
  const loaders = createLoaderMemory({
    clock,
    store: stores.loaderTrials,
    machineOf,
    hasProgram,
    menuItems,
    record,
  })
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
    saveLater,
  })
  const callHome = createCallHomeDesk({
    clock,
    settings: stores.settings,
    machines,
    publish,
    record,
    currentBoot: needs.records.currentBoot,
    saveLater,
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
  const packets = createBootPackets({ network: needs.network, clock, counter, machineAt })
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
    answersAt: createCardAnswers({
      stock,
      machineOf,
      machineAt,
      takeHandedOver: handOver.take,
      takeOwnDisk: ownDisk.take,
      loaders,
      secureBoot,
      answers,
      callHome,
      record,
    }),
  })

  return {
    serving,
    answers,
    secureBoot,
    datagrams: packets.datagrams,
    noteEvent(event) {
      loaders.noteEvent(event)
      secureBoot.noteEvent(event)
      if (event.kind !== 'entry.chosen' || !event.mac) return
      if (event.entry === OWN_DISK) ownDisk.note(event.mac)
      const item = menuItems().find(one => one.id === event.entry)
      if (item && isForGrubOnUefi(item)) handOver.note(event.mac, item.id)
    },
  }
}
