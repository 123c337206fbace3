import type { LabAccelerator, LabFirmware, LabNetwork } from '#contract/lab.ts'
import type { FirmwareFiles } from './firmware-places.ts'

/** Where the machine's card is plugged in. */
export type PlannedCable =
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
