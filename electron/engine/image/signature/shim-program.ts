import type { X509Certificate } from 'node:crypto'
import type { BlockSource } from '../block-source.ts'
import { parseCertificate } from './authenticode.ts'
import { PeMachine, type PeImage } from './pe-image.ts'

/** The built-in facts of a shim. */
export interface ShimFacts {
  /** The authorities that it accepts, in addition to those of the firmware and the machine's owner. */
  readonly vendorCertificates: readonly X509Certificate[]
  /** The file that it loads from its own folder: `grubx64.efi`, SUSE's `grub.efi`. */
  readonly secondStage: string
}

const MAX_SECTION_BYTES = 1024 * 1024
/** shim.h: the second stage's name in UTF-16, after a backslash. */
const SECOND_STAGE = /\\(grub[a-z0-9]*\.efi)\0/
const DEFAULT_STAGES: Readonly<Record<number, string>> = {
  [PeMachine.x64]: 'grubx64.efi',
  [PeMachine.ia32]: 'grubia32.efi',
  [PeMachine.arm64]: 'grubaa64.efi',
}
/** EFI_CERT_X509_GUID a5c059a1-94e4-4aa7-87b5-ab155c2bf072 (UEFI 2.10 §32.4.1), in stored byte order. */
const CERT_X509_GUID = Buffer.from('a159c0a5e494a74a87b5ab155c2bf072', 'hex')
const LIST_HEADER_BYTES = 28
const OWNER_BYTES = 16

/** Null if the program is not a shim: it has no `.vendor_cert` section. */
export async function readShim(source: BlockSource, image: PeImage): Promise<ShimFacts | null> {
  const vendor = await readSection(source, image, '.vendor_cert')
  if (!vendor || vendor.length < 16) return null
  return {
    vendorCertificates: vendorCertificates(vendor),
    secondStage: (await findSecondStage(source, image)) ?? DEFAULT_STAGES[image.machine] ?? 'grubx64.efi',
  }
}

/** shim's cert.S: sizes of the authorized and the revoked list, then their offsets from here. */
function vendorCertificates(section: Buffer): readonly X509Certificate[] {
  const size = section.readUInt32LE(0)
  const offset = section.readUInt32LE(8)
  if (size === 0 || offset + size > section.length) return []
  const bytes = section.subarray(offset, offset + size)
  const single = parseCertificate(bytes)
  return single ? [single] : signatureList(bytes)
}

/** A shim with several authorities stores them as EFI_SIGNATURE_LISTs (UEFI 2.10 §32.4.1). */
function signatureList(bytes: Buffer): readonly X509Certificate[] {
  const found: X509Certificate[] = []
  for (let at = 0; at + LIST_HEADER_BYTES <= bytes.length;) {
    const listBytes = bytes.readUInt32LE(at + 16)
    const start = at + LIST_HEADER_BYTES + bytes.readUInt32LE(at + 20)
    const entryBytes = bytes.readUInt32LE(at + 24)
    if (listBytes < LIST_HEADER_BYTES || entryBytes <= OWNER_BYTES) break
    const isX509 = bytes.subarray(at, at + 16).equals(CERT_X509_GUID)
    const end = Math.min(at + listBytes, bytes.length)
    for (let entry = start; isX509 && entry + entryBytes <= end && found.length < 32; entry += entryBytes) {
      const certificate = parseCertificate(bytes.subarray(entry + OWNER_BYTES, entry + entryBytes))
      if (certificate) found.push(certificate)
    }
    at += listBytes
  }
  return found
}

async function findSecondStage(source: BlockSource, image: PeImage): Promise<string | null> {
  for (const name of ['.data', '.rodata', '.rdata', '.text']) {
    const section = await readSection(source, image, name)
    if (!section) continue
    for (const parity of [0, 1]) {
      const match = SECOND_STAGE.exec(section.toString('utf16le', parity))
      if (match?.[1]) return match[1]
    }
  }
  return null
}

async function readSection(source: BlockSource, image: PeImage, name: string): Promise<Buffer | null> {
  const section = image.sections.find(one => one.name === name)
  if (!section || section.offset + section.length > source.sizeBytes) return null
  return Buffer.from(await source.read(section.offset, Math.min(section.length, MAX_SECTION_BYTES)))
}
