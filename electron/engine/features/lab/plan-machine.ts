import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { LabAccelerator, LabNetwork, LabRequest } from '#contract/lab.ts'
import { findBridgeHelper, missingBridgeLine, BRIDGE_LIST } from './bridge-helper.ts'
import { findFirmware } from './find-firmware.ts'
import { findQemu } from './find-qemu.ts'
import { flashOf } from './firmware-places.ts'
import { ISOLATED } from './isolated-network.ts'
import { machineUuid } from './machine-address.ts'
import type { MachinePlan, PlannedCable } from './machine-plan.ts'
import { acceleratorOf, architectureOf, firmwareMissing, qemuMissing } from './tools.ts'

/** Enough for the installers of small systems and for every boot loader. */
const LEAST_MEGABYTES = 1024

/** What is decided elsewhere; paths may not exist yet. */
export interface PlanFacts {
  readonly request: LabRequest
  readonly mac: MacAddress
  /** What the entry says it needs; null where nobody knows. */
  readonly neededMegabytes: number | null
  readonly network: LabNetwork
  readonly userBootFile: string | null
  /** Of the machine's own variables. */
  readonly variables: string
  readonly tpmSocket: string | null
  readonly disk: string | null
  readonly disc: string | null
  /** Null: as this computer can. */
  readonly accelerator: LabAccelerator | null
  /** True where nothing is started: what is missing is a note then. */
  readonly isOnPaper: boolean
}

/** Rejects with `qemu-not-found`, `firmware-not-found` or `bridge-not-allowed`. */
export async function planMachine(facts: PlanFacts): Promise<MachinePlan> {
  const { request, mac } = facts
  const firmware = request.firmware ?? 'bios'
  const architecture = architectureOf(firmware)
  const qemu = findQemu(architecture)
  if (qemu === null) throw errorOf(qemuMissing(architecture))
  const kind = flashOf(firmware)
  const flash = kind === null ? null : await findFirmware(kind)
  if (kind !== null && flash === null) throw errorOf(firmwareMissing(firmware))
  const accelerator = facts.accelerator ?? (await acceleratorOf(qemu)).accelerator
  return {
    qemu,
    name: `slipway-test-${firmware}`,
    mac,
    uuid: machineUuid(mac),
    firmware,
    flash,
    variables: flash === null ? null : facts.variables,
    accelerator,
    memoryMegabytes: request.memoryMegabytes ?? Math.max(LEAST_MEGABYTES, facts.neededMegabytes ?? 0),
    // Emulated processors take turns on the computer's own.
    processors: accelerator === 'tcg' ? 1 : 2,
    network: facts.network,
    cable: await planCable(facts),
    hasWindow: request.hasWindow ?? false,
    tpmSocket: facts.tpmSocket,
    disk: facts.disk,
    disc: facts.disc,
    direct: null,
  }
}

async function planCable(facts: PlanFacts): Promise<PlannedCable> {
  const { network, request, isOnPaper } = facts
  if (network === 'isolated') return { kind: 'tap', tap: ISOLATED.tap }
  if (network === 'user') return { kind: 'user', tftpFolder: null, bootFile: facts.userBootFile }
  const bridge = request.bridge ?? 'br0'
  const helper = await findBridgeHelper()
  const line = await missingBridgeLine(bridge)
  if (!isOnPaper && line !== null && process.getuid?.() !== 0)
    throw new SlipwayError('bridge-not-allowed', { bridge, line, file: BRIDGE_LIST })
  if (helper === null && !isOnPaper)
    throw new SlipwayError('qemu-not-found', { program: 'qemu-bridge-helper' })
  return { kind: 'bridge', bridge, helper: helper ?? '/usr/lib/qemu/qemu-bridge-helper' }
}

const errorOf = ({ code, params }: ReturnType<typeof qemuMissing>): SlipwayError =>
  new SlipwayError(code, params)
