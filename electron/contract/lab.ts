import type { MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'
import type { Reason } from './reason.ts'

/** The firmware of a test machine; `secure-boot` is UEFI with Microsoft's keys and Secure Boot on. */
export const LAB_FIRMWARE = ['bios', 'uefi', 'uefi-http', 'secure-boot', 'arm64'] as const
export type LabFirmware = (typeof LAB_FIRMWARE)[number]

/** How it starts: from the network as a real machine does, with kernel and initrd put into its memory, or from the ISO as a disc. */
export const LAB_STARTS = ['network', 'direct', 'cdrom'] as const
export type LabStart = (typeof LAB_STARTS)[number]

/**
 * Where its card is. `isolated`: a network that exists for this machine only, with Slipway's own servers on it. `user`: behind
 * QEMU's own DHCP, TFTP and address translation, which proves nothing about Slipway's servers. `bridge`: on a bridge of this
 * computer that the user named, with whoever serves there.
 */
export type LabNetwork = 'isolated' | 'user' | 'bridge'

/** What runs the machine's instructions; `tcg` is emulation, ten times slower than the others. */
export type LabAccelerator = 'kvm' | 'hvf' | 'whpx' | 'tcg'

/** A machine that someone wants to try an entry on. */
export interface LabRequest {
  /** A menu entry's id. */
  readonly entry: string
  /** Absent: `bios`. */
  readonly firmware?: LabFirmware | undefined
  /** Absent: `network`. */
  readonly start?: LabStart | undefined
  /** With a TPM 2, whose state is kept. */
  readonly tpm?: boolean | undefined
  /** Absent: what the entry needs, at least a gigabyte. */
  readonly memoryMegabytes?: number | undefined
  /** With a disk of this size, which is kept under the entry's name; one that is there already is used as it is. */
  readonly diskGigabytes?: number | undefined
  /** In a window of QEMU's own; otherwise only its serial port is seen. */
  readonly hasWindow?: boolean | undefined
  /** A bridge of this computer, in place of a network of its own. */
  readonly bridge?: string | undefined
  /** Behind QEMU's own network even where one of its own can be made. */
  readonly network?: 'isolated' | 'user' | undefined
  /** The answer profile its installer gets; absent: the entry's. */
  readonly answer?: string | undefined
}

/** What this computer has for test machines; an error says why something cannot be had. */
export interface LabTools {
  /** `7.2.22`; null where QEMU is missing. */
  readonly qemuVersion: string | null
  readonly firmware: Readonly<Record<LabFirmware, ApiError | null>>
  readonly tpm: ApiError | null
  readonly accelerator: LabAccelerator
  /** Why it is emulation; null where it is not. */
  readonly acceleratorReason: Reason | null
  readonly network: 'isolated' | 'user'
  /** Why it is not a network of its own; null where it is. */
  readonly networkReason: Reason | null
}

export type TestMachineState = 'starting' | 'running' | 'ended' | 'failed'

/** A machine that QEMU plays. */
export interface TestMachine {
  readonly id: string
  /** Its boots are found under this address, as a real machine's are. */
  readonly mac: MacAddress
  readonly entry: string
  readonly title: string
  readonly firmware: LabFirmware
  readonly start: LabStart
  readonly network: LabNetwork
  readonly accelerator: LabAccelerator
  readonly hasTpm: boolean
  readonly hasWindow: boolean
  readonly hasDisk: boolean
  readonly memoryMegabytes: number
  readonly state: TestMachineState
  readonly startedAtMs: number
  readonly endedAtMs: number | null
  /** Why it could not be started or was broken off; null otherwise. */
  readonly error: ApiError | null
}

/** More of what its serial port showed. `offset` counts characters since the machine was started. */
export interface LabSerial {
  readonly id: string
  readonly offset: number
  readonly text: string
}

/** A machine as a command, for a terminal or for libvirt. */
export interface LabCommand {
  /** The lines to copy into a shell. */
  readonly shell: string
  /** The domain for `virsh define`. */
  readonly libvirtXml: string
  readonly libvirtCommands: readonly string[]
  /** What has to be there first: a bridge, a tap, a running swtpm. */
  readonly notes: readonly string[]
}

/** A disk image that is kept between starts. */
export interface LabDisk {
  readonly name: string
  readonly path: string
  /** What it takes on this computer's disk. */
  readonly usedBytes: number
}

/** Requests about test machines. */
export interface LabMethods {
  'lab.tools': { input: null; output: LabTools }
  'lab.list': { input: null; output: readonly TestMachine[] }
  /** Resolves once it runs. Rejects with what is missing, or `test-machine-failed` with QEMU's own last words. */
  'lab.start': { input: LabRequest; output: TestMachine }
  /** Resolves when nothing of it is left. Rejects with `test-machine-not-found`. */
  'lab.stop': { input: { id: string }; output: TestMachine }
  /** What its serial port showed so far, the last part of it. */
  'lab.serial': { input: { id: string }; output: LabSerial }
  /** The machine as a command; nothing is started. */
  'lab.command': { input: LabRequest; output: LabCommand }
  'lab.disks': { input: null; output: readonly LabDisk[] }
  /** False where there was none. */
  'lab.removeDisk': { input: { name: string }; output: { wasThere: boolean } }
}
