import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { LabFirmware } from '#contract/lab.ts'
import { pathExists } from './path-exists.ts'

/** The file access that the search for firmware needs. */
export interface FirmwareDisk {
  exists(path: string): Promise<boolean>
  /** Names in a folder; empty if it does not exist. */
  list(folder: string): Promise<readonly string[]>
  read(path: string): Promise<string>
}

const systemFirmwareDisk: FirmwareDisk = {
  exists: pathExists,
  list: folder => readdir(folder).catch(() => []),
  read: path => readFile(path, 'utf8'),
}

/**
 * Searches descriptors first, sorted by name as QEMU's specification requires, then well-known paths. Null if neither
 * has such a firmware.
 */
export async function findFirmware(
  kind: FlashFirmware,
  disk: FirmwareDisk = systemFirmwareDisk,
): Promise<FirmwareFiles | null> {
  const isThere = async (files: FirmwareFiles): Promise<boolean> =>
    (await disk.exists(files.code)) && (await disk.exists(files.variables))
  for (const path of await descriptors(disk)) {
    const found = readFirmwareDescriptor(await disk.read(path).catch(() => ''), kind)
    if (found && (await isThere(found))) return found
  }
  for (const files of firmwarePlaces(kind)) if (await isThere(files)) return files
  return null
}

/** An administrator's descriptor overrides the distribution's one of the same name. */
async function descriptors(disk: FirmwareDisk): Promise<readonly string[]> {
  const byName = new Map<string, string>()
  for (const folder of DESCRIPTOR_FOLDERS) {
    for (const name of await disk.list(folder))
      if (name.endsWith('.json') && !byName.has(name)) byName.set(name, join(folder, name))
  }
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path)
}

/** The folders that were searched, for an error message. */
export function searchedFolders(kind: FlashFirmware): string {
  return [...new Set(firmwarePlaces(kind).map(({ code }) => dirname(code)))].join(', ')
}

const file = z.object({ filename: z.string().min(1), format: z.enum(['raw', 'qcow2']) })
const descriptor = z.object({
  'interface-types': z.array(z.string()),
  mapping: z.object({ device: z.literal('flash'), executable: file, 'nvram-template': file }),
  targets: z.array(z.object({ architecture: z.string(), machines: z.array(z.string()) })),
  features: z.array(z.string()),
})

/** Features that a plain machine does not have: AMD SEV-SNP and Intel TDX builds store no variables. */
const UNUSABLE = ['amd-sev-snp', 'intel-tdx']

/**
 * The firmware in a descriptor (QEMU docs/interop/firmware.json); null if it is of another kind, or if the text is not
 * a descriptor.
 */
export function readFirmwareDescriptor(text: string, kind: FlashFirmware): FirmwareFiles | null {
  const parsed = descriptor.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { mapping, targets, features } = parsed.data
  if (!parsed.data['interface-types'].includes('uefi')) return null
  const architecture = kind === 'arm64' ? 'aarch64' : 'x86_64'
  if (!targets.some(target => target.architecture === architecture)) return null
  if (UNUSABLE.some(feature => features.includes(feature))) return null
  if (!hasRightKeys(kind, features)) return null
  const variables = mapping['nvram-template']
  // The machine plan has one format for both, and so does every distribution's firmware.
  if (variables.format !== mapping.executable.format) return null
  return { code: mapping.executable.filename, variables: variables.filename, format: variables.format }
}

function hasRightKeys(kind: FlashFirmware, features: readonly string[]): boolean {
  const isSecure = features.includes('secure-boot') && features.includes('enrolled-keys')
  if (kind === 'x64-secure') return isSecure && features.includes('requires-smm')
  return !isSecure && !features.includes('requires-smm')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Firmware for QEMU: its code, and the empty variable store that belongs to it. */
export interface FirmwareFiles {
  readonly code: string
  readonly variables: string
  readonly format: 'raw' | 'qcow2'
}

/** Every kind of firmware that consists of two files; SeaBIOS is part of QEMU. */
type FlashFirmware = 'x64' | 'x64-secure' | 'arm64'

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
 * Paths used by distributions, for systems without descriptors. Secure Boot needs variables with Microsoft's keys
 * enrolled, which Arch and Homebrew do not ship.
 */
const PAIRS: Readonly<Record<FlashFirmware, readonly Pair[]>> = {
  x64: [
    // Debian, Ubuntu. 4 MB builds first: shim's revocation list fills the smaller variable store.
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

/** Candidates in the order of the search. */
function firmwarePlaces(kind: FlashFirmware): readonly FirmwareFiles[] {
  return PAIRS[kind].map(([folder, code, variables]) => ({
    code: `${folder}/${code}`,
    variables: `${folder}/${variables}`,
    format: 'raw',
  }))
}

/** Folders with firmware descriptors, the administrator's first (QEMU docs/interop/firmware.json). */
const DESCRIPTOR_FOLDERS: readonly string[] = [
  '/etc/qemu/firmware',
  '/usr/share/qemu/firmware',
  '/opt/homebrew/share/qemu/firmware',
  '/usr/local/share/qemu/firmware',
  'C:/Program Files/qemu/share/firmware',
]
