import type { MachinePlan } from './plan-machine.ts'

/** QEMU's arguments (system/invocation.rst of its manual), without the program itself. */
export function qemuArguments(plan: MachinePlan): readonly string[] {
  return [
    ...['-name', optionValue(plan.name)],
    ...machine(plan),
    ...['-m', String(plan.memoryMegabytes), '-smp', String(plan.processors)],
    ...['-uuid', plan.uuid, '-nodefaults', '-rtc', 'base=utc'],
    ...display(plan),
    ...['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'],
    // Newer OVMF has no network without a random number generator (EDK2 NetworkPkg).
    ...['-device', 'virtio-rng-pci'],
    ...flash(plan),
    ...tpm(plan),
    ...disc(plan),
    ...disk(plan),
    ...['-netdev', cable(plan)],
    ...['-device', card(plan)],
    ...direct(plan),
  ]
}

/** A comma ends a value; a double comma is a literal one (QemuOpts). */
export function optionValue(text: string): string {
  return text.replaceAll(',', ',,')
}

const isArm = (plan: MachinePlan): boolean => plan.firmware === 'arm64'

function machine(plan: MachinePlan): readonly string[] {
  const accel = ['-accel', plan.accelerator]
  // The host's processor, or all features that emulation supports: current distributions need more than QEMU's default
  // processor (x86-64-v2 for RHEL 9, v3 for RHEL 10).
  const cpu = ['-cpu', plan.accelerator === 'tcg' || plan.accelerator === 'whpx' ? 'max' : 'host']
  if (isArm(plan)) return ['-machine', 'virt', ...accel, ...cpu]
  // Without graphics, SeaBIOS and iPXE print their screens on the serial port.
  if (plan.firmware === 'bios')
    return ['-machine', plan.hasWindow ? 'pc' : 'pc,graphics=off', ...accel, ...cpu]
  if (plan.firmware !== 'secure-boot') return ['-machine', 'q35', ...accel, ...cpu]
  // Secure Boot is effective only if variables can be written from system management mode alone.
  return [
    ...['-machine', 'q35,smm=on', ...accel, ...cpu],
    ...['-global', 'driver=cfi.pflash01,property=secure,value=on'],
  ]
}

function display(plan: MachinePlan): readonly string[] {
  if (!plan.hasWindow) return ['-display', 'none']
  // Without -display QEMU opens the window it was built with.
  return isArm(plan)
    ? ['-device', 'virtio-gpu-pci', '-device', 'qemu-xhci', '-device', 'usb-kbd', '-device', 'usb-tablet']
    : ['-vga', 'std', '-device', 'qemu-xhci', '-device', 'usb-tablet']
}

function flash(plan: MachinePlan): readonly string[] {
  if (plan.flash === null || plan.variables === null) return []
  const { code, format } = plan.flash
  return [
    ...['-drive', `if=pflash,unit=0,format=${format},readonly=on,file=${optionValue(code)}`],
    ...['-drive', `if=pflash,unit=1,format=${format},file=${optionValue(plan.variables)}`],
    // Slipway does not serve IPv6, and OVMF would wait a minute for it before it tries HTTP.
    ...['-fw_cfg', 'name=opt/org.tianocore/IPv6PXESupport,string=n'],
    ...(plan.firmware === 'uefi-http' ? ['-fw_cfg', 'name=opt/org.tianocore/IPv4PXESupport,string=n'] : []),
  ]
}

function tpm(plan: MachinePlan): readonly string[] {
  if (plan.tpmSocket === null) return []
  return [
    ...['-chardev', `socket,id=tpm-control,path=${optionValue(plan.tpmSocket)}`],
    ...['-tpmdev', 'emulator,id=tpm,chardev=tpm-control'],
    // The CRB interface exists on x86 only; SeaBIOS and Linux support TIS on both.
    ...['-device', `${isArm(plan) ? 'tpm-tis-device' : 'tpm-tis'},tpmdev=tpm`],
  ]
}

function disc(plan: MachinePlan): readonly string[] {
  if (plan.disc === null) return []
  const drive = `if=none,id=disc,media=cdrom,readonly=on,format=raw,file=${optionValue(plan.disc)}`
  return isArm(plan)
    ? ['-drive', drive, '-device', 'virtio-scsi-pci', '-device', 'scsi-cd,drive=disc,bootindex=0']
    : ['-drive', drive, '-device', 'ide-cd,drive=disc,bootindex=0']
}

function disk(plan: MachinePlan): readonly string[] {
  if (plan.disk === null) return []
  const drive = `if=none,id=disk,format=qcow2,file=${optionValue(plan.disk)}`
  // IDE and AHCI: every installer has a driver, including Windows and ESXi.
  return ['-drive', drive, '-device', `${isArm(plan) ? 'virtio-blk-pci' : 'ide-hd'},drive=disk,bootindex=2`]
}

function cable({ cable }: MachinePlan): string {
  switch (cable.kind) {
    case 'tap':
      return `tap,id=cable,ifname=${cable.tap},script=no,downscript=no`
    case 'bridge':
      return `bridge,id=cable,br=${cable.bridge},helper=${optionValue(cable.helper)}`
    case 'user':
      return [
        'user,id=cable',
        ...(cable.tftpFolder === null ? [] : [`tftp=${optionValue(cable.tftpFolder)}`]),
        ...(cable.bootFile === null ? [] : [`bootfile=${optionValue(cable.bootFile)}`]),
      ].join(',')
  }
}

/**
 * OVMF includes a virtio driver; an empty `romfile` disables QEMU's iPXE ROM, because a real machine has no iPXE in its
 * card. A machine that boots from a disc gets no network boot as a fallback, which would look as if the disc had
 * booted.
 */
function card(plan: MachinePlan): string {
  const order = plan.direct === null && plan.disc === null ? ',bootindex=0' : ''
  const rom = plan.flash === null && plan.disc === null ? '' : ',romfile='
  return `virtio-net-pci,netdev=cable,mac=${plan.mac}${order}${rom}`
}

function direct({ direct }: MachinePlan): readonly string[] {
  if (direct === null) return []
  return [
    ...['-kernel', direct.kernel],
    ...(direct.initrd === null ? [] : ['-initrd', direct.initrd]),
    ...['-append', direct.arguments],
  ]
}
