import { z } from 'zod'
import type { FirmwareFiles, FlashFirmware } from './firmware-places.ts'

const file = z.object({ filename: z.string().min(1), format: z.enum(['raw', 'qcow2']) })
const descriptor = z.object({
  'interface-types': z.array(z.string()),
  mapping: z.object({ device: z.literal('flash'), executable: file, 'nvram-template': file }),
  targets: z.array(z.object({ architecture: z.string(), machines: z.array(z.string()) })),
  features: z.array(z.string()),
})

/** Features of machines that a plain one does not have: AMD SEV-SNP and Intel TDX builds keep no variables. */
const UNUSABLE = ['amd-sev-snp', 'intel-tdx']

/**
 * What a firmware descriptor (QEMU docs/interop/firmware.json) offers, if that is a firmware of `kind`; null for any other and
 * for what is no descriptor.
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
  // One format for both: the plan says it once, and every distribution has it so.
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
