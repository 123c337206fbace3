import type { MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'
import type { Reason } from './reason.ts'

/** The firmware of a test machine; `secure-boot` is UEFI with Microsoft's keys and Secure Boot on. */
export const LAB_FIRMWARE = ['bios', 'uefi', 'uefi-http', 'secure-boot', 'arm64'] as const
export type LabFirmware = (typeof LAB_FIRMWARE)[number]

/**
 * How it starts: from the network like a real machine, with kernel and initrd loaded directly into memory, or from the
 * ISO as a disc.
 */
export const LAB_STARTS = ['network', 'direct', 'cdrom'] as const
export type LabStart = (typeof LAB_STARTS)[number]

/**
 * Where its card is connected. `isolated`: a network for this machine only, with Slipway's own servers. `user`: QEMU's
 * built-in DHCP, TFTP and NAT, which tests nothing of Slipway's servers. `bridge`: a bridge of this computer that the
 * user named, with any server that is on it.
 */
export type LabNetwork = 'isolated' | 'user' | 'bridge'

/** The way to run the machine's instructions; `tcg` is emulation, ten times slower than the others. */
export type LabAccelerator = 'kvm' | 'hvf' | 'whpx' | 'tcg'

/** A request for a test machine that tries an entry. */
export interface LabRequest {
  /** A menu entry's id. */
  readonly entry: string
  /** Absent: `bios`. */
  readonly firmware?: LabFirmware | undefined
  /** Absent: `network`. */
  readonly start?: LabStart | undefined
  /** With a TPM 2 whose state is kept. */
  readonly tpm?: boolean | undefined
  /** Absent: the entry's requirement, at least 1 GiB. */
  readonly memoryMegabytes?: number | undefined
  /** With a disk of this size, kept under the entry's name. An existing disk is reused as it is. */
  readonly diskGigabytes?: number | undefined
  /** In a QEMU window; otherwise only its serial port is visible. */
  readonly hasWindow?: boolean | undefined
  /** A bridge of this computer, instead of an isolated network. */
  readonly bridge?: string | undefined
  /** `user`: behind QEMU's built-in network even if an isolated one is possible. */
  readonly network?: 'isolated' | 'user' | undefined
  /** The answer file profile for its installer; absent: the entry's. */
  readonly answer?: string | undefined
}

/** Whether this computer can run test machines; each error says what is missing. */
export interface LabTools {
  /** For example `7.2.22`; null if QEMU is missing. */
  readonly qemuVersion: string | null
  readonly firmware: Readonly<Record<LabFirmware, ApiError | null>>
  readonly tpm: ApiError | null
  readonly accelerator: LabAccelerator
  /** Why the machine is emulated; null if it is not. */
  readonly acceleratorReason: Reason | null
  readonly network: 'isolated' | 'user'
  /** Why the network is not isolated; null if it is. */
  readonly networkReason: Reason | null
}

export type TestMachineState = 'starting' | 'running' | 'ended' | 'failed'

/** A virtual machine that QEMU runs. */
export interface TestMachine {
  readonly id: string
  /** Its boots are recorded under this address, like those of a real machine. */
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
  /** Why it could not start or was stopped; null otherwise. */
  readonly error: ApiError | null
}

/** New output of its serial port. `offset` counts characters since the machine was started. */
export interface LabSerial {
  readonly id: string
  readonly offset: number
  readonly text: string
}

/** The command that starts the same machine in a terminal or in libvirt. */
export interface LabCommand {
  /** The lines to copy into a shell. */
  readonly shell: string
  /** The domain for `virsh define`. */
  readonly libvirtXml: string
  readonly libvirtCommands: readonly string[]
  /** Prerequisites: a bridge, a tap, a running swtpm. */
  readonly notes: readonly string[]
}

/** A disk image that is kept between starts. */
export interface LabDisk {
  readonly name: string
  readonly path: string
  /** The space it uses on this computer's disk. */
  readonly usedBytes: number
}

/** Requests about test machines. */
export interface LabMethods {
  'lab.tools': { input: null; output: LabTools }
  'lab.list': { input: null; output: readonly TestMachine[] }
  /** Resolves once it runs. Rejects with the missing tool's error, or `test-machine-failed` with QEMU's last output. */
  'lab.start': { input: LabRequest; output: TestMachine }
  /** Resolves when all its processes have ended. Rejects with `test-machine-not-found`. */
  'lab.stop': { input: { id: string }; output: TestMachine }
  /** The last part of its serial output so far. */
  'lab.serial': { input: { id: string }; output: LabSerial }
  /** The command of a machine; starts nothing. */
  'lab.command': { input: LabRequest; output: LabCommand }
  'lab.disks': { input: null; output: readonly LabDisk[] }
  /** `wasThere` is false if no such disk existed. */
  'lab.removeDisk': { input: { name: string }; output: { wasThere: boolean } }
}
