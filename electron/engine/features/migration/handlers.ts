import type { Handlers, Method } from '#contract/methods.ts'
import type { SetupExporter } from './setup-export.ts'
import { importFiles } from './setup-files.ts'
import { readSetup } from './setup-import.ts'

export type MigrationHandlers = Pick<Handlers, Extract<Method, `setup.${string}`>>

/** The API methods for exports, and for imports from other servers. */
export function migrationHandlers(
  exporter: SetupExporter,
  /** The folder of the user's own boot programs. */
  ownPrograms: string,
): MigrationHandlers {
  return {
    'setup.export': request => exporter.export(request),
    'setup.cancelExport': async () => exporter.cancel(),
    'setup.read': ({ path }) => readSetup(path),
    'setup.takeFiles': async ({ path }) => importFiles(await readSetup(path), ownPrograms),
  }
}
