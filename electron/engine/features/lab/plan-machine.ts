import { createHash } from 'node:crypto'
import {
  type LabAccelerator,
  type LabFirmware,
  type LabNetwork,
  type LabRequest,
  LAB_FIRMWARE,
} from '#contract/lab.ts'
import { type MacAddress, parseMac } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { type FirmwareFiles, findFirmware, flashOf } from './firmware.ts'
import { findBridgeHelper, missingBridgeLine, BRIDGE_LIST, ISOLATED } from './machine-network.ts'
import { findQemu, acceleratorOf, architectureOf, firmwareMissing, qemuMissing } from './tools.ts'

/** The network that the machine's card is connected to. */
type PlannedCable =
  | { readonly kind: 'tap'; readonly tap: string }
  | { readonly kind: 'bridge'; readonly bridge: string; readonly helper: string }
  /** QEMU's built-in network; with a boot file it also answers PXE. */
  | { readonly kind: 'user'; readonly tftpFolder: string | null; readonly bootFile: string | null }

/** A complete plan of a test machine. All paths are absolute. */
export interface MachinePlan {
  readonly qemu: string
  readonly name: string
  readonly mac: string
  readonly uuid: string
  readonly firmware: LabFirmware
  /** Null for SeaBIOS. */
  readonly flash: FirmwareFiles | null
  /** The machine's copy of the firmware variables; null for SeaBIOS. */
  readonly variables: string | null
  readonly accelerator: LabAccelerator
  readonly memoryMegabytes: number
  readonly processors: number
  readonly network: LabNetwork
  readonly cable: PlannedCable
  readonly hasWindow: boolean
  /** swtpm's control socket. */
  readonly tpmSocket: string | null
  /** A qcow2 image. */
  readonly disk: string | null
  /** An ISO to boot as a disc. */
  readonly disc: string | null
  /** A kernel to start directly, bypassing the firmware's boot order. */
  readonly direct: {
    readonly kernel: string
    readonly initrd: string | null
    readonly arguments: string
  } | null
}

/** Enough for every boot loader and for installers of small systems. */
const LEAST_MEGABYTES = 1024

/** Inputs that other modules decide; paths may not exist yet. */
interface PlanFacts {
  readonly request: LabRequest
  readonly mac: MacAddress
  /** The memory that the entry needs; null if unknown. */
  readonly neededMegabytes: number | null
  readonly network: LabNetwork
  readonly userBootFile: string | null
  /** Path of the machine's own variables. */
  readonly variables: string
  readonly tpmSocket: string | null
  readonly disk: string | null
  readonly disc: string | null
  /** Null: the best one of this computer. */
  readonly accelerator: LabAccelerator | null
  /** True for a description only: missing programs are then notes, not errors. */
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
    // Emulated processors share one of the computer's.
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

/**
 * The MAC address of the `slot`th concurrent machine of a firmware: the same at every start, so that its boots are
 * grouped. From QEMU's prefix, in a part that other machines are unlikely to use.
 */
export function machineMac(firmware: LabFirmware, slot: number): MacAddress {
  const [kind, number] = [LAB_FIRMWARE.indexOf(firmware), slot].map(value =>
    value.toString(16).padStart(2, '0'),
  )
  return parseMac(`52:54:00:7e:${kind}:${number}`)!
}

/** The SMBIOS UUID (RFC 9562, version 8) for this address: PXELINUX and GRUB ask for configurations by it. */
export function machineUuid(mac: MacAddress): string {
  const hex = createHash('sha256').update(mac).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
