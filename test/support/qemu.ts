import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFirmware } from '#engine/features/lab/firmware.ts'
import type { Child } from './child.ts'
import { needPackages } from './debian-packages.ts'
import type { Namespace } from './namespace.ts'

/**
 * `ovmf-http` is OVMF with UEFI HTTP Boot alone: its default order has PXE first. The `secure` ones have Microsoft's keys and
 * Secure Boot on.
 */
export type Firmware = 'bios' | 'ovmf' | 'ovmf-http' | 'ovmf-secure' | 'ovmf-secure-http'
export type NicModel = 'e1000' | 'virtio-net-pci'

export interface VirtualMachineOptions {
  readonly namespace: Namespace
  /** A tap in that namespace. */
  readonly tap: string
  readonly firmware: Firmware
  readonly nic: NicModel
  readonly mac?: string
  readonly uuid?: string
  readonly memoryMb?: number
  /** Keeps running at a restart instead of ending. */
  readonly reboots?: boolean
  /** Starts this kernel at once, without the network. */
  readonly direct?: { readonly kernel: string; readonly initrd: string; readonly arguments: string }
  /** A raw image as its only disk, which it starts from after the network. */
  readonly disk?: string
  /** A pcap file that gets every frame of its cable; without virtio's header, which would precede each. */
  readonly capture?: string
  /** Receives every line of the serial console. */
  readonly onLine?: (line: string) => void
}

/** A machine under QEMU whose serial console is read. */
export interface VirtualMachine {
  readonly mac: string
  /** The whole output of the serial console, including the firmware's screen. */
  serialLog(): string
  readonly waitForLine: Child['waitForLine']
  readonly waitForPrompt: Child['waitForPrompt']
  /** Resolves when it is switched off. */
  readonly poweredOff: Promise<unknown>
  stop(): Promise<void>
}

/** Null if QEMU and the files of `firmware` are installed, else why not. */
export function needQemu(firmware: Firmware): Promise<string | null> {
  return needPackages(['qemu-system-x86', ...(firmware === 'bios' ? ['seabios', 'ipxe-qemu'] : ['ovmf'])])
}

/** Switches a machine on. It starts from its network card unless `direct` says otherwise, and a restart ends it unless it `reboots`. */
export async function startVirtualMachine(options: VirtualMachineOptions): Promise<VirtualMachine> {
  const mac = options.mac ?? '52:54:00:12:34:56'
  const folder = await mkdtemp(join(tmpdir(), 'slipway-qemu-'))
  const child = options.namespace.start(
    ['qemu-system-x86_64', ...(await qemuArguments({ ...options, mac }, folder))],
    options.onLine === undefined ? {} : { onLine: options.onLine },
  )
  const poweredOff = child.exited.finally(() => rm(folder, { recursive: true, force: true }))
  poweredOff.catch(() => {})
  return machineOf(child, mac, poweredOff)
}

function machineOf(child: Child, mac: string, poweredOff: Promise<unknown>): VirtualMachine {
  return {
    mac,
    serialLog: child.output,
    waitForLine: child.waitForLine,
    waitForPrompt: child.waitForPrompt,
    poweredOff,
    async stop() {
      await child.stop('SIGTERM', 5000)
      await poweredOff
    },
  }
}

async function qemuArguments(
  options: VirtualMachineOptions & { readonly mac: string },
  folder: string,
): Promise<readonly string[]> {
  return [
    // Emulation by default: nested KVM is often there and broken, and every firmware test must be comparable.
    ...['-accel', process.env['SLIPWAY_QEMU_ACCEL'] ?? 'tcg'],
    ...['-m', String(options.memoryMb ?? 512), '-smp', '1'],
    ...['-nodefaults', '-display', 'none', '-rtc', 'base=utc'],
    ...(options.reboots === true ? [] : ['-no-reboot']),
    ...['-uuid', options.uuid ?? '11223344-5566-7788-99aa-bbccddeeff00'],
    ...['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'],
    // Newer OVMF has no network without a random number generator (EDK2 NetworkPkg).
    ...['-device', 'virtio-rng-pci'],
    ...[
      '-netdev',
      `tap,id=cable,ifname=${options.tap},script=no,downscript=no${options.capture === undefined ? '' : ',vnet_hdr=off'}`,
    ],
    ...(options.capture === undefined
      ? []
      : ['-object', `filter-dump,id=capture,netdev=cable,file=${options.capture}`]),
    ...(options.firmware === 'bios' ? biosArguments(options) : await ovmfArguments(options, folder)),
    ...diskArguments(options),
    ...directArguments(options),
  ]
}

/** SeaBIOS with the card's iPXE ROM. `graphics=off` shows its screen, and iPXE's, on the serial console. */
function biosArguments(options: VirtualMachineOptions & { readonly mac: string }): readonly string[] {
  return ['-machine', 'pc,graphics=off', '-device', cardOf(options)]
}

/**
 * OVMF with its virtio driver (an empty `romfile` leaves iPXE's out) and without PXE over IPv6, which would take a
 * minute before anything else is tried. `-boot n` means nothing to OVMF: it follows `bootindex`.
 */
async function ovmfArguments(
  options: VirtualMachineOptions & { readonly mac: string },
  folder: string,
): Promise<readonly string[]> {
  const isSecure = options.firmware.startsWith('ovmf-secure')
  const files = await findFirmware(isSecure ? 'x64-secure' : 'x64')
  if (files === null) throw new Error('OVMF is nowhere to be found')
  const variables = join(folder, 'variables.fd')
  await copyFile(files.variables, variables)
  const noPxe = options.firmware.endsWith('-http')
    ? ['-fw_cfg', 'name=opt/org.tianocore/IPv4PXESupport,string=n']
    : []
  const rom = options.nic === 'virtio-net-pci' ? ',romfile=' : ''
  return [
    // Secure Boot only holds if nothing but system management mode can write the variables.
    ...(isSecure
      ? ['-machine', 'q35,smm=on', '-global', 'driver=cfi.pflash01,property=secure,value=on']
      : ['-machine', 'q35']),
    ...['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${files.code}`],
    ...['-drive', `if=pflash,unit=1,format=raw,file=${variables}`],
    ...['-fw_cfg', 'name=opt/org.tianocore/IPv6PXESupport,string=n'],
    ...noPxe,
    ...['-device', `${cardOf(options)}${rom}`],
  ]
}

function diskArguments({ disk }: VirtualMachineOptions): readonly string[] {
  if (disk === undefined) return []
  const drive = `if=none,id=disk,format=raw,cache=unsafe,file=${disk}`
  return ['-drive', drive, '-device', 'virtio-blk-pci,drive=disk,bootindex=1']
}

function cardOf(options: VirtualMachineOptions & { readonly mac: string }): string {
  const first = options.direct === undefined ? ',bootindex=0' : ''
  return `${options.nic},netdev=cable,mac=${options.mac}${first}`
}

function directArguments(options: VirtualMachineOptions): readonly string[] {
  if (options.direct === undefined) return []
  const { kernel, initrd, arguments: text } = options.direct
  return ['-kernel', kernel, '-initrd', initrd, '-append', text]
}
