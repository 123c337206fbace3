import type { Handlers } from '#contract/methods.ts'
import type { OwnScriptMethods } from '#contract/own-script.ts'
import type { SetupMethods } from '#contract/setup.ts'
import { describeGrubMakers } from '../boot/program/grub-image.ts'
import { createOwnLoaders, type OwnLoaderNeeds } from '../boot/program/own-loaders.ts'
import { createOwnScriptHandlers } from '../boot/program/own-script.ts'
import { createSetupExporter, type SetupExporterNeeds } from './setup-export.ts'
import { takeFiles } from './setup-files.ts'
import { readSetup } from './setup-import.ts'

export type SetupHandlers = Pick<Handlers, keyof (SetupMethods & OwnScriptMethods)>

/** Servers that stay, boot loaders made here, and scripts for them. */
export function createSetupHandlers(needs: SetupExporterNeeds & OwnLoaderNeeds): SetupHandlers {
  const exporter = createSetupExporter(needs)
  const loaders = createOwnLoaders(needs)
  return {
    ...createOwnScriptHandlers(needs),
    'setup.export': request => exporter.export(request),
    'setup.cancelExport': async () => exporter.cancel(),
    'setup.read': ({ path }) => readSetup(path),
    'setup.takeFiles': async ({ path }) => takeFiles(await readSetup(path), needs.ownPrograms),
    'bootFiles.grubMakers': () => describeGrubMakers(needs),
    'bootFiles.removeMade': ({ name }) => loaders.removeMade(name),
    'bootFiles.makeGrub': request => loaders.makeGrub(request),
    'bootFiles.makeIpxe': request => loaders.makeIpxe(request),
  }
}
