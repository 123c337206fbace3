import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { SlipwayError, toApiError, type ApiError } from '#contract/errors.ts'
import type { LabRequest, LabSerial, TestMachine } from '#contract/lab.ts'
import type { MenuItem } from '#contract/menu.ts'
import { detail } from '#contract/reason.ts'
import { guarded, type Clock } from '../../base/clock.ts'
import { type HostLine, startHost } from './host-process.ts'
import { machineMac } from './plan-machine.ts'
import { createSerialText, type SerialText } from './serial-text.ts'
import type { RunPreparation } from './prepare-run.ts'
import { startTestRun, type TestRunSetup } from './test-run.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'

/** Test machines that are running or have ended recently. */
export interface TestMachines {
  list(): readonly TestMachine[]
  /** Resolves when the machine runs. Rejects with what is missing or has failed. */
  start(request: LabRequest): Promise<TestMachine>
  /** Resolves when it is off. Rejects with `test-machine-not-found`. */
  stop(id: string): Promise<TestMachine>
  /** Output of its serial port. Rejects with `test-machine-not-found`. */
  serial(id: string): Promise<LabSerial>
  /** The menu entry to start. Throws `entry-not-found`. */
  needItem(entry: string): MenuItem
  /** Throws if a running machine uses the disk of this name. */
  refuseUsedDisk(name: string): void
  /** True for a machine that uses its own servers, not this engine's. */
  owns(mac: MacAddress | null): boolean
  /** Switches all machines off. */
  close(): Promise<void>
}

interface Running {
  machine: TestMachine
  readonly serial: SerialText
  stop: () => void
  ended: Promise<void>
}

/** How many ended machines are still listed. */
const KEPT_MACHINES = 20

export function createTestMachines(needs: {
  readonly clock: Clock
  readonly publish: Publish
  readonly record: RecordFact
  readonly menuItems: () => readonly MenuItem[]
  readonly preparation: RunPreparation
  /** Called with what failed without a caller to report it to. */
  readonly onError: (error: unknown) => void
  /** The module of the process that runs a machine; undefined if there is none. */
  readonly labHost: URL | undefined
}): TestMachines {
  const { clock, publish, record, menuItems, preparation, labHost } = needs
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
    const item = menuItems().find(
      one => one.id === entry && one.kind !== 'submenu' && one.kind !== 'separator',
    )
    if (!item) throw new SlipwayError('entry-not-found', { id: entry })
    return item
  }
  const refuseUsedDisk = (name: string): void => {
    const isUsed = [...machines.values()].some(
      one => isAlive(one) && one.machine.entry === name && one.machine.hasDisk,
    )
    if (isUsed) throw new SlipwayError('test-machine-failed', detail('disk-in-use'))
  }
  /** The first address of this firmware that is not in use. */
  const freeMac = (firmware: TestMachine['firmware']): MacAddress => {
    const taken = new Set([...machines.values()].filter(isAlive).map(({ machine }) => machine.mac))
    for (let slot = 1; slot < 256; slot += 1)
      if (!taken.has(machineMac(firmware, slot))) return machineMac(firmware, slot)
    throw new SlipwayError('test-machine-failed', detail('too-many-test-machines'))
  }
  async function start(request: LabRequest): Promise<TestMachine> {
    const item = needItem(request.entry)
    if (request.diskGigabytes !== undefined) refuseUsedDisk(request.entry)
    const network = await preparation.networkFor(request)
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
        // Hardware acceleration may fail shortly after the start; emulation always works.
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

  /** Resolves when the machine runs. */
  async function run(request: LabRequest, running: Running, canAccelerate: boolean): Promise<void> {
    const scratch = await mkdtemp(join(tmpdir(), 'slipway-machine-'))
    const clean = (): Promise<void> => rm(scratch, { recursive: true, force: true })
    let given: TestRunSetup
    try {
      const { machine } = running
      const item = needItem(request.entry)
      given = await preparation.prepare({ request, item, machine, scratch, canAccelerate })
    } catch (error) {
      await clean().catch(needs.onError)
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
            return appendSerial(running, line.text)
          case 'event': {
            const { seq: _seq, atMs: _atMs, mac, ip, ...fact } = line.event
            return record(fact as BootFact, { mac, ip })
          }
          case 'ended':
            last = line.error
        }
      }
      const { stop, ended } = launch(given, guarded(hear, needs.onError))
      running.stop = stop
      running.ended = ended.then(async words => {
        // A folder that cannot be removed must not hide how the machine ended.
        await clean().catch(needs.onError)
        const error =
          last === undefined ? { code: 'test-machine-failed' as const, params: { detail: words } } : last
        if (running.machine.state === 'running')
          change(running, { state: error ? 'failed' : 'ended', endedAtMs: clock.nowMs(), error })
        else if (error) reject(new SlipwayError(error.code, error.params))
        else reject(new SlipwayError('cancelled'))
      }, reject)
    })
  }

  /** In a separate process if possible; a machine without its own servers does not need one. */
  function launch(
    given: TestRunSetup,
    onLine: (line: HostLine) => void,
  ): { stop: () => void; ended: Promise<string> } {
    if (labHost !== undefined)
      return startHost({ module: labHost, isIsolated: given.servers !== null, setup: given, onLine })
    const { stop, ended } = startTestRun(given, onLine, null)
    return { stop, ended: ended.then(() => '') }
  }

  function appendSerial(running: Running, raw: string): void {
    const shown = running.serial.add(raw)
    if (shown.text !== '') publish('lab.serial', { id: running.machine.id, ...shown })
  }

  function forgetOldest(): void {
    const over = [...machines].filter(([, running]) => !isAlive(running)).slice(0, -KEPT_MACHINES)
    for (const [id] of over) machines.delete(id)
  }

  return {
    list: () => [...machines.values()].map(({ machine }) => machine),
    start,
    async stop(id) {
      const running = need(id)
      running.stop()
      await running.ended
      return running.machine
    },
    serial: async id => ({ id, ...need(id).serial.all() }),
    needItem,
    refuseUsedDisk,
    owns: mac =>
      mac !== null &&
      [...machines.values()].some(one => one.machine.mac === mac && one.machine.network === 'isolated'),
    async close() {
      const alive = [...machines.values()].filter(isAlive)
      for (const running of alive) running.stop()
      await Promise.all(alive.map(running => running.ended))
    },
  }
}
