import type { ClientArch } from '#contract/machine.ts'
import type { BootScene } from './scene.ts'
import { isIpxe } from '../stage/asked.ts'
import { all } from './scene.ts'

/** Whose screen it is: the three show different words for the same fault. */
export type Screen = 'bios' | 'uefi' | 'ipxe'

export function isUefi(arch: ClientArch): boolean {
  return arch !== 'x86-bios' && arch !== 'unknown'
}

/** Who asked last: iPXE says so in its user class. */
export function screenOf(scene: BootScene): Screen {
  const asked = all(scene, 'dhcp.discovered').findLast(event => event.isBootClient)
  if (asked && isIpxe(asked.userClass)) return 'ipxe'
  return isUefi(scene.boot.arch) ? 'uefi' : 'bios'
}
