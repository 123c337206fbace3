import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Subscribe } from '#contract/events.ts'
import type { MachineChange } from '#contract/machine.ts'
import type { Handlers } from '#contract/methods.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import { ISOLATED, isolatedNetworkCommands } from './machine-network.ts'
import { pathExists } from './path-exists.ts'
import { lastLine, runProgram } from '../../base/process/run-program.ts'
import { copySetup } from '../../store/open-stores.ts'

/** The set-up of the servers on an isolated network. Passed to another process as JSON. */
export interface TestServersSetup {
  /** The data folder whose images are served. */
  readonly source: string
  /** A folder for the servers' own files. */
  readonly data: string
  readonly bootPrograms: string
  /** URLs; see AppPaths. */
  readonly importWorker: string
  readonly checkpointWorker: string
  readonly version: string
  readonly machine: { readonly mac: MacAddress; readonly change: MachineChange }
}

export interface TestServers {
  /** Where iPXE finds the machine's scripts, with its ticket; without a slash at the end. */
  readonly scriptsUrl: string
  onEvent(listener: (event: BootEvent) => void): void
  close(): Promise<void>
}

/** Folders that a test only reads: images are shared, not copied. */
const SHARED_FOLDERS = ['library', 'boot-programs']

/** The part of an engine that a test uses. */
export interface TestEngine {
  readonly handlers: Pick<Handlers, 'machines.set' | 'serving.start'>
  readonly subscribe: Subscribe
  scriptsUrl(mac: MacAddress): string | null
  close(): Promise<void>
}

/**
 * Passed in by the process that runs a test machine: the engine imports the lab, so the lab cannot import the engine.
 */
export type CreateTestEngine = (setup: {
  readonly paths: AppPaths
  readonly version: string
}) => Promise<TestEngine>

/** Creates the network (and, if needed, in a namespace) and serves on it as on any card. */
export async function openTestServers(
  setup: TestServersSetup,
  createEngine: CreateTestEngine,
): Promise<TestServers> {
  await makeNetwork()
  await mkdir(setup.data, { recursive: true, mode: 0o700 })
  for (const name of SHARED_FOLDERS) {
    const shared = join(setup.source, name)
    if (await pathExists(shared)) await symlink(shared, join(setup.data, name))
  }
  copySetup(setup.source, setup.data)
  const paths: AppPaths = {
    data: setup.data,
    bootPrograms: setup.bootPrograms,
    importWorker: new URL(setup.importWorker),
    checkpointWorker: new URL(setup.checkpointWorker),
  }
  const engine = await createEngine({ paths, version: setup.version })
  try {
    const { mac, change } = setup.machine
    await engine.handlers['machines.set']({ mac, change })
    const state = await engine.handlers['serving.start']({ nic: ISOLATED.bridge, dhcp: 'server' })
    if (state.state !== 'serving') throw new SlipwayError('not-serving')
    return {
      scriptsUrl: engine.scriptsUrl(mac) ?? '',
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
        detail: `${[command.program, ...command.args.slice(0, 2)].join(' ')}: ${lastLine(stderr, 'failed')}`,
      })
  }
}
