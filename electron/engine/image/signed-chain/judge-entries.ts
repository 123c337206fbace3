import type { BootTarget } from '#contract/image.ts'
import { EFI_IMAGE } from '#contract/overlay.ts'
import type { EntrySecureBoot } from '#contract/secure-boot.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource } from '../block-source.ts'
import type { ProgramSignature } from '../signature/authenticode.ts'
import { readSignedProgram, type SignedProgram } from '../signature/read-signatures.ts'
import { authorityName, isTrusted, signerName, type SignedChain } from './signed-chain.ts'
import { findDiscChains, type ChainPlaces, findChainPackages } from './find-chains.ts'

/** Kinds whose `kernel` is one EFI program, which shim verifies before starting it. */
const VERIFIED_KINDS: readonly BootTarget['kind'][] = ['linux', 'iso-in-initrd', 'efi']
const MAX_KERNEL_BYTES = 256 * 1024 * 1024

/**
 * Predicts the result of Secure Boot for every entry; null for kinds that UEFI firmware does not start directly. Reads
 * every kernel once.
 */
export async function judgeEntries<T extends Pick<BootTarget, 'kind' | 'kernel'>>(
  entries: readonly T[],
  disc: ChainPlaces,
): Promise<readonly (T & { readonly secureBoot: EntrySecureBoot | null })[]> {
  const chains = await findDiscChains(disc)
  const packages = await findChainPackages(disc.tree)
  const kernels = new Map<string, SignedProgram | null>()
  const judged: (T & { readonly secureBoot: EntrySecureBoot | null })[] = []
  for (const entry of entries) {
    if (!kernels.has(entry.kernel) && VERIFIED_KINDS.includes(entry.kind))
      kernels.set(entry.kernel, await readKernel(disc, entry.kernel))
    const kernel = kernels.get(entry.kernel) ?? null
    judged.push({ ...entry, secureBoot: kernel && judgeKernel(kernel, chains, packages.length > 0) })
  }
  return judged
}

/** Null for a file that is not on the disc, such as an added kernel. */
async function readKernel(disc: ChainPlaces, path: string): Promise<SignedProgram | null> {
  const isInEfiImage = path.startsWith(`${EFI_IMAGE}/`)
  const place = isInEfiImage ? await disc.efiImage().catch(nullOnDecodeError) : disc
  const inside = isInEfiImage ? path.slice(EFI_IMAGE.length) : path
  const entry = await place?.tree.find(inside).catch(nullOnDecodeError)
  if (!place || entry?.kind !== 'file' || entry.sizeBytes > MAX_KERNEL_BYTES) return null
  return readSignedProgram(createSliceBlockSource(place.source, entry.extents)).catch(nullOnDecodeError)
}

/** Accepted by the shim's own authorities, or by those of the firmware that the shim relies on. */
function isAccepted(signature: ProgramSignature, chain: SignedChain): boolean {
  return (
    isTrusted(signature, chain.authorities) || chain.shimAuthorities.includes(authorityName(signature.signer))
  )
}

function judgeKernel(
  { signatures, isDamaged }: SignedProgram,
  chains: readonly SignedChain[],
  hasPackages: boolean,
): EntrySecureBoot {
  const [signature] = signatures
  const chain = chains.find(one => signatures.some(signed => isAccepted(signed, one))) ?? chains[0] ?? null
  const shimAuthorities = chain?.shimAuthorities ?? []
  if (!signature)
    return {
      verdict: isDamaged ? 'damaged' : 'unsigned',
      signer: null,
      authority: null,
      shimAuthorities,
      ways: [],
    }
  const passes = chain !== null && signatures.some(signed => isAccepted(signed, chain))
  const canNetboot = hasPackages || chain?.search.canNetboot === true
  return {
    verdict: passes ? 'passes' : 'needs-other-shim',
    signer: signerName(signature.signer),
    authority: authorityName(signature.signer),
    shimAuthorities,
    ways: passes ? ['capsule', ...(canNetboot ? (['netboot'] as const) : [])] : [],
  }
}
