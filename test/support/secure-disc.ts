import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { signedPackages, signedPrograms } from './signed-packages.ts'
import { makeTestIso, type TestIso } from './test-iso.ts'
import { testKernel } from './test-kernel.ts'

/** The kind of a disc for Secure Boot: `repository` ones carry signed packages, as Debian's and Ubuntu's installers do. */
export interface SecureDisc {
  readonly path: string
  readonly label: string
  readonly kernel: 'signed' | 'unsigned'
  readonly hasRepository?: boolean
  readonly extraArguments?: string
}

/** A disc with the distribution's shim, its GRUB for discs and its kernel, laid out like its live systems. */
export async function makeSecureDisc(disc: SecureDisc): Promise<TestIso> {
  const { shim, discGrub } = await signedPrograms()
  const kernel = await readFile((await testKernel()).vmlinuz)
  return makeTestIso({
    path: disc.path,
    label: disc.label,
    extraArguments: disc.extraArguments ?? '',
    vmlinuz: disc.kernel === 'signed' ? kernel : withoutSignature(kernel),
    files: {
      'EFI/boot/bootx64.efi': shim,
      'EFI/boot/grubx64.efi': discGrub,
      ...(disc.hasRepository ? await repository() : {}),
    },
  })
}

async function repository(): Promise<Readonly<Record<string, Uint8Array>>> {
  const packages = await signedPackages()
  const [shim, grub] = [packages['shim-signed'], packages['grub-efi-amd64-signed']]
  return {
    [`pool/main/s/shim-signed/${basename(shim)}`]: await readFile(shim),
    [`pool/main/g/grub-efi-amd64-signed/${basename(grub)}`]: await readFile(grub),
  }
}

/** The program without its signature: without the certificate table and the header fields that point to it. */
export function withoutSignature(program: Buffer): Buffer {
  const bytes = Buffer.from(program)
  const optional = bytes.readUInt32LE(0x3c) + 24
  const entry = optional + (bytes.readUInt16LE(optional) === 0x20b ? 112 : 96) + 4 * 8
  const table = bytes.readUInt32LE(entry)
  bytes.fill(0, entry, entry + 8)
  return bytes.subarray(0, table)
}
