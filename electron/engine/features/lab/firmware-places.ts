import type { LabFirmware } from '#contract/lab.ts'

/** Firmware for QEMU: its code, and the empty variable store that belongs to it. */
export interface FirmwareFiles {
  readonly code: string
  readonly variables: string
  readonly format: 'raw' | 'qcow2'
}

/** Every kind of firmware that comes as a pair of files; SeaBIOS is part of QEMU. */
export type FlashFirmware = 'x64' | 'x64-secure' | 'arm64'

export function flashOf(firmware: LabFirmware): FlashFirmware | null {
  switch (firmware) {
    case 'bios':
      return null
    case 'secure-boot':
      return 'x64-secure'
    case 'arm64':
      return 'arm64'
    case 'uefi':
    case 'uefi-http':
      return 'x64'
  }
}

type Pair = readonly [folder: string, code: string, variables: string]

/**
 * Where distributions keep them, for systems without descriptors (see firmware-descriptor.ts). The secure ones need variables with
 * Microsoft's keys enrolled: Arch and Homebrew ship none.
 */
const PAIRS: Readonly<Record<FlashFirmware, readonly Pair[]>> = {
  x64: [
    // Debian, Ubuntu; 4 MB builds first: shim's list of revocations fills the small ones.
    ['/usr/share/OVMF', 'OVMF_CODE_4M.fd', 'OVMF_VARS_4M.fd'],
    ['/usr/share/OVMF', 'OVMF_CODE.fd', 'OVMF_VARS.fd'],
    // Fedora, RHEL
    ['/usr/share/edk2/ovmf', 'OVMF_CODE.fd', 'OVMF_VARS.fd'],
    // Arch
    ['/usr/share/edk2/x64', 'OVMF_CODE.4m.fd', 'OVMF_VARS.4m.fd'],
    ['/usr/share/edk2-ovmf/x64', 'OVMF_CODE.fd', 'OVMF_VARS.fd'],
    // openSUSE
    ['/usr/share/qemu', 'ovmf-x86_64-4m-code.bin', 'ovmf-x86_64-4m-vars.bin'],
    ['/usr/share/qemu', 'ovmf-x86_64-code.bin', 'ovmf-x86_64-vars.bin'],
    // What QEMU's own source installs: Homebrew (both prefixes), MacPorts, the Windows installer.
    ['/opt/homebrew/share/qemu', 'edk2-x86_64-code.fd', 'edk2-i386-vars.fd'],
    ['/usr/local/share/qemu', 'edk2-x86_64-code.fd', 'edk2-i386-vars.fd'],
    ['/opt/local/share/qemu', 'edk2-x86_64-code.fd', 'edk2-i386-vars.fd'],
    ['C:/Program Files/qemu/share', 'edk2-x86_64-code.fd', 'edk2-i386-vars.fd'],
  ],
  'x64-secure': [
    ['/usr/share/OVMF', 'OVMF_CODE_4M.secboot.fd', 'OVMF_VARS_4M.ms.fd'],
    ['/usr/share/OVMF', 'OVMF_CODE.secboot.fd', 'OVMF_VARS.ms.fd'],
    ['/usr/share/edk2/ovmf', 'OVMF_CODE.secboot.fd', 'OVMF_VARS.secboot.fd'],
    ['/usr/share/qemu', 'ovmf-x86_64-smm-ms-code.bin', 'ovmf-x86_64-smm-ms-vars.bin'],
  ],
  arm64: [
    ['/usr/share/AAVMF', 'AAVMF_CODE.no-secboot.fd', 'AAVMF_VARS.fd'],
    ['/usr/share/AAVMF', 'AAVMF_CODE.fd', 'AAVMF_VARS.fd'],
    ['/usr/share/edk2/aarch64', 'QEMU_EFI-pflash.raw', 'vars-template-pflash.raw'],
    ['/usr/share/edk2/aarch64', 'QEMU_CODE.fd', 'QEMU_VARS.fd'],
    ['/usr/share/qemu', 'aavmf-aarch64-code.bin', 'aavmf-aarch64-vars.bin'],
    ['/opt/homebrew/share/qemu', 'edk2-aarch64-code.fd', 'edk2-arm-vars.fd'],
    ['/usr/local/share/qemu', 'edk2-aarch64-code.fd', 'edk2-arm-vars.fd'],
    ['/opt/local/share/qemu', 'edk2-aarch64-code.fd', 'edk2-arm-vars.fd'],
    ['C:/Program Files/qemu/share', 'edk2-aarch64-code.fd', 'edk2-arm-vars.fd'],
  ],
}

/** Candidates in the order in which they are looked for. */
export function firmwarePlaces(kind: FlashFirmware): readonly FirmwareFiles[] {
  return PAIRS[kind].map(([folder, code, variables]) => ({
    code: `${folder}/${code}`,
    variables: `${folder}/${variables}`,
    format: 'raw',
  }))
}

/** Folders with firmware descriptors, the administrator's first (QEMU docs/interop/firmware.json). */
export const DESCRIPTOR_FOLDERS: readonly string[] = [
  '/etc/qemu/firmware',
  '/usr/share/qemu/firmware',
  '/opt/homebrew/share/qemu/firmware',
  '/usr/local/share/qemu/firmware',
  'C:/Program Files/qemu/share/firmware',
]
