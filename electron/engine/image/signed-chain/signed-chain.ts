import type { X509Certificate } from 'node:crypto'
import type { BlockSource } from '../block-source.ts'
import { type GrubSearch, grubSearchOf, readGrubImage } from '../grub/grub-image.ts'
import type { ImageArch } from '#contract/image.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { PeMachine } from '../signature/pe-image.ts'
import { readSignedProgram } from '../signature/read-signatures.ts'
import { readShim, type ShimFacts } from '../signature/shim-program.ts'
import type { ProgramSignature } from '../signature/authenticode.ts'

/** One program of a chain and its content. */
export interface ChainProgram {
  /** Its absolute path on the disc or inside a package. */
  readonly path: string
  readonly source: BlockSource
}

/**
 * Signed boot programs that belong together: firmware starts the shim, the shim starts the GRUB next to it, and both
 * start only what the shim's authorities signed.
 */
export interface SignedChain {
  /**
   * Its source: the disc's tree, its El Torito EFI image, the packages of its repository, or our own boot programs.
   */
  readonly origin: 'tree' | 'efi-image' | 'package' | 'own'
  readonly arch: ImageArch
  readonly shim: ChainProgram
  readonly grub: ChainProgram
  /** The file name under which this shim loads its GRUB. */
  readonly secondStage: string
  readonly search: GrubSearch
  /** The shim's built-in authorities. */
  readonly authorities: readonly X509Certificate[]
  /** The issuers of the shim's signatures: the firmware must trust one of them. */
  readonly shimAuthorities: readonly string[]
}

const ARCHITECTURES: Readonly<Record<number, ImageArch>> = {
  [PeMachine.x64]: 'amd64',
  [PeMachine.ia32]: 'i386',
  [PeMachine.arm64]: 'arm64',
}

/** A signed shim and its built-in facts. */
interface SignedShim extends ShimFacts {
  readonly arch: ImageArch
  readonly shimAuthorities: readonly string[]
}

/** Null if the program is not a shim, or has no matching signature: no firmware would start it. */
export async function judgeShim({ source }: ChainProgram): Promise<SignedShim | null> {
  const { image, signatures } = await readSignedProgram(source)
  const arch = image && ARCHITECTURES[image.machine]
  if (!image || !arch || signatures.length === 0) return null
  const facts = await readShim(source, image).catch(nullOnDecodeError)
  return facts && { ...facts, arch, shimAuthorities: signatures.map(one => authorityName(one.signer)) }
}

/** Null if the program is not a GRUB, or the shim would refuse it. */
export async function judgeGrub(
  grub: ChainProgram,
  shim: SignedShim,
): Promise<Pick<SignedChain, 'grub' | 'search'> | null> {
  const { image, signatures } = await readSignedProgram(grub.source)
  if (!image || !signatures.some(one => isTrusted(one, shim.vendorCertificates))) return null
  const built = await readGrubImage(grub.source, image).catch(nullOnDecodeError)
  return built && { grub, search: grubSearchOf(built) }
}

/** Both as one chain. */
export function joinChain(
  origin: SignedChain['origin'],
  program: ChainProgram,
  shim: SignedShim,
  second: Pick<SignedChain, 'grub' | 'search'>,
): SignedChain {
  const { arch, secondStage, vendorCertificates: authorities, shimAuthorities } = shim
  return { origin, arch, shim: program, secondStage, authorities, shimAuthorities, ...second }
}

/** Chains of signed boot programs have one to three certificates. */
const MAX_CHAIN = 8

/**
 * True if a signature leads to one of these authorities: its signer is one of them, or was issued by one, directly or
 * through included certificates. Ignores validity dates, as shim and firmware do (shim's Cryptlib sets
 * X509_V_FLAG_NO_CHECK_TIME).
 */
export function isTrusted(signature: ProgramSignature, authorities: readonly X509Certificate[]): boolean {
  let current: X509Certificate | undefined = signature.signer
  for (let step = 0; step < MAX_CHAIN && current; step++) {
    const certificate: X509Certificate = current
    if (authorities.some(one => isSame(one, certificate) || isIssued(certificate, one))) return true
    current = signature.certificates.find(one => !isSame(one, certificate) && isIssued(certificate, one))
  }
  return false
}

/** The signer's common name: `Debian Secure Boot Signer 2022 - linux`. */
export function signerName(certificate: X509Certificate): string {
  return commonNameOf(certificate.subject)
}

/** The common name of the signer's issuer: `Debian Secure Boot CA`. */
export function authorityName(certificate: X509Certificate): string {
  return commonNameOf(certificate.issuer)
}

/** The common name in a distinguished name, which Node formats as lines of `KEY=value`. */
export function commonNameOf(name: string): string {
  const lines = name.split('\n')
  const own = lines.find(line => line.startsWith('CN=')) ?? lines.find(line => line.startsWith('O='))
  return (own ?? lines[0] ?? '')
    .replace(/^[A-Z]+=/, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, 128)
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.fingerprint256 === other.fingerprint256
}

function isIssued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
