import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import type { ImageArch } from '#contract/image.ts'
import { readGrubImage } from '../grub/grub-image.ts'
import { grubSearchOf } from '../grub/grub-search.ts'
import { PeMachine } from '../signature/pe-image.ts'
import { readSignedProgram } from '../signature/read-signatures.ts'
import { readShim, type ShimFacts } from '../signature/shim-program.ts'
import { authorityName, isTrusted } from '../signature/trust.ts'
import type { ChainProgram, SignedChain } from './signed-chain.ts'

const ARCHITECTURES: Readonly<Record<number, ImageArch>> = {
  [PeMachine.x64]: 'amd64',
  [PeMachine.ia32]: 'i386',
  [PeMachine.arm64]: 'arm64',
}

/** A signed shim and its built-in facts. */
export interface SignedShim extends ShimFacts {
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
