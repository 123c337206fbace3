import { join } from 'node:path'
import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { BootImage } from '#contract/image.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import type { Clock } from '../../base/clock.ts'
import { errorLogger, type Log } from '../../base/log/log.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { ChooseBoot } from '../../protocols/dhcp/client-facts.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'
import type { Library } from '../library/create-library.ts'
import { createChooseBoot } from './boot-choice.ts'
import { createBootFiles, type BootFiles } from './boot-files.ts'
import { createPendingEntry } from './chosen-entry.ts'
import { bootHandlers, type BootHandlers } from './handlers.ts'
import { createLoaderMemory } from './loader-memory.ts'
import type { TrialStore } from './loader-trials.ts'
import { createOwnLoaders } from './program/own-loaders.ts'
import { isForGrubOnUefi } from './menu/entry-files.ts'
import { createMenuEditor, type MenuEditor } from './menu/menu-editor.ts'
import { createMenuRenderer } from './menu/menu-preview.ts'
import { createOwnDiskWindow } from './own-disk.ts'
import { createDescribePath } from './path-role.ts'
import { createBootProgramSupply, type BootProgramSupply } from './program/boot-program-supply.ts'
import type { BootPrograms } from './program/boot-programs.ts'
import { REQUIRED_PROGRAMS } from './program/packages.ts'
import { createSecureBoot } from './secure/secure-boot.ts'
import { createServedFiles } from './served/served-files.ts'
import type { BootTickets, EntryAnswers, ScriptReader } from './served/served-file.ts'
import type { WhoIs } from '../../base/who-is.ts'

export { customFiles } from './menu/entry-files.ts'
export { readMenu } from './menu/read/read-menu.ts'
export { programNamesOf } from './program/boot-programs.ts'
export type { ArchBootFile } from './static/dhcp-boot-files.ts'
export { createStaticBoot, type ImageFiles, type StaticBoot } from './static/static-boot.ts'
export type { BootPrograms, EntryAnswers, ScriptReader }
export { REQUIRED_PROGRAMS }

/** The menu entry that starts the machine's own disk. */
const OWN_DISK = 'local'

/** What machines fetch from one address and port, and what DHCP sends them to start. */
export interface BootFilesAt extends BootFiles {
  readonly chooseBoot: ChooseBoot
}

/** Decides what each machine boots: the menu, the boot programs and the files it gets. */
export interface Boot {
  readonly handlers: BootHandlers
  readonly menu: Pick<MenuEditor, 'show' | 'needEntry'>
  readonly menuItems: () => readonly MenuItem[]
  readonly programs: BootPrograms
  readonly supply: Pick<BootProgramSupply, 'isComplete'>
  /** Ensures that boot programs are present and reads the signed ones. Rejects with `boot-files-unavailable`. */
  needPrograms(): Promise<void>
  /** The role that a requested path has in a machine's boot; null for any other path. */
  describePath(path: string): PathRole | null
  /** Builds the menu from these images. */
  noteImages(images: readonly BootImage[]): void
  /** Learns from a machine's event, which can change what the machine gets next. */
  noteEvent(event: BootEvent): void
  /** Reads which boot programs are there, before the first question. */
  load(): Promise<void>
  close(): void
  filesAt(place: { readonly address: Ipv4; readonly httpPort: number }, answers: EntryAnswers): BootFilesAt
}

export function createBoot(needs: {
  readonly paths: Pick<AppPaths, 'data' | 'bootPrograms'>
  readonly clock: Clock
  readonly log: Log
  readonly publish: Publish
  readonly record: RecordFact
  readonly settings: SqliteSettingsStore
  readonly machines: SqliteMachineStore
  readonly trials: TrialStore
  readonly library: Pick<Library, 'files' | 'overlays'>
  readonly serving: () => ServingState
  readonly whoIs: WhoIs
  readonly tickets: BootTickets
  /** What was noted of a machine reaches the disk soon. */
  readonly saveLater: () => void
}): Boot {
  const { paths, clock, log, publish, record, settings, machines, library, whoIs } = needs
  const machineOf = machines.find.bind(machines)
  const menu = createMenuEditor({ settings, publish })
  const menuItems = (): readonly MenuItem[] => menu.show().items
  const supply = createBootProgramSupply({ paths, log })
  const { programs } = supply

  const ownDisk = createOwnDiskWindow({ clock })
  const pendingEntry = createPendingEntry({ clock })
  const loaders = createLoaderMemory({
    clock,
    store: needs.trials,
    machineOf,
    hasProgram: programs.has,
    menuItems,
    record,
    onSaveError: errorLogger(log, 'machines-unwritable'),
  })
  const secureBoot = createSecureBoot({
    clock,
    menu: menu.show,
    machines,
    programs,
    images: library.files,
    overlays: library.overlays,
    record,
    publish,
    failedLoaders: mac => loaders.choice.trialOf(mac).failed,
    saveLater: needs.saveLater,
  })
  let stopWatching: (() => void) | null = null
  const ownPrograms = join(paths.data, 'boot-programs')
  const shippedPrograms = paths.bootPrograms

  return {
    handlers: bootHandlers({
      menu,
      renderMenu: createMenuRenderer({
        menu: menu.show,
        machineOf,
        hasProgram: programs.has,
        serving: needs.serving,
      }),
      supply,
      ownLoaders: createOwnLoaders({
        ownPrograms,
        shippedPrograms,
        async onProgramsMade() {
          await programs.refresh()
          await secureBoot.refresh()
        },
      }),
      ownPrograms,
      shippedPrograms,
      publish,
    }),
    menu,
    menuItems,
    programs,
    supply,
    async load() {
      await programs.refresh()
      stopWatching = programs.watch(clock)
    },
    close: () => stopWatching?.(),
    async needPrograms() {
      await supply.need()
      await secureBoot.refresh()
    },
    describePath: createDescribePath({ menuItems, hasProgram: programs.has }),
    noteImages: menu.rebuild,
    noteEvent(event) {
      loaders.noteEvent(event)
      secureBoot.noteEvent(event)
      if (event.kind !== 'entry.chosen' || !event.mac) return
      if (event.entry === OWN_DISK) ownDisk.note(event.mac)
      const item = menuItems().find(one => one.id === event.entry)
      if (item && isForGrubOnUefi(item)) pendingEntry.note(event.mac, item.id)
    },
    filesAt({ address, httpPort }, answers) {
      const servedFile = createServedFiles({
        address,
        httpPort,
        menu: menu.show,
        machineOf,
        hasProgram: programs.has,
        tickets: needs.tickets,
        takePendingEntry: pendingEntry.take,
        takeOwnDisk: ownDisk.take,
        answers,
        secureBoot,
      })
      return {
        ...createBootFiles({
          servedFile: loaders.watching(servedFile),
          programs,
          images: library.files,
          overlays: library.overlays,
          secureBootFiles: secureBoot.files,
          whoIs,
          record,
        }),
        chooseBoot: createChooseBoot({
          address,
          httpPort,
          machineOf,
          hasProgram: programs.has,
          trialOf: loaders.choice.trialOf,
          imageOfEntry: loaders.choice.imageOfEntry,
          signedStart: secureBoot.signedStart,
        }),
      }
    },
  }
}
