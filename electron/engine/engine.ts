import type { Subscribe } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import { createAnnouncements } from './base/announcements.ts'
import type { AppPaths } from './base/app-paths.ts'
import { openBootRecords } from './features/timeline/boot-records.ts'
import { createBootService } from './features/serving/boot-service.ts'
import { createBootStock } from './features/library/boot-stock.ts'
import { systemClock, type Clock } from './base/clock.ts'
import { createFrontDesk } from './front-desk.ts'
import type { Network } from './net/network.ts'
import { createSystemNetwork } from './net/system-network.ts'
import { openStores } from './store/open-stores.ts'

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
 * The one place where the parts meet, each of which joins smaller ones. Rejects with `data-folder-unusable` or
 * `data-from-newer-version`.
 */
export async function createEngine(needs: EngineNeeds): Promise<Engine> {
  const { paths, version, clock = systemClock, network = createSystemNetwork() } = needs
  const stores = openStores(paths.data, paths.checkpointWorker)
  const last = stores.journal.lastNumbers()
  const announcements = createAnnouncements({ clock, lastSeq: last.seq })
  const { publish, subscribe } = announcements

  // What can be booted.
  const stock = createBootStock({
    ...announcements,
    paths,
    clock,
    stores,
    onListed: images => service.answers.noteImages(images),
  })
  // What is known.
  const records = openBootRecords({
    clock,
    announcements,
    stores,
    stock,
    dataFolder: paths.data,
    lastBootId: last.bootId,
    onBoot: boot => service.answers.noteBoot(boot),
    onEvent(event) {
      // A test machine's own servers decide what it gets.
      if (!desk.lab.owns(event.mac)) service.noteEvent(event)
    },
  })
  // What machines get.
  const service = createBootService({ clock, network, announcements, stores, stock, records })
  // What the user asks.
  const desk = createFrontDesk({
    paths,
    version,
    clock,
    network,
    announcements,
    stores,
    stock,
    records,
    service,
  })

  await stock.images.list()
  await service.answers.load()
  const stopWatching = network.watchCards(cards => {
    publish('cards.changed', cards)
    service.serving.noteCards(cards)
  })

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    stopWatching()
    await desk.lab.close()
    await service.serving.stop()
    await desk.doctor.close()
    await stock.close()
    records.close()
    stores.close()
  }
  return {
    handlers: desk.handlers,
    subscribe,
    dataFolder: paths.data,
    close: () => (closing ??= close()),
  }
}
