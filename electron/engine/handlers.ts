import type { AppInfo, BootFile, Handlers } from '#contract/methods.ts'
import type { MenuLanguage, MenuScreen } from '#contract/menu.ts'
import { checkMenuText } from './features/boot/check/check-entry.ts'
import { readMenu } from './features/boot/menu/read/read-menu.ts'
import type { MenuReader } from './features/boot/menu/menu-preview.ts'
import type { NetworkCard } from '#contract/network.ts'
import type { AnswerHandlers } from './features/unattended/answers.ts'
import type { CardSettingsHandlers } from './features/serving/card-settings.ts'
import type { DesktopHandlers } from './features/serving/desktop-preferences.ts'
import type { DoctorHandlers } from './features/doctor/doctor-desk.ts'
import type { ImageCatalogue } from './features/library/image-catalogue.ts'
import type { ImageChecksums } from './features/library/image-checksums.ts'
import type { ImageFiles } from './features/library/image-files.ts'
import type { MachineHandlers } from './features/machines/handlers.ts'
import type { LabHandlers } from './features/lab/lab-desk.ts'
import { readEvents, readLog } from './features/timeline/read-log.ts'
import type { MenuEditor } from './features/boot/menu/menu-editor.ts'
import type { Serving } from './features/serving/serving.ts'
import type { SetupHandlers } from './features/migration/handlers.ts'
import type { SqliteJournalStore } from './store/sqlite-journal-store.ts'
import type { SqliteLeaseStore } from './store/sqlite-lease-store.ts'

/** What the handlers call on. */
export interface HandlerNeeds {
  readonly info: () => AppInfo
  readonly cards: () => readonly NetworkCard[]
  readonly serving: Serving
  readonly images: ImageCatalogue
  readonly imageFiles: ImageFiles
  readonly imageChecksums: ImageChecksums
  readonly menu: MenuEditor
  readonly renderMenu: (language: MenuLanguage, reader: MenuReader) => { text: string; screen: MenuScreen }
  readonly machineHandlers: MachineHandlers
  readonly answerHandlers: AnswerHandlers
  readonly labHandlers: LabHandlers
  readonly desktopHandlers: DesktopHandlers
  readonly setupHandlers: SetupHandlers
  readonly doctorHandlers: DoctorHandlers
  readonly cardSettingsHandlers: CardSettingsHandlers
  readonly leases: SqliteLeaseStore
  readonly journal: SqliteJournalStore
  /** Writes what has gathered, so that the journal is asked for all of it. */
  readonly flushJournal: () => void
  readonly exportBoot: Handlers['boots.export']
  readonly bootFiles: { list(): Promise<readonly BootFile[]>; fetch(): Promise<readonly BootFile[]> }
}

const DEFAULT_LIMIT = 200

/** Contract method -> engine call. A missing one does not compile. */
export function createHandlers(needs: HandlerNeeds): Handlers {
  const { serving, images, menu, leases, journal, bootFiles } = needs
  return {
    'app.info': async () => needs.info(),
    // Whoever has a page for browsers puts its own in this place.
    'page.link': async () => ({ url: null }),
    'cards.list': async () => needs.cards(),
    'serving.state': async () => serving.state(),
    'serving.start': request => serving.start(request),
    'serving.stop': () => serving.stop(),
    'images.list': () => images.list(),
    'images.show': ({ id }) => images.show(id),
    'images.import': request => images.import(request),
    'images.extract': request => needs.imageFiles.extract(request),
    'images.cancelExtract': async ({ id }) => needs.imageFiles.cancelExtract(id),
    'images.files': request => needs.imageFiles.list(request),
    'images.checksum': request => needs.imageChecksums.check(request),
    'images.locate': request => images.locate(request),
    'images.setArguments': ({ id, arguments: text }) => images.setArguments(id, text),
    'images.addNetbootKernel': request => images.addNetbootKernel(request),
    'images.remove': async ({ id }) => {
      await images.remove(id)
      return null
    },
    'menu.show': async () => menu.show(),
    'menu.set': async change => menu.set(change),
    'menu.arrange': async ({ nodes }) => menu.arrange(nodes),
    'menu.read': async ({ text }) => readMenu(text),
    'menu.check': ({ language, text }) => checkMenuText(language, text),
    'menu.render': async ({ language, mac = null, arch = null }) => needs.renderMenu(language, { mac, arch }),
    ...needs.machineHandlers,
    ...needs.answerHandlers,
    ...needs.labHandlers,
    ...needs.desktopHandlers,
    ...needs.setupHandlers,
    ...needs.doctorHandlers,
    ...needs.cardSettingsHandlers,
    'leases.list': async () => leases.list(),
    'boots.list': async ({ mac, limit = DEFAULT_LIMIT }) => {
      needs.flushJournal()
      return journal.boots({ mac, limit })
    },
    'boots.export': needs.exportBoot,
    'events.list': async ({ mac, afterSeq = 0, limit = DEFAULT_LIMIT }) => {
      needs.flushJournal()
      return readEvents(journal, { mac, afterSeq, limit })
    },
    'log.list': async ({ level = 'debug', afterSeq = 0, limit = DEFAULT_LIMIT }) => {
      needs.flushJournal()
      return readLog(journal, { level, afterSeq, limit })
    },
    'bootFiles.list': () => bootFiles.list(),
    'bootFiles.fetch': () => bootFiles.fetch(),
  }
}
