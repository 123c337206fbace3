import type { Handlers } from '#contract/methods.ts'
import type { SetupMethods } from '#contract/setup.ts'
import { createOwnLoaders, type OwnLoaderNeeds } from './own-loaders.ts'
import { setOwnScript } from './own-script.ts'
import { createSetupExporter, type SetupExporterNeeds } from './setup-export.ts'
import { readSetup } from './setup-import.ts'

export type SetupHandlers = Pick<Handlers, keyof SetupMethods>

/** Servers that stay, and boot loaders made here. */
export function createSetupHandlers(needs: SetupExporterNeeds & OwnLoaderNeeds): SetupHandlers {
  const exporter = createSetupExporter(needs)
  const loaders = createOwnLoaders(needs)
  return {
    'setup.export': request => exporter.export(request),
    'setup.cancelExport': async () => exporter.cancel(),
    'setup.read': ({ path }) => readSetup(path),
    'bootFiles.makeGrub': request => loaders.makeGrub(request),
    'bootFiles.setScript': ({ mac = null, text }) => setOwnScript(needs.ownPrograms, mac, text),
    'bootFiles.makeIpxe': request => loaders.makeIpxe(request),
  }
}
