import type { ImageArch } from '#contract/image.ts'
import type { SecureBootWay } from '#contract/secure-boot.ts'
import { findDiscChains, type ChainPlaces } from './find-chains.ts'
import { findChainPackages, openChainPackages } from './package-chain.ts'
import type { SignedChain } from './signed-chain.ts'

/**
 * The chain of a disc that suits a way to boot; null where it has none. For a capsule the one it starts by itself; for
 * PXE that one where its GRUB knows the network, as Fedora's does, else the one in its packages.
 */
export async function openChain(
  disc: ChainPlaces,
  way: SecureBootWay,
  arch: ImageArch,
): Promise<SignedChain | null> {
  const own = (await findDiscChains(disc)).find(one => one.arch === arch) ?? null
  if (way === 'capsule' || own?.search.canNetboot) return own
  const packages = (await findChainPackages(disc.tree)).find(one => one.arch === arch)
  return packages ? openChainPackages(packages, disc.source) : null
}
