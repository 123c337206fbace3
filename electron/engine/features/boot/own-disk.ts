import type { ClientArch, Machine } from '#contract/machine.ts'
import { chooseLoader } from './loader.ts'

/**
 * Whether a machine that is to start from its own disk is told of nothing to boot, so that its firmware goes on by itself. A
 * BIOS does so at once ("PXE-E53: No boot filename received"). UEFI waits for an offer it can use, four times and a minute in
 * all, by PXE and once more by HTTP boot (EDK2's NetworkPkg), and is through in seconds with a loader that ends.
 */
export function isToldNothing(
  machine: Machine,
  arch: ClientArch,
  hasProgram: (name: string) => boolean,
): boolean {
  const usual = arch === 'x86-bios' ? 'firmware' : 'loader'
  // A boot file of the user's own knows nothing of where the machine is to go.
  const hasForeignFile = machine.filename !== null && !hasProgram(machine.filename)
  return (machine.ownDiskBy ?? usual) === 'firmware' || hasForeignFile
}

/**
 * What UEFI HTTP boot gets of us on the way to the machine's own disk: a loader that the firmware goes on after. `ipxe.efi` of 2019
 * leaves OVMF standing still when it ends there; `snponly.efi` ends well, whether it finds its card or not.
 */
export function endingLoader(arch: ClientArch, hasProgram: (name: string) => boolean): string | null {
  return chooseLoader(PLAIN_ARCH[arch] ?? arch, hasProgram)
}

const PLAIN_ARCH: Partial<Record<ClientArch, ClientArch>> = {
  'x86-uefi-http': 'x86-uefi',
  'x64-uefi-http': 'x64-uefi',
  'arm64-uefi-http': 'arm64-uefi',
}
