import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { MachineChange } from '#contract/machine.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import { createEngine } from '../../engine.ts'
import { ISOLATED, isolatedNetworkCommands } from './isolated-network.ts'
import { pathExists } from './path-exists.ts'
import { lastWords, runProgram } from '../../base/process/run-program.ts'
import { copyHouse } from '../../store/copy-house.ts'

/** What the servers on a test machine's own network need to know. */
export interface LabServersOrder {
  /** The data folder whose images are served. */
  readonly house: string
  /** A folder for what they write. */
  readonly data: string
  readonly bootPrograms: string
  /** URLs; see AppPaths. */
  readonly importWorker: string
  readonly checkpointWorker: string
  readonly version: string
  readonly machine: { readonly mac: MacAddress; readonly change: MachineChange }
}

export interface LabServers {
  /** Without a slash at the end. */
  readonly baseUrl: string
  onEvent(listener: (event: BootEvent) => void): void
  close(): Promise<void>
}

/** What belongs to the house and is only read: images are not copied for a test. */
const SHARED_FOLDERS = ['library', 'boot-programs']

/** Makes the network (in a namespace where there is none yet) and serves on it as on any card. */
export async function openLabServers(order: LabServersOrder): Promise<LabServers> {
  await makeNetwork()
  await mkdir(order.data, { recursive: true, mode: 0o700 })
  for (const name of SHARED_FOLDERS) {
    const shared = join(order.house, name)
    if (await pathExists(shared)) await symlink(shared, join(order.data, name))
  }
  copyHouse(order.house, order.data)
  const paths: AppPaths = {
    data: order.data,
    bootPrograms: order.bootPrograms,
    importWorker: new URL(order.importWorker),
    checkpointWorker: new URL(order.checkpointWorker),
  }
  const engine = await createEngine({ paths, version: order.version })
  try {
    const { mac, change } = order.machine
    await engine.handlers['machines.set']({ mac, change })
    const state = await engine.handlers['serving.start']({ nic: ISOLATED.bridge, dhcp: 'server' })
    if (state.state !== 'serving') throw new SlipwayError('not-serving')
    return {
      baseUrl: `http://${state.address}:${state.httpPort}`,
      onEvent(listener) {
        engine.subscribe(push => {
          if (push.name === 'event.recorded') listener(push.payload)
        })
      },
      close: () => engine.close(),
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function makeNetwork(): Promise<void> {
  for (const command of isolatedNetworkCommands()) {
    const { code, stderr } = await runProgram(command)
    if (code !== 0)
      throw new SlipwayError('lab-network-unavailable', {
        detail: `${[command.program, ...command.args.slice(0, 2)].join(' ')}: ${lastWords(stderr, 'failed')}`,
      })
  }
}
