import type { MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'

/** The icon for a machine. */
export type MachineKind = 'bios' | 'uefi' | 'board' | 'vm' | 'unknown'

/** Prefixes that only virtual machines have: QEMU, Proxmox, VirtualBox, VMware (2), Hyper-V, Xen, Parallels. */
const VIRTUAL_PREFIXES = [
  '52:54:00',
  'bc:24:11',
  '08:00:27',
  '00:0c:29',
  '00:50:56',
  '00:15:5d',
  '00:16:3e',
  '00:1c:42',
]

export const isVirtual = (mac: MacAddress): boolean => VIRTUAL_PREFIXES.includes(mac.slice(0, 8))

export function machineKind(mac: MacAddress, arch: ClientArch): MachineKind {
  if (isVirtual(mac)) return 'vm'
  if (arch === 'x86-bios') return 'bios'
  if (arch.startsWith('arm') || arch.startsWith('riscv')) return 'board'
  return arch === 'unknown' ? 'unknown' : 'uefi'
}
