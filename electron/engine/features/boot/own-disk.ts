import type { MacAddress } from '#contract/address.ts'
import { withHttpBoot, type ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { chooseLoader } from './loader.ts'

/**
 * True if a machine that is to start from its own disk gets no boot file, so that its firmware continues with the next boot
 * option. A BIOS does so at once ("PXE-E53: No boot filename received"). UEFI waits for an offer that it can use, four times and
 * a minute in all, by PXE and again by HTTP boot (EDK2's NetworkPkg); with a boot loader that ends it continues within seconds.
 */
export function isLeftToFirmware(
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
  return chooseLoader(withHttpBoot(arch, false), hasProgram)
}

/**
 * Who has just chosen its own disk on our menu. A UEFI firmware then goes through its boot options one after the
 * other, and when "UEFI HTTPv4" comes before the disk it would land in the same menu again (OVMF: PXEv4, HTTPv4,
 * disk). Once within this time it is led on to its disk without the menu. Silence would do so too, but EDK2 waits a minute
 * for an offer that it can use.
 */
interface OwnDiskWindow {
  note(mac: MacAddress): void
  /** True once after a choice: a machine that asks again gets the menu. */
  take(mac: MacAddress): boolean
}

/** EDK2 comes to its HTTP option 5 s after PXE gave up, and loads its program in some seconds more. */
const WINDOW_MS = 60_000
const MAX_MACHINES = 2048

export function createOwnDiskWindow(needs: { readonly clock: Clock }): OwnDiskWindow {
  const chosen = new ExpiringMap<MacAddress, { isTaken: boolean }>(MAX_MACHINES, WINDOW_MS)
  return {
    note(mac) {
      // Being led on is no choice.
      const nowMs = needs.clock.nowMs()
      if (!chosen.get(mac, nowMs)?.isTaken) chosen.set(mac, { isTaken: false }, nowMs)
    },
    take(mac) {
      const choice = chosen.get(mac, needs.clock.nowMs())
      if (!choice || choice.isTaken) return false
      choice.isTaken = true
      return true
    },
  }
}

/**
 * How each boot loader leaves the machine to its own disk. A BIOS has its first disk (0x80) started from the loader, for not
 * every one goes on automatically; where that disk does not start, the loader ends and the BIOS has the next word. A UEFI firmware
 * goes on to its next boot option when a program returns an error, and to its setup screen when it returns success. PXELINUX has `LOCALBOOT 0` for it.
 */
export const OWN_DISK_IN_IPXE: readonly string[] = [
  'iseq ${platform} efi || goto bios',
  'echo The firmware goes on with its next boot option. "Could not boot image" is how iPXE says so.',
  'exit 1',
  ':bios',
  'sanboot --no-describe --drive 0x80 ||',
  'echo The first disk does not start. The BIOS goes on with its next boot device.',
  'exit 1',
]

/** Where installers put their first stage: shim before GRUB, for Secure Boot; last the one of removable disks. */
const UEFI_LOADERS = [
  ...['debian', 'ubuntu', 'fedora', 'redhat', 'rocky', 'almalinux', 'centos', 'opensuse', 'sles']
    .map(vendor => `/EFI/${vendor}`)
    .flatMap(folder => [`${folder}/shimx64.efi`, `${folder}/shim.efi`, `${folder}/grubx64.efi`]),
  ...['/EFI/systemd/systemd-bootx64.efi', '/EFI/Microsoft/Boot/bootmgfw.efi', '/EFI/xenserver/grubx64.efi'],
  ...['/EFI/BOOT/BOOTX64.EFI', '/EFI/BOOT/BOOTAA64.EFI', '/EFI/BOOT/BOOTIA32.EFI'],
]

/**
 * GRUB always ends with success, which leaves UEFI firmware at its setup screen, so it starts the disk's own loader. That one
 * takes the device of `root` for the one it came from (loader/efi/chainloader.c), and looks there for its configuration.
 */
export const OWN_DISK_IN_GRUB: readonly string[] = [
  'if [ "$grub_platform" = "efi" ]; then',
  `  for loader in ${UEFI_LOADERS.join(' ')}; do`,
  '    if search --no-floppy --set=root --file $loader; then',
  '      clear',
  '      echo "Starting $loader of this machine\'s own disk"',
  '      if chainloader $loader; then boot; fi',
  '    fi',
  '  done',
  '  exit 1',
  'else',
  '  set root=(hd0)',
  '  chainloader +1',
  'fi',
]
