import type { MacAddress } from '#contract/address.ts'
import { withHttpBoot, type ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { chooseLoader } from './loader.ts'

/**
 * True if a machine that is to start from its own disk gets no boot file, so that its firmware continues with the
 * next boot option. A BIOS does so at once ("PXE-E53: No boot filename received"). UEFI waits for a usable offer,
 * four times and a minute in all, over PXE and again over HTTP boot (EDK2's NetworkPkg); after a boot loader that
 * exits it continues within seconds.
 */
export function isLeftToFirmware(
  machine: Machine,
  arch: ClientArch,
  hasProgram: (name: string) => boolean,
): boolean {
  const usual = arch === 'x86-bios' ? 'firmware' : 'loader'
  // A boot program that Slipway did not supply does not know that the machine has to start from its disk.
  const hasForeignFile = machine.filename !== null && !hasProgram(machine.filename)
  return (machine.ownDiskBy ?? usual) === 'firmware' || hasForeignFile
}

/**
 * What UEFI HTTP boot gets from Slipway on the way to the machine's own disk: a loader after which the firmware
 * continues. The `ipxe.efi` of 2019 hangs OVMF when it exits there; `snponly.efi` exits cleanly, whether it finds its
 * card or not.
 */
export function endingLoader(arch: ClientArch, hasProgram: (name: string) => boolean): string | null {
  return chooseLoader(withHttpBoot(arch, false), hasProgram)
}

/**
 * Remembers which machine has just chosen its own disk in Slipway's menu. UEFI firmware then tries its boot options
 * one after the other. If "UEFI HTTPv4" comes before the disk, the machine would get the same menu again (OVMF:
 * PXEv4, HTTPv4, disk). Once within this time it is sent on to its disk without the menu. Silence would also work,
 * but EDK2 waits a minute for a usable offer.
 */
interface OwnDiskWindow {
  note(mac: MacAddress): void
  /** True once after a choice. If the machine asks again it gets the menu. */
  take(mac: MacAddress): boolean
}

/** EDK2 reaches its HTTP option 5 s after PXE gave up, and takes several seconds more to load its program. */
const WINDOW_MS = 60_000
const MAX_MACHINES = 2048

export function createOwnDiskWindow(needs: { readonly clock: Clock }): OwnDiskWindow {
  const chosen = new ExpiringMap<MacAddress, { isTaken: boolean }>(MAX_MACHINES, WINDOW_MS)
  return {
    note(mac) {
      // A machine that is sent on to its disk has not made a new choice.
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
 * How each boot loader leaves the machine to its own disk. For a BIOS the loader starts the first disk (0x80),
 * because not every BIOS continues automatically; if that disk does not start, the loader exits and the BIOS tries
 * its next device. UEFI firmware tries its next boot option after a program that returns an error, and opens its
 * setup screen after one that returns success. PXELINUX has `LOCALBOOT 0` for this.
 */
export const OWN_DISK_IN_IPXE: readonly string[] = [
  'iseq ${platform} efi || goto bios',
  'echo The firmware continues with its next boot option. iPXE reports this as "Could not boot image".',
  'exit 1',
  ':bios',
  'sanboot --no-describe --drive 0x80 ||',
  'echo The first disk does not start. The BIOS continues with its next boot device.',
  'exit 1',
]

/**
 * Where installers put their first stage: shim before GRUB, for Secure Boot; the path for removable disks comes last.
 */
const UEFI_LOADERS = [
  ...['debian', 'ubuntu', 'fedora', 'redhat', 'rocky', 'almalinux', 'centos', 'opensuse', 'sles']
    .map(vendor => `/EFI/${vendor}`)
    .flatMap(folder => [`${folder}/shimx64.efi`, `${folder}/shim.efi`, `${folder}/grubx64.efi`]),
  ...['/EFI/systemd/systemd-bootx64.efi', '/EFI/Microsoft/Boot/bootmgfw.efi', '/EFI/xenserver/grubx64.efi'],
  ...['/EFI/BOOT/BOOTX64.EFI', '/EFI/BOOT/BOOTAA64.EFI', '/EFI/BOOT/BOOTIA32.EFI'],
]

/**
 * GRUB always exits with success, which leaves UEFI firmware at its setup screen, so GRUB starts the disk's own
 * loader instead. That loader takes the device of `root` for the one it came from (loader/efi/chainloader.c) and
 * looks there for its configuration.
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
