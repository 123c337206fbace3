import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { MachineChange } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import type { Clock } from '../../base/clock.ts'
import { errorLogger, type Log } from '../../base/log/log.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createDiskImages } from './disk-images.ts'
import { labHandlers, type LabHandlers } from './handlers.ts'
import { createRunPreparation } from './prepare-run.ts'
import { createTestMachines } from './test-machines.ts'
import { missingPrograms } from './tools.ts'

/** Test machines and their disks. */
export interface Lab {
  readonly handlers: LabHandlers
  /** True for a machine that uses its own servers, not this engine's. */
  owns(mac: MacAddress | null): boolean
  /** Programs for test machines that this computer lacks, by their common names. */
  missingPrograms(): Promise<readonly string[]>
  /** Switches all test machines off. */
  close(): Promise<void>
}

export function createLab(needs: {
  readonly paths: AppPaths
  readonly version: string
  readonly clock: Clock
  readonly log: Log
  readonly publish: Publish
  readonly record: RecordFact
  readonly menuItems: () => readonly MenuItem[]
  /** The path of the image's file; null if it is missing. */
  readonly isoPath: (imageId: string) => string | null
  readonly scriptsUrl: (mac: MacAddress) => string | null
  readonly setMachine: (mac: MacAddress, change: MachineChange) => Promise<unknown>
}): Lab {
  const { paths, version, clock, publish, record, menuItems, isoPath, scriptsUrl, setMachine } = needs
  const folder = join(paths.data, 'test-machines')
  const disks = createDiskImages({ folder: join(folder, 'disks') })
  const machines = createTestMachines({
    clock,
    publish,
    record,
    menuItems,
    preparation: createRunPreparation({ paths, version, folder, disks, isoPath, scriptsUrl, setMachine }),
    labHost: paths.labHost,
    onError: errorLogger(needs.log, 'background-failed'),
  })
  return {
    handlers: labHandlers(machines, disks, {
      canIsolate: paths.labHost !== undefined,
      isoPath,
      libraryFolder: join(paths.data, 'library'),
      folder,
    }),
    owns: machines.owns,
    missingPrograms,
    close: machines.close,
  }
}
