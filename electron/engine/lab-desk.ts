import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { SlipwayError, toApiError, type ApiError } from '#contract/errors.ts'
import type { LabMethods, LabNetwork, LabRequest, TestMachine } from '#contract/lab.ts'
import type { MachineChange } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import type { AppPaths } from './app-paths.ts'
import type { Clock } from './clock.ts'
import { createDiskImages } from './lab/disk-images.ts'
import { findProgram } from './lab/find-qemu.ts'
import type { HostLine } from './lab/host-line.ts'
import { machineMac } from './lab/machine-address.ts'
import { planMachine } from './lab/plan-machine.ts'
import { createSerialText, type SerialText } from './lab/serial-text.ts'
import { startHost } from './lab/start-host.ts'
import { prepareTpm } from './lab/tpm-state.ts'
import { chooseNetwork, findTpmPrograms, lookAtTools } from './lab/tools.ts'
import { describeMachine } from './lab-command.ts'
import { startLabRun, type LabRunOrder } from './lab-run.ts'
import type { Publish } from './push-hub.ts'
import type { RecordFact } from './record.ts'

export interface LabDeskNeeds {
  readonly paths: AppPaths
  readonly version: string
  readonly clock: Clock
  readonly publish: Publish
  readonly record: RecordFact
  readonly menuItems: () => readonly MenuItem[]
  /** Where the image's file is; null where it is not. */
  readonly isoPath: (imageId: string) => string | null
  readonly serving: () => ServingState
  readonly setMachine: (mac: MacAddress, change: MachineChange) => Promise<unknown>
}

export type LabHandlers = {
  readonly [M in keyof LabMethods]: (input: LabMethods[M]['input']) => Promise<LabMethods[M]['output']>
}

/** Test machines, and what is kept for them. */
export interface LabDesk {
  readonly handlers: LabHandlers
  /** True for a machine whose boots other servers than ours look after. */
  owns(mac: MacAddress | null): boolean
  /** Switches all of them off. */
  close(): Promise<void>
}

interface Running {
  machine: TestMachine
  readonly serial: SerialText
  stop: () => void
  ended: Promise<void>
}

/** Those that have ended and are still shown. */
const KEPT_MACHINES = 20

