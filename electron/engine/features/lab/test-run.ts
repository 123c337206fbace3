import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { HostLine } from './host-process.ts'
import { startMachineProcess, type MachineSetup, type MachineProcess } from './machine-process.ts'
import type { MachinePlan } from './plan-machine.ts'
import {
  openTestServers,
  type TestServers,
  type TestServersSetup,
  type CreateTestEngine,
} from './test-servers.ts'
import { upTo } from '../../base/scan.ts'

/** The complete set-up of one run; passed to another process as JSON. */
export interface TestRunSetup extends MachineSetup {
  /** A folder for its files, removed at the end. */
  readonly scratch: string
  /** Null: it uses other servers on the network. */
  readonly servers: TestServersSetup | null
  /** Loads kernel and initrd from `scriptsUrl`, or from `servers`, and starts them directly. */
  readonly direct: { readonly entry: string; readonly scriptsUrl: string | null } | null
}

export interface TestRun {
  stop(): void
  /** Resolves when everything has stopped. Never rejects: the last line has the error. */
  readonly ended: Promise<void>
}

/**
 * Runs a test machine and reports its progress line by line. `createEngine` creates the servers of an isolated network;
 * null for other networks.
 */
export function startTestRun(
  setup: TestRunSetup,
  send: (line: HostLine) => void,
  createEngine: CreateTestEngine | null,
): TestRun {
  let requestStop = (): void => undefined
  const stopped = new Promise<'stopped'>(resolve => (requestStop = () => resolve('stopped')))
  const run = async (): Promise<void> => {
    let servers: TestServers | null = null
    let machine: MachineProcess | null = null
    let error: unknown = null
    const keepFirst = (thrown: unknown): void => void (error ??= thrown)
    try {
      servers = setup.servers && (await openServers(setup.servers, createEngine))
      const plan = await withDirect(setup, servers?.scriptsUrl ?? setup.direct?.scriptsUrl ?? null)
      servers?.onEvent(event => send({ kind: 'event', event }))
      machine = await startMachineProcess({
        ...setup,
        plan,
        onSerial: text => send({ kind: 'serial', text }),
      })
      send({ kind: 'running' })
      const complaint = await Promise.race([machine.ended, stopped])
      if (complaint !== null && complaint !== 'stopped')
        error = new SlipwayError('test-machine-failed', { detail: complaint })
    } catch (thrown) {
      error = thrown
    }
    // Every step runs even if one before it fails: nothing of a run must remain, and its last line must be sent.
    await machine?.stop().catch(keepFirst)
    await servers?.close().catch(keepFirst)
    await rm(setup.scratch, { recursive: true, force: true }).catch(keepFirst)
    send({ kind: 'ended', error: error === null ? null : toApiError(error) })
  }
  return { stop: requestStop, ended: run() }
}

async function openServers(
  setup: TestServersSetup,
  createEngine: CreateTestEngine | null,
): Promise<TestServers> {
  if (createEngine === null)
    throw new SlipwayError('lab-network-unavailable', detail('packed-cannot-isolate'))
  return openTestServers(setup, createEngine)
}

/** Uses the same kernel, initrds and arguments that the machine would get from the network. */
async function withDirect(setup: TestRunSetup, scriptsUrl: string | null): Promise<MachinePlan> {
  const { direct, plan, scratch } = setup
  if (direct === null) return plan
  if (scriptsUrl === null) throw new SlipwayError('not-serving')
  const script = await get(`${scriptsUrl}/entry/${direct.entry}`)
  const start = readDirectStart(await script.text())
  if (start === null) throw new SlipwayError('not-for-direct-start', { entry: direct.entry })
  const kernel = join(scratch, 'kernel')
  await save([start.kernelUrl], kernel)
  const initrd = start.initrdUrls.length === 0 ? null : join(scratch, 'initrd')
  if (initrd !== null) await save(start.initrdUrls, initrd)
  return { ...plan, direct: { kernel, initrd, arguments: start.arguments } }
}

/**
 * Concatenates the files, each at a multiple of four bytes: the kernel expects the next archive there (initramfs.c).
 */
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
    throw new SlipwayError('test-machine-failed', detail('answered-status', { status: response.status }))
  return response
}

/** The files that an entry's iPXE script loads, for a direct start. */
interface DirectStart {
  readonly kernelUrl: string
  readonly initrdUrls: readonly string[]
  readonly arguments: string
}

/**
 * Reads `kernel` and `initrd` from a script that Slipway generated for a Linux entry. Null if only a boot loader can
 * start the entry.
 */
export function readDirectStart(script: string): DirectStart | null {
  let kernel: { readonly url: string; readonly words: readonly string[] } | null = null
  const initrdUrls: string[] = []
  for (const line of script.split('\n')) {
    // How ipxe-text.ts prevents iPXE from parsing a word as an operator.
    const plain = upTo(line, '||').replaceAll('${nothing}', '')
    const [command = '', ...words] = plain.trim().split(/\s+/)
    // The commands after `boot` handle its failure.
    if (command === 'boot') break
    if (command === 'module' || command === 'sanboot' || command === 'chain') return null
    if (command === 'kernel') {
      const [url = '', ...rest] = words
      if (kernel !== null || !/^https?:/.test(url)) return null
      kernel = { url, words: rest }
    }
    if (command === 'initrd') {
      const url = words.find(word => /^https?:/.test(word))
      if (url === undefined) return null
      initrdUrls.push(url)
    }
  }
  if (kernel === null) return null
  // QEMU passes the initrd itself.
  const text = kernel.words.filter(word => !word.startsWith('initrd='))
  return { kernelUrl: kernel.url, initrdUrls, arguments: text.join(' ') }
}
