import type { LabMethods } from '#contract/lab.ts'
import { describeMachine } from './describe-machine.ts'
import type { DiskImages } from './disk-images.ts'
import type { TestMachines } from './test-machines.ts'
import { inspectTools } from './tools.ts'

export type LabHandlers = {
  readonly [M in keyof LabMethods]: (input: LabMethods[M]['input']) => Promise<LabMethods[M]['output']>
}

/** Contract methods for test machines. */
export function labHandlers(
  machines: TestMachines,
  disks: DiskImages,
  options: {
    /** True if the process for an isolated network's servers can be started. */
    readonly canIsolate: boolean
    readonly isoPath: (imageId: string) => string | null
    readonly libraryFolder: string
    /** The folder of disks and TPMs. */
    readonly folder: string
  },
): LabHandlers {
  const { canIsolate, isoPath, libraryFolder, folder } = options
  return {
    'lab.tools': () => inspectTools(canIsolate),
    'lab.list': async () => machines.list(),
    'lab.start': request => machines.start(request),
    'lab.stop': ({ id }) => machines.stop(id),
    'lab.serial': ({ id }) => machines.serial(id),
    'lab.command': async request =>
      describeMachine({
        request,
        item: machines.needItem(request.entry),
        isoPath,
        libraryFolder,
        disks: folder,
      }),
    'lab.disks': () => disks.list(),
    async 'lab.removeDisk'({ name }) {
      machines.refuseUsedDisk(name)
      return { wasThere: await disks.remove(name) }
    },
  }
}
