import type { ApiError } from '#contract/errors.ts'
import { type LabFirmware, type LabTools, LAB_FIRMWARE, type LabAccelerator } from '#contract/lab.ts'
import { detail, reason, type Reason } from '#contract/reason.ts'
import { findFirmware, searchedFolders, flashOf } from './firmware.ts'
import { findProgram } from '../../base/process/find-program.ts'
import { lastLine, runProgram } from '../../base/process/run-program.ts'
import { isolatedNetworkProbe } from './machine-network.ts'
import type { TpmPrograms } from './tpm-state.ts'

type QemuArchitecture = 'x86_64' | 'aarch64'

export const architectureOf = (firmware: LabFirmware): QemuArchitecture =>
  firmware === 'arm64' ? 'aarch64' : 'x86_64'

/**
 * Checks all tools, to show the result before a start. `canIsolate` false: no separate process for servers is
 * available.
 */
export async function inspectTools(canIsolate: boolean): Promise<LabTools> {
  const qemu = findQemu('x86_64')
  const [accelerator, network, firmware] = await Promise.all([
    qemu === null ? { accelerator: 'tcg' as const, reason: null } : acceleratorOf(qemu),
    chooseNetwork(canIsolate),
    Promise.all(LAB_FIRMWARE.map(async one => [one, await missingFor(one)] as const)),
  ])
  return {
    qemuVersion: qemu === null ? null : await versionOf(qemu),
    firmware: Object.fromEntries(firmware) as Record<LabFirmware, ApiError | null>,
    tpm: findTpmPrograms() === null ? { code: 'tpm-unavailable', params: detail('swtpm-missing') } : null,
    accelerator: accelerator.accelerator,
    acceleratorReason: accelerator.reason,
    network: network.network,
    networkReason: network.reason,
  }
}

async function missingFor(firmware: LabFirmware): Promise<ApiError | null> {
  const architecture = architectureOf(firmware)
  if (findQemu(architecture) === null) return qemuMissing(architecture)
  const kind = flashOf(firmware)
  return kind === null || (await findFirmware(kind)) !== null ? null : firmwareMissing(firmware)
}

export const qemuMissing = (architecture: QemuArchitecture): ApiError => ({
  code: 'qemu-not-found',
  params: { program: `qemu-system-${architecture}` },
})

export function firmwareMissing(firmware: LabFirmware): ApiError {
  const kind = flashOf(firmware)
  return {
    code: 'firmware-not-found',
    params: { firmware, places: kind === null ? '' : searchedFolders(kind) },
  }
}

async function versionOf(qemu: string): Promise<string> {
  const { stdout } = await runProgram({ program: qemu, args: ['--version'] })
  return /version (\S+)/.exec(stdout)?.[1] ?? 'unknown'
}

const tried = new Map<string, ReturnType<typeof chooseAccelerator>>()

/** Cached: it does not change while Slipway runs, and the test starts QEMU. */
export function acceleratorOf(qemu: string): ReturnType<typeof chooseAccelerator> {
  const known = tried.get(qemu) ?? chooseAccelerator(qemu)
  tried.set(qemu, known)
  return known
}

/** An isolated network if the system allows it to an ordinary user. */
export async function chooseNetwork(
  canIsolate: boolean,
): Promise<{ readonly network: 'isolated' | 'user'; readonly reason: Reason | null }> {
  if (process.platform !== 'linux') return { network: 'user', reason: reason('only-linux-isolates') }
  if (!canIsolate) return { network: 'user', reason: reason('packed-cannot-isolate') }
  const { code, stderr } = await runProgram(isolatedNetworkProbe())
  return code === 0
    ? { network: 'isolated', reason: null }
    : { network: 'user', reason: { reason: lastLine(stderr, 'unshare failed') } }
}

export function findTpmPrograms(): TpmPrograms | null {
  const [swtpm, setup, localCa] = ['swtpm', 'swtpm_setup', 'swtpm_localca'].map(findProgram)
  return swtpm && setup && localCa ? { swtpm, setup, localCa } : null
}

/** RHEL and its relatives install QEMU under another name. */
export function findQemu(architecture: 'x86_64' | 'aarch64'): string | null {
  const own = findProgram(`qemu-system-${architecture}`)
  const isHost = architecture === (process.arch === 'arm64' ? 'aarch64' : 'x86_64')
  return own ?? (isHost ? findProgram('qemu-kvm') : null)
}

/** The accelerator of each system. */
const NATIVE: Partial<Record<NodeJS.Platform, LabAccelerator>> = {
  linux: 'kvm',
  darwin: 'hvf',
  win32: 'whpx',
}

/**
 * Tests the system's accelerator with a machine that runs its BIOS briefly: /dev/kvm may open and still be unable to
 * run an instruction (nested virtualisation without support). Falls back to emulation, with the reason.
 */
async function chooseAccelerator(
  qemu: string,
  platform: NodeJS.Platform = process.platform,
): Promise<{ readonly accelerator: LabAccelerator; readonly reason: Reason | null }> {
  const accelerator = NATIVE[platform]
  if (accelerator === undefined) return { accelerator: 'tcg', reason: reason('no-accelerator', { platform }) }
  const machine = qemu.includes('aarch64') ? 'virt' : 'pc'
  const { code, stdout, stderr } = await runProgram(
    {
      program: qemu,
      args: [
        ...['-accel', accelerator, '-cpu', 'host', '-machine', machine, '-m', '64'],
        ...['-nodefaults', '-display', 'none', '-monitor', 'stdio'],
      ],
      // The monitor executes one line after the other; the first ones give the processor time to run.
      input: `${'info version\n'.repeat(20)}info status\nquit\n`,
    },
    { timeoutMs: 5000 },
  )
  if (code === 0 && /VM status: running/.test(stdout)) return { accelerator, reason: null }
  const status = /VM status: ([^\r\n]*)/.exec(stdout)?.[1]
  const said = lastLine(stderr, status ?? '').replace(/^qemu-system-\S+: /, '')
  const tried = { accelerator: accelerator.toUpperCase() }
  return {
    accelerator: 'tcg',
    reason:
      said === '' ? reason('accelerator-silent', tried) : reason('accelerator-fails', { ...tried, said }),
  }
}

/** Programs for test machines that this computer lacks, by their common names. */
export async function missingPrograms(): Promise<readonly string[]> {
  const uefi = await findFirmware('x64')
  return [
    ...(findQemu('x86_64') ? [] : ['QEMU']),
    ...(uefi ? [] : ['OVMF']),
    ...(findTpmPrograms() ? [] : ['swtpm']),
  ]
}