export function createLabDesk(needs: LabDeskNeeds): LabDesk {
  const { paths, clock, publish } = needs
  const house = join(paths.data, 'test-machines')
  const disks = createDiskImages({ folder: join(house, 'disks') })
  const machines = new Map<string, Running>()
  let started = 0

  const isAlive = ({ machine }: Running): boolean =>
    machine.state === 'starting' || machine.state === 'running'
  const change = (running: Running, update: Partial<TestMachine>): void => {
    running.machine = { ...running.machine, ...update }
    publish('lab.changed', running.machine)
  }
  const need = (id: string): Running => {
    const running = machines.get(id)
    if (!running) throw new SlipwayError('test-machine-not-found', { id })
    return running
  }
  const needItem = (entry: string): MenuItem => {
    const item = needs
      .menuItems()
      .find(one => one.id === entry && one.kind !== 'submenu' && one.kind !== 'separator')
    if (!item) throw new SlipwayError('entry-not-found', { id: entry })
    return item
  }
  /** The first of this firmware that is not running. */
  const freeMac = (firmware: TestMachine['firmware']): MacAddress => {
    const taken = new Set([...machines.values()].filter(isAlive).map(({ machine }) => machine.mac))
    for (let slot = 1; slot < 256; slot += 1)
      if (!taken.has(machineMac(firmware, slot))) return machineMac(firmware, slot)
    throw new SlipwayError('test-machine-failed', { detail: 'too many test machines are running' })
  }
  const baseUrl = (): string | null => {
    const state = needs.serving()
    return state.state === 'serving' ? `http://${state.address}:${state.httpPort}` : null
  }

  const networkFor = async (request: LabRequest): Promise<LabNetwork> => {
    if (request.bridge !== undefined) return 'bridge'
    if (request.network === 'user') return 'user'
    const { network, reason } = await chooseNetwork(paths.labHost !== undefined)
    if (network === 'user' && request.network === 'isolated') throw unavailable(reason ?? '')
    return network
  }

  /** What QEMU's own network gives a BIOS, whose ROM is iPXE and takes a URL. UEFI would need our DHCP for the second step. */
  const userBootFile = (request: LabRequest, mac: MacAddress): string | null => {
    if ((request.start ?? 'network') !== 'network') return null
    const base = baseUrl()
    if ((request.firmware ?? 'bios') !== 'bios')
      throw unavailable('behind QEMU’s own network only a BIOS machine can start from the network')
    if (base === null) throw unavailable('behind QEMU’s own network it needs a Slipway that is serving')
    return `${base}/ipxe/${mac.replaceAll(':', '-')}`
  }

  async function order(
    request: LabRequest,
    machine: TestMachine,
    scratch: string,
    canAccelerate: boolean,
  ): Promise<LabRunOrder> {
    const { mac, network, start } = machine
    const item = needItem(request.entry)
    const disc = start === 'cdrom' ? (item.kind === 'target' ? needs.isoPath(item.imageId) : null) : null
    if (start === 'cdrom' && disc === null)
      throw new SlipwayError('not-for-direct-start', { entry: request.entry })
    const tpm = request.tpm ? await tpmOf(request, machine) : null
    const disk =
      request.diskGigabytes === undefined ? null : await diskOf(request.entry, request.diskGigabytes)
    const plan = await planMachine({
      request,
      mac,
      neededMegabytes: item.kind === 'target' ? item.target.ramMegabytes : null,
      network,
      userBootFile: network === 'user' ? userBootFile(request, mac) : null,
      variables: join(scratch, 'variables.fd'),
      tpmSocket: tpm === null ? null : join(scratch, 'tpm.sock'),
      disk,
      disc,
      accelerator: canAccelerate ? null : 'tcg',
      isOnPaper: false,
    })
    if (plan.flash !== null && plan.variables !== null) await copyFile(plan.flash.variables, plan.variables)
    const machineChange: MachineChange = {
      name: `test-${machine.firmware}`,
      entry: request.entry,
      // With a disk it is installed once and then starts from that.
      next: disk === null ? 'always' : 'once',
      secureBoot: machine.firmware === 'secure-boot' ? 'on' : 'unknown',
      ...(request.answer === undefined ? {} : { answer: request.answer }),
    }
    if (network === 'isolated') await needs.setMachine(mac, { name: machineChange.name })
    else await needs.setMachine(mac, machineChange)
    return {
      plan,
      tpm,
      scratch,
      direct: start === 'direct' ? { entry: request.entry, baseUrl: baseUrl() } : null,
      servers:
        network !== 'isolated'
          ? null
          : {
              house: paths.data,
              data: join(scratch, 'data'),
              bootPrograms: paths.bootPrograms,
              importWorker: paths.importWorker.href,
              checkpointWorker: paths.checkpointWorker.href,
              version: needs.version,
              machine: { mac, change: machineChange },
            },
    }
  }

  async function tpmOf(request: LabRequest, machine: TestMachine): Promise<NonNullable<LabRunOrder['tpm']>> {
    const programs = await findTpmPrograms()
    if (programs === null) throw new SlipwayError('tpm-unavailable', { detail: 'swtpm is not installed' })
    const folder = join(house, 'tpm', `${request.entry}-${machine.id}`.slice(0, 200))
    const stateFolder = await prepareTpm({ programs, folder, caFolder: join(house, 'tpm-ca') })
    return { swtpm: programs.swtpm, stateFolder }
  }

  async function diskOf(name: string, sizeGigabytes: number): Promise<string> {
    if ([...machines.values()].some(one => isAlive(one) && one.machine.entry === name && one.machine.hasDisk))
      throw new SlipwayError('test-machine-failed', {
        detail: 'another test machine is using the disk of this entry',
      })
    const qemuImg = await findProgram('qemu-img')
    if (qemuImg === null) throw new SlipwayError('qemu-not-found', { program: 'qemu-img' })
    return disks.need(name, sizeGigabytes, qemuImg)
  }

  async function start(request: LabRequest): Promise<TestMachine> {
    const item = needItem(request.entry)
    const network = await networkFor(request)
    const firmware = request.firmware ?? 'bios'
    const mac = freeMac(firmware)
    const machine: TestMachine = {
      id: `${firmware}-${(started += 1)}`,
      mac,
      entry: item.id,
      title: item.title,
      firmware,
      start: request.start ?? 'network',
      network,
      accelerator: 'tcg',
      hasTpm: request.tpm ?? false,
      hasWindow: request.hasWindow ?? false,
      hasDisk: false,
      memoryMegabytes: 0,
      state: 'starting',
      startedAtMs: clock.nowMs(),
      endedAtMs: null,
      error: null,
    }
    const running: Running = {
      machine,
      serial: createSerialText(),
      stop: () => undefined,
      ended: Promise.resolve(),
    }
    machines.set(machine.id, running)
    forgetOldest()
    try {
      await run(request, running, true).catch((error: unknown) => {
        // It may run for a moment and fail then; emulation always works.
        const mayBeAccelerator =
          running.machine.accelerator !== 'tcg' && toApiError(error).code === 'test-machine-failed'
        if (!mayBeAccelerator) throw error
        return run(request, running, false)
      })
      return running.machine
    } catch (error) {
      change(running, { state: 'failed', endedAtMs: clock.nowMs(), error: toApiError(error) })
      throw error
    }
  }

  /** Resolves when it runs. */
  async function run(request: LabRequest, running: Running, canAccelerate: boolean): Promise<void> {
    const scratch = await mkdtemp(join(tmpdir(), 'slipway-machine-'))
    const clean = (): Promise<void> => rm(scratch, { recursive: true, force: true })
    let given: LabRunOrder
    try {
      given = await order(request, running.machine, scratch, canAccelerate)
    } catch (error) {
      await clean()
      throw error
    }
    const { accelerator, memoryMegabytes, disk } = given.plan
    change(running, { accelerator, memoryMegabytes, hasDisk: disk !== null })
    await new Promise<void>((resolve, reject) => {
      let last: ApiError | null | undefined
      const hear = (line: HostLine): void => {
        switch (line.kind) {
          case 'running':
            change(running, { state: 'running' })
            return resolve()
          case 'serial':
            return hearSerial(running, line.text)
          case 'event': {
            const { seq: _seq, atMs: _atMs, mac, ip, ...fact } = line.event
            return needs.record(fact as BootFact, { mac, ip })
          }
          case 'ended':
            last = line.error
        }
      }
      const { stop, ended } = launch(given, hear)
      running.stop = stop
      running.ended = ended.then(async words => {
        await clean()
        const error =
          last === undefined ? { code: 'test-machine-failed' as const, params: { detail: words } } : last
        if (running.machine.state === 'running')
          change(running, { state: error ? 'failed' : 'ended', endedAtMs: clock.nowMs(), error })
        else if (error) reject(new SlipwayError(error.code, error.params))
        else reject(new SlipwayError('cancelled'))
      })
    })
  }

  /** In a process of its own where that can be; a machine without servers can do without. */
  function launch(
    given: LabRunOrder,
    onLine: (line: HostLine) => void,
  ): { stop: () => void; ended: Promise<string> } {
    if (paths.labHost !== undefined)
      return startHost({ module: paths.labHost, isIsolated: given.servers !== null, order: given, onLine })
    const { stop, ended } = startLabRun(given, onLine)
    return { stop, ended: ended.then(() => '') }
  }

  function hearSerial(running: Running, raw: string): void {
    const shown = running.serial.add(raw)
    if (shown.text !== '') publish('lab.serial', { id: running.machine.id, ...shown })
  }

  function forgetOldest(): void {
    const over = [...machines].filter(([, running]) => !isAlive(running)).slice(0, -KEPT_MACHINES)
    for (const [id] of over) machines.delete(id)
  }

  return {
    owns: mac =>
      mac !== null &&
      [...machines.values()].some(one => one.machine.mac === mac && one.machine.network === 'isolated'),
    handlers: {
      'lab.tools': () => lookAtTools(paths.labHost !== undefined),
      'lab.list': async () => [...machines.values()].map(({ machine }) => machine),
      'lab.start': start,
      async 'lab.stop'({ id }) {
        const running = need(id)
        running.stop()
        await running.ended
        return running.machine
      },
      'lab.serial': async ({ id }) => ({ id, ...need(id).serial.all() }),
      'lab.command': async request => {
        const item = needItem(request.entry)
        return describeMachine({
          request,
          item,
          isoPath: needs.isoPath,
          libraryFolder: join(paths.data, 'library'),
          disks: house,
        })
      },
      'lab.disks': () => disks.list(),
      async 'lab.removeDisk'({ name }) {
        if (
          [...machines.values()].some(
            one => isAlive(one) && one.machine.entry === name && one.machine.hasDisk,
          )
        )
          throw new SlipwayError('test-machine-failed', { detail: 'a test machine is using this disk' })
        return { wasThere: await disks.remove(name) }
      },
    },
    async close() {
      const alive = [...machines.values()].filter(isAlive)
      for (const running of alive) running.stop()
      await Promise.all(alive.map(running => running.ended))
    },
  }
}

const unavailable = (detail: string): SlipwayError => new SlipwayError('lab-network-unavailable', { detail })
