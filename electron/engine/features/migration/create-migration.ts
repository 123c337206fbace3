import { join } from 'node:path'
import type { Machine } from '#contract/machine.ts'
import type { ServingState } from '#contract/network.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { Boot } from '../boot/create-boot.ts'
import type { Library } from '../library/create-library.ts'
import type { Unattended } from '../unattended/create-unattended.ts'
import { migrationHandlers, type MigrationHandlers } from './handlers.ts'
import { createSetupExporter } from './setup-export.ts'

/** Exports a set-up to a permanent server, and imports one from an existing server. */
export interface Migration {
  readonly handlers: MigrationHandlers
}

export function createMigration(needs: {
  readonly paths: Pick<AppPaths, 'data'>
  readonly version: string
  readonly publish: Publish
  readonly boot: Pick<Boot, 'menu' | 'programs' | 'needPrograms'>
  readonly library: Pick<Library, 'list' | 'files' | 'overlays'>
  readonly unattended: Pick<Unattended, 'exportFor'>
  readonly machines: () => readonly Machine[]
  readonly serving: () => ServingState
}): Migration {
  const { paths, version, publish, boot, library, unattended, machines, serving } = needs
  const exporter = createSetupExporter({
    version,
    dataFolder: paths.data,
    publish,
    menu: boot.menu.show,
    machines,
    images: library.list,
    programs: boot.programs,
    needBootPrograms: boot.needPrograms,
    library: library.files,
    overlays: library.overlays,
    exportAnswerFiles: unattended.exportFor,
    serving,
  })
  return { handlers: migrationHandlers(exporter, join(paths.data, 'boot-programs')) }
}
