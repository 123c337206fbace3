/**
 * How each boot loader leaves the machine to its own disk. A BIOS has its first disk (0x80) started from the loader, for not
 * every one goes on by itself; where that disk does not start, the loader ends and the BIOS has the next word. A UEFI firmware
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
 * GRUB always ends with success, which leaves UEFI firmware at its setup screen, so it starts the disk's own loader. That is
 * told the device of `root` as the one it came from (loader/efi/chainloader.c), and looks there for its configuration.
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
