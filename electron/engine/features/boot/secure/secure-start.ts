import { clientArchitecture, type ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, TargetItem } from '#contract/menu.ts'

/** The signed programs that start a machine's entry. */
type SecureWay =
  /** A small disc with the boot chain and the entry on it, for UEFI HTTP boot. */
  | 'capsule'
  /** The shim and netboot GRUB among Slipway's boot programs. */
  | 'own-shim'
  /** The shim and GRUB from the entry's disc. */
  | 'disc-shim'
  /** A signed iPXE with its shim, added by the user. */
  | 'signed-ipxe'

/** What a machine with Secure Boot on loads, and why. */
export interface SecureStart {
  readonly way: SecureWay
  /** A TFTP name, or the path of a URL, without a leading slash. */
  readonly path: string
  /** The entry it is loaded for; null if every entry needs the same program. */
  readonly item: TargetItem | null
}

export interface SecureStartNeeds {
  readonly menu: () => BootMenu
  readonly hasProgram: (name: string) => boolean
  /** The common names of signers whose programs Slipway's shim starts; empty without a shim. */
  readonly ownAuthorities: () => readonly string[]
  /** True if the boot programs include an iPXE next to a shim that starts it. */
  readonly hasSignedIpxe: () => boolean
  /** What this machine's user chose before the restart; null if nothing. */
  readonly chosenOf: (mac: Machine['mac']) => string | null
}

export const OWN_SHIM = 'shimx64.efi'
export const OWN_GRUB = 'grubx64.efi'
export const IPXE_SHIM = 'ipxe-shimx64.efi'
export const IPXE_SIGNED = 'ipxe.efi'

/**
 * The choice for a machine whose firmware only starts signed programs, best first: over HTTP boot the capsule; over
 * PXE a shim that trusts the entry's kernel, Slipway's before the disc's because it is newer; then a signed iPXE. An
 * entry that no shim trusts gets a shim anyway, so that the firmware decides. Null if there is no signed program at
 * all.
 */
export function chooseSecureStart(
  needs: SecureStartNeeds,
  machine: Machine,
  { arch, isHttp: isHttpBoot }: { readonly arch: ClientArch; readonly isHttp: boolean },
): SecureStart | null {
  const item = wantedItem(needs, machine)
  const { efiSuffix } = clientArchitecture(arch)
  // A machine with unknown architecture counts as x64, because nearly all are.
  const isX64 = efiSuffix !== 'arm' && efiSuffix !== 'aa64'
  const hasOwn = isX64 && needs.hasProgram(OWN_SHIM) && needs.hasProgram(OWN_GRUB)
  if (isHttpBoot && item && (hasOwn || item.target.secureBoot?.ways.includes('capsule')))
    return { way: 'capsule', path: capsulePath(item.id, machine.mac), item }
  const standing = item && standingOf(item, needs.ownAuthorities())
  // Debian's netboot GRUB has no HTTP: after a shim loaded over HTTP boot it would stop at its prompt.
  if (!isHttpBoot && hasOwn && (standing === 'own' || standing === null))
    return { way: 'own-shim', path: OWN_SHIM, item }
  if (!isHttpBoot && item && standing === 'disc')
    return {
      way: 'disc-shim',
      path: signedProgramPath(item.imageId, isX64 ? OWN_SHIM : 'shimaa64.efi'),
      item,
    }
  if (isX64 && needs.hasSignedIpxe())
    return { way: 'signed-ipxe', path: isHttpBoot ? `boot/${IPXE_SHIM}` : IPXE_SHIM, item }
  return !isHttpBoot && hasOwn ? { way: 'own-shim', path: OWN_SHIM, item } : null
}

/** The entry chosen before the restart, set for the machine, or started automatically by the menu. */
function wantedItem(needs: SecureStartNeeds, machine: Machine): TargetItem | null {
  const menu = needs.menu()
  const isSet = machine.next === 'once' || machine.next === 'always'
  const wanted = [needs.chosenOf(machine.mac), isSet ? machine.entry : null, menu.defaultId]
  for (const id of wanted) {
    const item = menu.items.find(one => one.id === id)
    if (item?.kind === 'target') return item
  }
  return null
}

/** The shim that starts an entry's kernel under PXE: `own`, `disc`, or `none`. */
export function standingOf(item: TargetItem, ownAuthorities: readonly string[]): 'own' | 'disc' | 'none' {
  const { secureBoot } = item.target
  if (!secureBoot || secureBoot.verdict === 'unsigned' || secureBoot.verdict === 'damaged') return 'none'
  if (secureBoot.authority !== null && ownAuthorities.includes(secureBoot.authority)) return 'own'
  return secureBoot.ways.includes('netboot') ? 'disc' : 'none'
}

/** EDK2 treats a file as a disc if it ends in `.iso` or has that media type. */
function capsulePath(entryId: string, mac: Machine['mac']): string {
  return `capsule/${entryId}/${mac.replaceAll(':', '-')}.iso`
}

/** The path of the shim and the files next to it: shim asks for its GRUB in the folder it was loaded from. */
function signedProgramPath(imageId: string, name: string): string {
  return `signed/${imageId}/${name}`
}

/** The path, below the HTTP root, of the shim that trusts an entry's kernel; null if none does. */
export function shimPathOf(item: TargetItem, ownAuthorities: readonly string[]): string | null {
  if (standingOf(item, ownAuthorities) === 'own') return `boot/${OWN_SHIM}`
  return item.target.secureBoot?.verdict === 'passes' ? signedProgramPath(item.imageId, OWN_SHIM) : null
}
