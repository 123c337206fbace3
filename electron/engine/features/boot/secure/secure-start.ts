import { clientArchitecture, type ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, TargetItem } from '#contract/menu.ts'

/** Which signed programs start a machine's entry. */
type SecureWay =
  /** A small disc with the chain and the entry in it, by UEFI HTTP boot. */
  | 'capsule'
  /** The shim and netboot GRUB among our boot programs. */
  | 'own-shim'
  /** Those of the entry's disc. */
  | 'disc-shim'
  /** A signed iPXE with its shim, which the user has put in. */
  | 'signed-ipxe'

/** What a machine with Secure Boot on loads, and why. */
export interface SecureStart {
  readonly way: SecureWay
  /** A TFTP name, or the path of a URL; without a slash before it. */
  readonly path: string
  /** What it is loaded for; null where every entry is the same to it. */
  readonly item: TargetItem | null
}

export interface SecureStartNeeds {
  readonly menu: () => BootMenu
  readonly hasProgram: (name: string) => boolean
  /** The common names of those whose programs our own shim starts; empty without one. */
  readonly ownAuthorities: () => readonly string[]
  /** Among our programs is an iPXE beside a shim that starts it. */
  readonly hasSignedIpxe: () => boolean
  /** What this machine's user chose before it restarted; null for nothing. */
  readonly chosenOf: (mac: Machine['mac']) => string | null
}

export const OWN_SHIM = 'shimx64.efi'
export const OWN_GRUB = 'grubx64.efi'
export const IPXE_SHIM = 'ipxe-shimx64.efi'
export const IPXE_SIGNED = 'ipxe.efi'

/**
 * The choice for a machine whose firmware starts signed programs only, best way first: by HTTP boot the capsule, by PXE a
 * shim that trusts the entry's kernel, our own before the disc's because it is the newest; then a signed iPXE. An entry that
 * no shim trusts gets a shim all the same: the firmware refuses it, not we. Null where there is nothing signed at all.
 */
export function chooseSecureStart(
  needs: SecureStartNeeds,
  machine: Machine,
  { arch, isHttp: isHttpBoot }: { readonly arch: ClientArch; readonly isHttp: boolean },
): SecureStart | null {
  const item = wantedItem(needs, machine)
  const { efiSuffix } = clientArchitecture(arch)
  // A machine that has not shown what it is counts as x64: nearly all are.
  const isX64 = efiSuffix !== 'arm' && efiSuffix !== 'aa64'
  const hasOwn = isX64 && needs.hasProgram(OWN_SHIM) && needs.hasProgram(OWN_GRUB)
  if (isHttpBoot && item && (hasOwn || item.target.secureBoot?.ways.includes('capsule')))
    return { way: 'capsule', path: capsulePath(item.id, machine.mac), item }
  const standing = item && standingOf(item, needs.ownAuthorities())
  // Debian's netboot GRUB has no HTTP: behind a shim that came by HTTP boot it would end at its prompt.
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

/** Chosen before the restart, set for the machine, or what the menu starts automatically. */
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

/** By which shim an entry's kernel passes under PXE: `own`, `disc`, or `none`. */
export function standingOf(item: TargetItem, ownAuthorities: readonly string[]): 'own' | 'disc' | 'none' {
  const { secureBoot } = item.target
  if (!secureBoot || secureBoot.verdict === 'unsigned' || secureBoot.verdict === 'damaged') return 'none'
  if (secureBoot.authority !== null && ownAuthorities.includes(secureBoot.authority)) return 'own'
  return secureBoot.ways.includes('netboot') ? 'disc' : 'none'
}

/** EDK2 takes a file for a disc by the `.iso` at its end, or by its media type. */
function capsulePath(entryId: string, mac: Machine['mac']): string {
  return `capsule/${entryId}/${mac.replaceAll(':', '-')}.iso`
}

/** The shim and what lies beside it: shim asks for its GRUB in the folder it came from. */
function signedProgramPath(imageId: string, name: string): string {
  return `signed/${imageId}/${name}`
}

/** Below the root of our HTTP: the shim that trusts an entry's kernel; null where none does. */
export function shimPathOf(item: TargetItem, ownAuthorities: readonly string[]): string | null {
  if (standingOf(item, ownAuthorities) === 'own') return `boot/${OWN_SHIM}`
  return item.target.secureBoot?.verdict === 'passes' ? signedProgramPath(item.imageId, OWN_SHIM) : null
}
