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

/** Where the machine's card is plugged in. */
type PlannedCable =
  | { readonly kind: 'tap'; readonly tap: string }
  | { readonly kind: 'bridge'; readonly bridge: string; readonly helper: string }
  /** QEMU's own network; with a boot file it answers PXE itself. */
  | { readonly kind: 'user'; readonly tftpFolder: string | null; readonly bootFile: string | null }

/** Everything about a test machine that was decided. All paths are absolute. */
export interface MachinePlan {
  readonly qemu: string
  readonly name: string
  readonly mac: string
  readonly uuid: string
  readonly firmware: LabFirmware
  /** Null for SeaBIOS. */
  readonly flash: FirmwareFiles | null
  /** The machine's own copy of the variables; null for SeaBIOS. */
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
  /** An ISO to start from, as a disc. */
  readonly disc: string | null
  /** Started at once, without the firmware's own order. */
  readonly direct: {
    readonly kernel: string
    readonly initrd: string | null
    readonly arguments: string
  } | null
}

/** Enough for the installers of small systems and for every boot loader. */
const LEAST_MEGABYTES = 1024

/** What is decided elsewhere; paths may not exist yet. */
interface PlanFacts {
  readonly request: LabRequest
  readonly mac: MacAddress
  /** What the entry says it needs; null where no one knows. */
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

/**
 * The address of the `slot`th machine of a firmware that runs at a time: the same at every start, so that its boots stand together.
 * QEMU's own range, and in it what no other machine of a network is likely to have.
 */
export function machineMac(firmware: LabFirmware, slot: number): MacAddress {
  const [kind, number] = [LAB_FIRMWARE.indexOf(firmware), slot].map(value =>
    value.toString(16).padStart(2, '0'),
  )
  return parseMac(`52:54:00:7e:${kind}:${number}`)!
}

/** SMBIOS UUID (RFC 9562, version 8) that goes with it: PXELINUX and GRUB ask by it. */
export function machineUuid(mac: MacAddress): string {
  const hex = createHash('sha256').update(mac).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
