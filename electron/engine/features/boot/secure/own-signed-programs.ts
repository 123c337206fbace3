import { IPXE_SHIM, IPXE_SIGNED, OWN_GRUB, OWN_SHIM } from './secure-start.ts'
import type { BootPrograms } from '../program/boot-programs.ts'
import { openUnchanged } from '../program/boot-program-supply.ts'
import { createMemoryBlockSource } from '../../../image/block-source.ts'
import {
  joinChain,
  judgeGrub,
  judgeShim,
  type ChainProgram,
  type SignedChain,
  authorityName,
  commonNameOf,
  isTrusted,
} from '../../../image/signed-chain/signed-chain.ts'
import { readSignedProgram } from '../../../image/signature/read-signatures.ts'

/** The signed programs among the boot programs: from the distribution, or added by the user. */
export interface OwnSignedPrograms {
  /** The common names of signers whose kernels Slipway's shim starts. From memory. */
  authorities(): readonly string[]
  /** True if there is an iPXE next to a shim that starts it. From memory. */
  hasSignedIpxe(): boolean
  /** Reads the programs again; called before serving starts and after a fetch. */
  refresh(): Promise<void>
  /** Slipway's shim and GRUB; null if one is missing or they do not match. */
  openChain(): Promise<SignedChain | null>
}

const MAX_PROGRAM_BYTES = 32 * 1024 * 1024

export function createOwnSignedPrograms(needs: {
  readonly programs: Pick<BootPrograms, 'open'>
}): OwnSignedPrograms {
  let authorities: readonly string[] = []
  let hasSignedIpxe = false

  const read = async (name: string): Promise<ChainProgram | null> => {
    const file = await openUnchanged(needs.programs, name)
    if (!file) return null
    try {
      if (file.sizeBytes > MAX_PROGRAM_BYTES) return null
      return { path: `/${name}`, source: createMemoryBlockSource(await file.read(0, file.sizeBytes)) }
    } finally {
      await file.close()
    }
  }

  const openChain = async (): Promise<SignedChain | null> => {
    const [program, grub] = [await read(OWN_SHIM), await read(OWN_GRUB)]
    const shim = program && (await judgeShim(program))
    const second = grub && shim && (await judgeGrub(grub, shim))
    return program && shim && second && joinChain('own', program, shim, second)
  }

  const isIpxeSigned = async (): Promise<boolean> => {
    const [program, ipxe] = [await read(IPXE_SHIM), await read(IPXE_SIGNED)]
    const shim = program && (await judgeShim(program))
    if (!ipxe || !shim) return false
    const { signatures } = await readSignedProgram(ipxe.source)
    return signatures.some(
      one =>
        isTrusted(one, shim.vendorCertificates) || shim.shimAuthorities.includes(authorityName(one.signer)),
    )
  }

  return {
    authorities: () => authorities,
    hasSignedIpxe: () => hasSignedIpxe,
    async refresh() {
      const chain = await openChain()
      authorities = chain?.authorities.map(one => commonNameOf(one.subject)) ?? []
      hasSignedIpxe = await isIpxeSigned()
    },
    openChain,
  }
}
