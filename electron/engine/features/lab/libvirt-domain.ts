import type { MachinePlan } from './plan-machine.ts'

/**
 * libvirt's default network on most computers. libvirt's DHCP server assigns its addresses, so Slipway serves there in
 * proxy mode.
 */
const DEFAULT_BRIDGE = 'virbr0'

/** The machine as a libvirt domain (libvirt.org/formatdomain.html). libvirt manages its variables and its TPM. */
export function libvirtDomain(plan: MachinePlan): string {
  const isArm = plan.firmware === 'arm64'
  const type = plan.accelerator === 'kvm' || plan.accelerator === 'hvf' ? plan.accelerator : 'qemu'
  const lines = [
    `<domain type='${type}'>`,
    `  <name>${xml(libvirtName(plan))}</name>`,
    `  <uuid>${xml(plan.uuid)}</uuid>`,
    `  <memory unit='MiB'>${plan.memoryMegabytes}</memory>`,
    `  <vcpu>${plan.processors}</vcpu>`,
    ...system(plan, isArm),
    `  <features>`,
    ...(isArm ? [] : [`    <acpi/>`, `    <apic/>`]),
    ...(plan.firmware === 'secure-boot' ? [`    <smm state='on'/>`] : []),
    `  </features>`,
    `  <cpu mode='${type === 'qemu' ? 'maximum' : 'host-passthrough'}'/>`,
    `  <on_reboot>restart</on_reboot>`,
    `  <devices>`,
    `    <emulator>${xml(plan.qemu)}</emulator>`,
    ...disks(plan, isArm),
    `    <interface type='bridge'>`,
    `      <mac address='${xml(plan.mac)}'/>`,
    `      <source bridge='${xml(bridgeOf(plan))}'/>`,
    `      <model type='virtio'/>`,
    ...(plan.direct === null && plan.disc === null ? [`      <boot order='1'/>`] : []),
    ...(plan.flash === null && plan.disc === null ? [] : [`      <rom enabled='no'/>`]),
    `    </interface>`,
    `    <serial type='pty'/>`,
    `    <console type='pty'/>`,
    `    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>`,
    ...(plan.tpmSocket === null
      ? []
      : [`    <tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>`]),
    ...(plan.hasWindow
      ? [
          `    <graphics type='vnc' autoport='yes'/>`,
          `    <video><model type='${isArm ? 'virtio' : 'vga'}'/></video>`,
        ]
      : []),
    `  </devices>`,
    `</domain>`,
  ]
  return `${lines.join('\n')}\n`
}

/** Its name in libvirt: a single word in every shell. */
export function libvirtName(plan: Pick<MachinePlan, 'name'>): string {
  return plan.name.replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
}

/** Commands to define, start, watch and remove it, in this order. */
export function libvirtCommands(plan: Pick<MachinePlan, 'name' | 'flash'>): readonly string[] {
  const name = libvirtName(plan)
  return [
    `virsh define ${name}.xml`,
    `virsh start ${name} --console`,
    `virsh destroy ${name}`,
    `virsh undefine ${name}${plan.flash === null ? '' : ' --nvram'}`,
  ]
}

export const bridgeOf = ({ cable }: Pick<MachinePlan, 'cable'>): string =>
  cable.kind === 'bridge' ? cable.bridge : DEFAULT_BRIDGE

function system(plan: MachinePlan, isArm: boolean): readonly string[] {
  const machine = isArm ? 'virt' : plan.firmware === 'bios' ? 'pc' : 'q35'
  const { flash, direct } = plan
  // Raw is libvirt's default, and before 9.2 the only supported format.
  const format = flash === null || flash.format === 'raw' ? '' : ` format='${flash.format}'`
  return [
    `  <os>`,
    `    <type arch='${isArm ? 'aarch64' : 'x86_64'}' machine='${machine}'>hvm</type>`,
    ...(flash === null
      ? // SeaBIOS prints on the serial console only with this option.
        [`    <bios useserial='yes' rebootTimeout='0'/>`]
      : [
          `    <loader readonly='yes' secure='${plan.firmware === 'secure-boot' ? 'yes' : 'no'}' type='pflash'${format}>${xml(flash.code)}</loader>`,
          `    <nvram template='${xml(flash.variables)}'${flash.format === 'raw' ? '' : ` templateFormat='${flash.format}'`}${format}/>`,
        ]),
    ...(direct === null
      ? []
      : [
          `    <kernel>${xml(direct.kernel)}</kernel>`,
          ...(direct.initrd === null ? [] : [`    <initrd>${xml(direct.initrd)}</initrd>`]),
          `    <cmdline>${xml(direct.arguments)}</cmdline>`,
        ]),
    `  </os>`,
  ]
}

function disks(plan: MachinePlan, isArm: boolean): readonly string[] {
  const bus = isArm ? 'scsi' : 'sata'
  const name = (last: string): string => `${isArm || plan.flash !== null ? 'sd' : 'hd'}${last}`
  const busHere = plan.flash === null ? 'ide' : bus
  return [
    ...(plan.disc === null
      ? []
      : [
          `    <disk type='file' device='cdrom'>`,
          `      <driver name='qemu' type='raw'/>`,
          `      <source file='${xml(plan.disc)}'/>`,
          `      <target dev='${name('b')}' bus='${busHere}'/>`,
          `      <readonly/>`,
          `      <boot order='1'/>`,
          `    </disk>`,
        ]),
    ...(plan.disk === null
      ? []
      : [
          `    <disk type='file' device='disk'>`,
          `      <driver name='qemu' type='qcow2'/>`,
          `      <source file='${xml(plan.disk)}'/>`,
          `      <target dev='${name('a')}' bus='${busHere}'/>`,
          ...(plan.direct === null ? [`      <boot order='3'/>`] : []),
          `    </disk>`,
        ]),
  ]
}

/** Escapes text and attribute values; characters that XML 1.0 does not allow are dropped. */
function xml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    "'": '&apos;',
    '"': '&quot;',
  }
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>'"]/g, character => entities[character] ?? '')
}
