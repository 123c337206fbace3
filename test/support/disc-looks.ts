import type { DiscContent } from './iso-tools.ts'

const kernel = 'a kernel'
const initrd = 'an initrd'

/** Small discs laid out and configured like the real ones of a family; sizes and packages differ. */
export const DISC_LOOKS = {
  'ubuntu-server': {
    label: 'Ubuntu-Server 22.04.4 LTS amd64',
    content: {
      '.disk/info': 'Ubuntu-Server 22.04.4 LTS "Jammy Jellyfish" - Release amd64 (20240216.1)',
      'casper/vmlinuz': kernel,
      'casper/initrd': initrd,
      'casper/hwe-vmlinuz': `${kernel} (HWE)`,
      'casper/hwe-initrd': `${initrd} (HWE)`,
      'casper/ubuntu-server-minimal.squashfs': 'hsqs',
      'EFI/boot/bootx64.efi': 'MZ',
      'boot/memtest86+x64.bin': 'memtest',
      'boot/grub/grub.cfg': `set timeout=30
loadfont unicode
menuentry "Try or Install Ubuntu Server" {
	set gfxpayload=keep
	linux	/casper/vmlinuz  ---
	initrd	/casper/initrd
}
menuentry "Ubuntu Server with the HWE kernel" {
	set gfxpayload=keep
	linux	/casper/hwe-vmlinuz  ---
	initrd	/casper/hwe-initrd
}
grub_platform
if [ "$grub_platform" = "efi" ]; then
menuentry 'Boot from next volume' {
	exit 1
}
fi`,
      'boot/grub/loopback.cfg': `menuentry "Try or Install Ubuntu Server" {
	linux	/casper/vmlinuz  iso-scan/filename=\${iso_path} ---
	initrd	/casper/initrd
}`,
    },
  },
  'ubuntu-desktop': {
    label: 'Ubuntu 24.04.1 LTS amd64',
    content: {
      '.disk/info': 'Ubuntu 24.04.1 LTS "Noble Numbat" - Release amd64 (20240827.1)',
      'casper/vmlinuz': kernel,
      'casper/initrd': initrd,
      'casper/minimal.squashfs': 'hsqs',
      'boot/grub/grub.cfg': `menuentry "Try or Install Ubuntu" {
	set gfxpayload=keep
	linux	/casper/vmlinuz  --- quiet splash
	initrd	/casper/initrd
}
menuentry "Ubuntu (safe graphics)" {
	linux	/casper/vmlinuz nomodeset  --- quiet splash
	initrd	/casper/initrd
}`,
    },
  },
  mint: {
    label: 'Linux Mint 21.3 Cinnamon 64-bit',
    content: {
      '.disk/info': 'Linux Mint 21.3 "Virginia" - Release amd64 20240110',
      'casper/vmlinuz': kernel,
      'casper/initrd.lz': initrd,
      'casper/filesystem.squashfs': 'hsqs',
      'isolinux/isolinux.cfg': `default vesamenu.c32
label live
  menu label Start Linux Mint
  kernel /casper/vmlinuz
  append  file=/cdrom/preseed/linuxmint.seed boot=casper initrd=/casper/initrd.lz quiet splash --
menu default
label xforcevesa
  menu label Start in compatibility mode
  linux /casper/vmlinuz
  append  file=/cdrom/preseed/linuxmint.seed boot=casper xforcevesa nomodeset initrd=/casper/initrd.lz ramdisk_size=1048576 root=/dev/ram rw noapic noacpi nosplash irqpoll --`,
      'boot/grub/grub.cfg': `menuentry "Start Linux Mint 21.3 Cinnamon 64-bit" --class linuxmint {
	set gfxpayload=keep
	linux	/casper/vmlinuz  file=/cdrom/preseed/linuxmint.seed boot=casper username=mint hostname=mint quiet splash --
	initrd	/casper/initrd.lz
}`,
    },
  },
  'rocky-dvd': {
    label: 'Rocky-9-3-x86_64-dvd',
    content: {
      '.treeinfo': `[header]
type = productmd.treeinfo
version = 1.2

[release]
name = Rocky Linux
short = Rocky
version = 9.3

[general]
; WARNING.0 = This section provides compatibility with pre-productmd treeinfos.
arch = x86_64
family = Rocky Linux
name = Rocky Linux 9.3
packagedir = AppStream/Packages
platforms = x86_64,xen
repository = AppStream
timestamp = 1699939513
variant = AppStream
variants = AppStream,BaseOS
version = 9.3

[images-x86_64]
efiboot.img = images/efiboot.img
initrd = images/pxeboot/initrd.img
kernel = images/pxeboot/vmlinuz

[stage2]
mainimage = images/install.img
`,
      '.discinfo': '1699939513.0\n9.3\nx86_64\n',
      'images/install.img': 'hsqs',
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'isolinux/vmlinuz': kernel,
      'isolinux/initrd.img': initrd,
      'BaseOS/repodata/repomd.xml': '<x/>',
      'AppStream/repodata/repomd.xml': '<x/>',
      'EFI/BOOT/BOOTX64.EFI': 'MZ',
      'EFI/BOOT/grub.cfg': `set default="1"
search --no-floppy --set=root -l 'Rocky-9-3-x86_64-dvd'
menuentry 'Install Rocky Linux 9.3' --class fedora --class gnu-linux --class gnu --class os {
	linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd quiet
	initrdefi /images/pxeboot/initrd.img
}
menuentry 'Test this media & install Rocky Linux 9.3' --class fedora {
	linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd rd.live.check quiet
	initrdefi /images/pxeboot/initrd.img
}
submenu 'Troubleshooting -->' {
	menuentry 'Rescue a Rocky Linux system' --class fedora {
		linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd inst.rescue quiet
		initrdefi /images/pxeboot/initrd.img
	}
}`,
      'isolinux/isolinux.cfg': `default vesamenu.c32
label linux
  menu label ^Install Rocky Linux 9.3
  kernel vmlinuz
  append initrd=initrd.img inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd quiet
label rescue
  menu label ^Rescue a Rocky Linux system
  kernel vmlinuz
  append initrd=initrd.img inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd inst.rescue quiet`,
    },
  },
  'alma-boot-without-treeinfo': {
    label: 'AlmaLinux-10-0-x86_64-dvd',
    content: {
      'images/install.img': 'hsqs',
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'EFI/BOOT/grub.cfg': `menuentry 'Install AlmaLinux 10.0' {
	linux /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=AlmaLinux-10-0-x86_64-dvd quiet
	initrd /images/pxeboot/initrd.img
}`,
    },
  },
  'debian-live': {
    label: 'd-live 12.5.0 st amd64',
    content: {
      '.disk/info': 'Official Debian GNU/Linux Live 12.5.0 standard 2024-02-10T11:46',
      'live/vmlinuz-6.1.0-18-amd64': kernel,
      'live/initrd.img-6.1.0-18-amd64': initrd,
      'live/filesystem.squashfs': 'hsqs',
      'install/vmlinuz': kernel,
      'install/initrd.gz': initrd,
      'dists/bookworm/Release': 'Codename: bookworm',
      debian: '-> .',
      'boot/grub/config.cfg': 'set default=0',
      'boot/grub/grub.cfg': `source /boot/grub/config.cfg
menuentry "Live system (amd64)" --hotkey=l {
	linux	/live/vmlinuz-6.1.0-18-amd64 boot=live components quiet splash findiso=\${iso_path}
	initrd	/live/initrd.img-6.1.0-18-amd64
}
menuentry "Live system (amd64 fail-safe mode)" {
	linux	/live/vmlinuz-6.1.0-18-amd64 boot=live components memtest noapic noapm nodma nomce nosmp nosplash vga=788
	initrd	/live/initrd.img-6.1.0-18-amd64
}
menuentry "Start installer" --hotkey=i {
	linux	/install/vmlinuz vga=788 --- quiet
	initrd	/install/initrd.gz
}`,
    },
  },
  'debian-netinst': {
    label: 'Debian 12.5.0 amd64 n',
    content: {
      '.disk/info':
        'Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 NETINST with firmware 20240210-11:27',
      'install.amd/vmlinuz': kernel,
      'install.amd/initrd.gz': initrd,
      'dists/bookworm/Release': 'Codename: bookworm',
      'isolinux/isolinux.cfg':
        'label install\n\tmenu label ^Install\n\tkernel /install.amd/vmlinuz\n\tappend vga=788 initrd=/install.amd/initrd.gz --- quiet',
    },
  },
  clonezilla: {
    label: '3.1.2-22-amd64',
    content: {
      'Clonezilla-Live-Version': 'clonezilla-live-3.1.2-22-amd64\n',
      'live/vmlinuz': kernel,
      'live/initrd.img': initrd,
      'live/filesystem.squashfs': 'hsqs',
      'boot/grub/grub.cfg': `menuentry "Clonezilla live (Default settings, VGA 800x600)" --id live-default {
  search --set -f /live/vmlinuz
  $linux_cmd /live/vmlinuz
}
menuentry --hotkey=s "Clonezilla live (To RAM)" --id live-toram {
  linux /live/vmlinuz boot=live union=overlay username=user config components quiet toram=filesystem.squashfs,live ocs_live_run="ocs-live-general" ocs_live_extra_param="" ocs_live_batch="no" keyboard-layouts= locales= nosplash
  initrd /live/initrd.img
}`,
    },
  },
  'fedora-live': {
    label: 'Fedora-WS-Live-41',
    content: {
      'LiveOS/squashfs.img': 'hsqs',
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'boot/grub2/grub.cfg': `menuentry 'Start Fedora-Workstation-Live 41' --class fedora {
	linux ($root)/images/pxeboot/vmlinuz root=live:CDLABEL=Fedora-WS-Live-41 rd.live.image quiet rhgb
	initrd ($root)/images/pxeboot/initrd.img
}
menuentry "Test this media & start Fedora-Workstation-Live 41" --class fedora {
	linux ($root)/images/pxeboot/vmlinuz root=live:CDLABEL=Fedora-WS-Live-41 rd.live.image rd.live.check quiet rhgb
	initrd ($root)/images/pxeboot/initrd.img
}`,
    },
  },
  arch: {
    label: 'ARCH_202406',
    content: {
      'arch/version': '2024.06.01\n',
      'arch/boot/x86_64/vmlinuz-linux': kernel,
      'arch/boot/x86_64/initramfs-linux.img': initrd,
      'arch/x86_64/airootfs.sfs': 'hsqs',
      'arch/boot/syslinux/x.cfg': '',
      'loader/entries/01-archiso-x86_64-linux.conf': `title    Arch Linux install medium (x86_64, UEFI)
sort-key 01
linux    /arch/boot/x86_64/vmlinuz-linux
initrd   /arch/boot/x86_64/initramfs-linux.img
options  archisobasedir=arch archisosearchuuid=2024-06-01-10-00-00-00
`,
    },
  },
  alpine: {
    label: 'alpine-std 3.20.0 x86_64',
    content: {
      '.alpine-release': 'alpine-standard-3.20.0 240522\n',
      'boot/vmlinuz-lts': kernel,
      'boot/initramfs-lts': initrd,
      'boot/grub/grub.cfg': `menuentry "Linux lts" {
linux	/boot/vmlinuz-lts modules=loop,squashfs,sd-mod,usb-storage quiet
initrd	/boot/initramfs-lts
}`,
    },
  },
  unheard: {
    label: 'TINY',
    content: {
      'boot/vmlinuz': kernel,
      'boot/rescue.gz': initrd,
      'boot/isolinux/isolinux.cfg':
        'label tiny\n\tmenu label Boot Tiny\n\tkernel /boot/vmlinuz\n\tappend initrd=/boot/rescue.gz loglevel=3 root=LABEL=TINY',
      'EFI/BOOT/bootaa64.efi': 'MZ',
    },
  },
  data: { label: 'HOLIDAY', content: { 'photo.jpg': 'jpg' } },
} as const satisfies Readonly<Record<string, { label: string; content: DiscContent }>>

export type DiscLook = keyof typeof DISC_LOOKS
