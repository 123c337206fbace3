import { spawn, type ChildProcess } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { MachinePlan } from './plan-machine.ts'
import { pathExists } from './path-exists.ts'
import { qemuArguments } from './qemu-command.ts'
import { tpmCommand } from './tpm-state.ts'

/** A running machine. */
export interface MachineProcess {
  /**
   * Resolves when QEMU has exited: to null on success, otherwise to its last message. Its TPM runs until {@link stop}.
   */
  readonly ended: Promise<string | null>
  /** Resolves when both QEMU and the TPM have exited. */
  stop(): Promise<void>
}

export interface MachineSetup {
  readonly plan: MachinePlan
  readonly tpm: { readonly swtpm: string; readonly stateFolder: string } | null
}

/** QEMU rejects bad options within this time, and firmware has usually printed something on the serial port. */
const SURVIVED_MS = 1500
const GRACE_MS = 3000
const TPM_READY_MS = 10_000
const KEPT_WORDS = 4096

/**
 * Starts a machine with its TPM. Rejects with `test-machine-failed` and QEMU's last message if it exits at once, and
 * with `tpm-unavailable`.
 */
export async function startMachineProcess(
  setup: MachineSetup & { readonly onSerial: (text: string) => void },
): Promise<MachineProcess> {
  const { plan } = setup
  const tpm = await startTpm(setup)
  let isStopping = false
  const qemu = spawn(plan.qemu, [...qemuArguments(plan)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  let show = (): void => undefined
  const shown = new Promise<void>(resolve => (show = resolve))
  const decoder = new StringDecoder('utf8')
  qemu.stdout.on('data', (bytes: Buffer) => {
    show()
    setup.onSerial(decoder.write(bytes))
  })
  qemu.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-KEPT_WORDS)
  })
  const ended = exitOf(qemu).then(({ code, signal, error }) => {
    if (isStopping || code === 0) return null
    return lastErrorLine(words) ?? error ?? `ended with ${code ?? signal}`
  })
  const stop = async (): Promise<void> => {
    isStopping = true
    await end(qemu)
    if (tpm) await end(tpm)
  }
  let timer: NodeJS.Timeout | undefined
  const survived = new Promise<void>(resolve => (timer = setTimeout(resolve, SURVIVED_MS)))
  const runs = Promise.race([shown, survived]).then(() => 'runs' as const)
  const early = await Promise.race([ended, runs])
  clearTimeout(timer)
  if (early === 'runs') return { ended, stop }
  await stop()
  throw new SlipwayError('test-machine-failed', early === null ? detail('off-at-once') : { detail: early })
}

/** QEMU's last line that is not a warning. */
export function lastErrorLine(words: string): string | null {
  const lines = words
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const complaint = lines.findLast(line => !/\bwarning:/i.test(line)) ?? lines.at(-1)
  return complaint?.replace(/^qemu-system-\S+: /, '').slice(0, 500) ?? null
}

async function startTpm({ plan, tpm }: MachineSetup): Promise<ChildProcess | null> {
  if (tpm === null || plan.tpmSocket === null) return null
  const [program = '', ...args] = tpmCommand(tpm.swtpm, tpm.stateFolder, plan.tpmSocket)
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-KEPT_WORDS)
  })
  let hasEnded = false
  child.once('close', () => (hasEnded = true))
  child.once('error', error => {
    hasEnded = true
    words += error.message
  })
  const giveUpAtMs = performance.now() + TPM_READY_MS
  while (!(await pathExists(plan.tpmSocket))) {
    if (hasEnded || performance.now() > giveUpAtMs) {
      await end(child)
      const said = lastErrorLine(words)
      throw new SlipwayError('tpm-unavailable', said === null ? detail('swtpm-silent') : { detail: said })
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return child
}

function exitOf(
  child: ChildProcess,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; error: string | null }> {
  return new Promise(resolve => {
    child.once('error', error => resolve({ code: null, signal: null, error: error.message }))
    child.once('close', (code, signal) => resolve({ code, signal, error: null }))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await gone.finally(() => clearTimeout(timer))
}
