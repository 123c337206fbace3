import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { readDirectStart } from './direct-start.ts'
import type { HostLine } from './host-line.ts'
import { startMachineProcess, type MachineOrder, type MachineProcess } from './machine-process.ts'
import type { MachinePlan } from './machine-plan.ts'
import { openLabServers, type LabServers, type LabServersOrder } from './lab-servers.ts'

/** Everything that one run of a test machine needs; it crosses a process border as JSON. */
export interface LabRunOrder extends MachineOrder {
  /** Where its files go; removed at the end. */
  readonly scratch: string
  /** Null: it uses the servers of somebody else. */
  readonly servers: LabServersOrder | null
  /** Loads kernel and initrd from `baseUrl`, or from `servers`, and starts them at once. */
  readonly direct: { readonly entry: string; readonly baseUrl: string | null } | null
}

export interface LabRun {
  stop(): void
  /** Resolves when nothing of it is left. Never rejects: what went wrong is in the last line. */
  readonly ended: Promise<void>
}

/** Runs a test machine and says what happens to it. */
export function startLabRun(order: LabRunOrder, say: (line: HostLine) => void): LabRun {
  let requestStop = (): void => undefined
  const stopped = new Promise<'stopped'>(resolve => (requestStop = () => resolve('stopped')))
  const run = async (): Promise<void> => {
    let servers: LabServers | null = null
    let machine: MachineProcess | null = null
    let error: unknown = null
    try {
      servers = order.servers && (await openLabServers(order.servers))
      const plan = await withDirect(order, servers?.baseUrl ?? order.direct?.baseUrl ?? null)
      servers?.onEvent(event => say({ kind: 'event', event }))
      machine = await startMachineProcess({
        ...order,
        plan,
        onSerial: text => say({ kind: 'serial', text }),
      })
      say({ kind: 'running' })
      const complaint = await Promise.race([machine.ended, stopped])
      if (complaint !== null && complaint !== 'stopped')
        error = new SlipwayError('test-machine-failed', { detail: complaint })
    } catch (thrown) {
      error = thrown
    }
    await machine?.stop()
    await servers?.close().catch((thrown: unknown) => (error ??= thrown))
    await rm(order.scratch, { recursive: true, force: true })
    say({ kind: 'ended', error: error === null ? null : toApiError(error) })
  }
  return { stop: requestStop, ended: run() }
}

/** With the very kernel, initrds and arguments that the machine would have got from the network. */
async function withDirect(order: LabRunOrder, baseUrl: string | null): Promise<MachinePlan> {
  const { direct, plan, scratch } = order
  if (direct === null) return plan
  if (baseUrl === null) throw new SlipwayError('not-serving')
  const script = await get(`${baseUrl}/ipxe/${plan.mac.replaceAll(':', '-')}/entry/${direct.entry}`)
  const start = readDirectStart(await script.text())
  if (start === null) throw new SlipwayError('not-for-direct-start', { entry: direct.entry })
  const kernel = join(scratch, 'kernel')
  await save([start.kernelUrl], kernel)
  const initrd = start.initrdUrls.length === 0 ? null : join(scratch, 'initrd')
  if (initrd !== null) await save(start.initrdUrls, initrd)
  return { ...plan, direct: { kernel, initrd, arguments: start.arguments } }
}

/** One after the other into one file, each at a multiple of four bytes: the kernel looks for the next archive there (initramfs.c). */
async function save(urls: readonly string[], path: string): Promise<void> {
  const chunks = async function* (): AsyncGenerator<Buffer> {
    for (const url of urls) {
      let length = 0
      for await (const chunk of (await get(url)).body ?? []) {
        length += chunk.length
        yield Buffer.from(chunk)
      }
      yield Buffer.alloc((4 - (length % 4)) % 4)
    }
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path))
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok)
    throw new SlipwayError('test-machine-failed', { detail: `${url} was answered with ${response.status}` })
  return response
}
