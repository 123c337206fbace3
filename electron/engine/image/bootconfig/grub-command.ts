/** GRUB's commands by what they do to an entry (GRUB manual §16; `linuxefi`, `xen_*` are distributions' own). */
export const LINUX = new Set(['linux', 'linux16', 'linuxefi', 'linuxaa64'])
export const MULTIBOOT = new Set(['multiboot', 'multiboot2', 'xen_hypervisor'])
export const MODULE = new Set(['module', 'module2', 'xen_linux', 'xen_initrd', 'xen_module'])
export const INITRD = new Set(['initrd', 'initrd16', 'initrdefi', 'initrdaa64'])

/** What prepares an entry or asks something. */
const PREPARES = new Set(
  `insmod rmmod search set unset export shift return true false test [ ! boot read probe regexp smbios cpuid eval
  load_env save_env savedefault load_video loadfont videoinfo videotest play background_image background_color clear
  echo cat ls sleep keystatus setkey password password_pbkdf2 serial terminal_input terminal_output terminal_box
  loopback cryptomount devicetree setparams acpi cutmem badram rdmsr wrmsr drivemap parttool hdparm`.split(
    /\s+/,
  ),
)
const PREPARES_LIKE = /^(search|gfx|net|video|outb|outw|outl|inb|inw|inl|legacy|hook|cbmem)[._]?\w*$/
/** What hands the machine back, or on to a drive of its own. */
const GOES_AWAY = new Set(['exit', 'halt', 'reboot', 'poweroff', 'fwsetup', 'chainloader'])

/** Starts something in a way that is GRUB's alone: `kfreebsd`, `ntldr`, `xnu_kernel`, a vendor's own. */
export function isUnknownStart(name: string): boolean {
  const isLoader = [LINUX, MULTIBOOT, MODULE, INITRD].some(names => names.has(name))
  return !isLoader && !PREPARES.has(name) && !PREPARES_LIKE.test(name) && !GOES_AWAY.has(name)
}
