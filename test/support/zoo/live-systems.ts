import { EFI_64, initrd, kernel, type Animal } from './animal.ts'

const CASPER = 'ip=dhcp url={ISO_URL} cloud-config-url=/dev/null root=/dev/ram0 ramdisk_size=1500000'

/** Systems that run from the disc. */
export const LIVE_SYSTEMS = {
  popos: {
    label: 'Pop_OS 22.04 amd64 Intel',
    content: {
      '.disk/info': 'Pop_OS 22.04 "Jammy Jellyfish" - Release amd64 (20240528)',
      'casper_pop-os_22.04_amd64_intel_debug_40/vmlinuz.efi': kernel,
      'casper_pop-os_22.04_amd64_intel_debug_40/initrd.gz': initrd,
      'casper_pop-os_22.04_amd64_intel_debug_40/filesystem.squashfs': 'hsqs',
      'boot/grub/grub.cfg': `menuentry "Try or Install Pop_OS" {
	linux	/casper_pop-os_22.04_amd64_intel_debug_40/vmlinuz.efi boot=casper live-media-path=/casper_pop-os_22.04_amd64_intel_debug_40 hostname=pop-os username=pop-os noprompt ---
	initrd	/casper_pop-os_22.04_amd64_intel_debug_40/initrd.gz
}`,
    },
    is: { family: 'popos', version: '22.04', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/casper_pop-os_22.04_amd64_intel_debug_40/vmlinuz.efi',
        `${CASPER} live-media-path=/casper_pop-os_22.04_amd64_intel_debug_40 boot=casper hostname=pop-os username=pop-os noprompt`,
      ],
    ],
  },
  vyos: {
    label: 'VyOS',
    content: {
      '.disk/info': 'VyOS 1.4.0 "sagitta" - unofficial amd64',
      'live/vmlinuz-6.6.30-amd64-vyos': kernel,
      'live/initrd.img-6.6.30-amd64-vyos': initrd,
      'live/initrd.img': '',
      'live/filesystem.squashfs': 'hsqs',
    },
    is: { family: 'vyos', version: '1.4.0', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/live/vmlinuz-6.6.30-amd64-vyos',
        'boot=live components ip=dhcp fetch={TREE_URL}live/filesystem.squashfs',
      ],
    ],
  },
  gparted: {
    label: 'GParted-live',
    content: {
      'GParted-Live-Version': 'gparted-live-1.6.0-3-amd64\n',
      'live/vmlinuz': kernel,
      'live/initrd.img': initrd,
      'live/filesystem.squashfs': 'hsqs',
      'syslinux/syslinux.cfg': `label GParted Live
  kernel /live/vmlinuz
  append initrd=/live/initrd.img boot=live union=overlay username=user config components quiet noswap ip= net.ifnames=0 nosplash
`,
    },
    is: { family: 'gparted', version: '1.6.0-3', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/live/vmlinuz',
        'boot=live union=overlay username=user config components quiet noswap net.ifnames=0 nosplash ip=dhcp fetch={TREE_URL}live/filesystem.squashfs',
      ],
    ],
  },
  lmde: {
    label: 'LMDE 6 Faye 64-bit',
    content: {
      '.disk/info': 'LMDE 6 "Faye" - Release amd64 20230917',
      'live/vmlinuz': kernel,
      'live/initrd.lz': initrd,
      'live/filesystem.squashfs': 'hsqs',
    },
    is: { family: 'lmde', version: '6', arch: 'amd64', netboot: 'yes' },
    entries: [
      ['linux', '/live/vmlinuz', 'boot=live components ip=dhcp fetch={TREE_URL}live/filesystem.squashfs'],
    ],
  },
  tails: {
    label: 'TAILS 6.4 - 20240617',
    content: {
      'live/Tails.module': 'filesystem.squashfs',
      'live/filesystem.squashfs': 'hsqs',
      'live/vmlinuz': kernel,
      'live/initrd.img': initrd,
      ...EFI_64,
    },
    is: { family: 'tails', version: null, arch: 'amd64', netboot: 'no', wayOut: 'usb-stick' },
    entries: [],
  },
  truenas: {
    label: 'ISOIMAGE',
    content: {
      '.disk/info': '',
      'TrueNAS-SCALE.update': 'hsqs',
      vmlinuz: kernel,
      'initrd.img': initrd,
      'live/filesystem.squashfs': 'hsqs',
      ...EFI_64,
    },
    is: { family: 'truenas', version: null, arch: 'amd64', netboot: 'no', wayOut: 'usb-stick' },
    entries: [],
  },
  systemrescue: {
    label: 'RESCUE1101',
    content: {
      'sysresccd/VERSION': '11.01\n',
      'sysresccd/boot/x86_64/vmlinuz': kernel,
      'sysresccd/boot/x86_64/sysresccd.img': initrd,
      'sysresccd/boot/intel_ucode.img': 'ucode',
      'sysresccd/x86_64/airootfs.sfs': 'hsqs',
      'sysresccd/boot/syslinux/sysresccd_sys.cfg': 'x',
      'boot/grub/grubsrcd.cfg': 'x',
      'boot/grub/grub.cfg': `menuentry "Boot SystemRescue using default options" --class gnu-linux {
	linux /sysresccd/boot/x86_64/vmlinuz archisobasedir=sysresccd archisolabel=RESCUE1101 iomem=relaxed
	initrd /sysresccd/boot/intel_ucode.img /sysresccd/boot/x86_64/sysresccd.img
}`,
    },
    is: { family: 'systemrescue', version: '11.01', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/sysresccd/boot/x86_64/vmlinuz',
        'archisobasedir=sysresccd archiso_http_srv={TREE_URL} ip=dhcp iomem=relaxed',
      ],
    ],
  },
  'systemrescue-5': {
    label: 'sysrcd-5.3.2',
    content: {
      version: '5.3.2',
      'sysrcd.dat': 'hsqs',
      'sysrcd.md5': 'x',
      'isolinux/rescue64': kernel,
      'isolinux/initram.igz': initrd,
      'isolinux/isolinux.cfg': `label rescue64
kernel rescue64
append initrd=initram.igz setkmap=us
`,
    },
    is: { family: 'systemrescue', version: '5.3.2', arch: 'amd64', netboot: 'yes' },
    entries: [['linux', '/isolinux/rescue64', 'netboot={TREE_URL}sysrcd.dat dodhcp setkmap=us']],
  },
  manjaro: {
    label: 'MANJARO_GNOME_2401',
    content: {
      'boot/vmlinuz-x86_64': kernel,
      'boot/initramfs-x86_64.img': initrd,
      'boot/amd_ucode.img': 'ucode',
      'manjaro/x86_64/rootfs.sfs': 'hsqs',
      'manjaro/x86_64/livefs.sfs': 'hsqs',
      'manjaro/x86_64/desktopfs.sfs': 'hsqs',
      ...EFI_64,
      'boot/grub/grub.cfg': `menuentry "Boot with open source drivers" {
    linux /boot/vmlinuz-x86_64 misobasedir=manjaro misolabel=MANJARO_GNOME_2401 quiet driver=free nouveau.modeset=1
    initrd /boot/amd_ucode.img /boot/initramfs-x86_64.img
}`,
    },
    is: { family: 'manjaro', version: '2401', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/boot/vmlinuz-x86_64',
        'misobasedir=manjaro miso_http_srv={TREE_URL} ip=dhcp quiet driver=free nouveau.modeset=1',
      ],
    ],
  },
  nixos: {
    label: 'nixos-minimal-24.05-x86_64',
    content: {
      'nix-store.squashfs': 'hsqs',
      'version.txt': '24.05.1234.abcdef\n',
      'boot/bzImage': kernel,
      'boot/initrd': initrd,
      'isolinux/isolinux.cfg':
        'LABEL boot\nLINUX /boot/bzImage\nAPPEND init=/nix/store/x/init root=LABEL=nixos\nINITRD /boot/initrd\n',
    },
    is: {
      family: 'nixos',
      version: '24.05.1234.abcdef',
      arch: 'amd64',
      netboot: 'no',
      edition: 'minimal',
      wayOut: 'other-image',
    },
    entries: [],
  },
  void: {
    label: 'VOID_LIVE',
    content: {
      'LiveOS/squashfs.img': 'hsqs',
      'boot/vmlinuz': kernel,
      'boot/initrd': initrd,
      ...EFI_64,
      'boot/grub/grub_void.cfg': `menuentry "Void Linux" --id "linux" {
    linux (\${voidlive})/boot/vmlinuz root=live:CDLABEL=VOID_LIVE ro init=/sbin/init rd.luks=0 rd.md=0 rd.dm=0 loglevel=4
    initrd (\${voidlive})/boot/initrd
}`,
      'boot/grub/grub.cfg': 'source (${voidlive})/boot/grub/grub_void.cfg',
    },
    is: { family: 'void', version: null, arch: 'amd64', netboot: 'partial', wayOut: 'edit-arguments' },
    entries: [
      [
        'linux',
        '/boot/vmlinuz',
        'root=live:{TREE_URL}LiveOS/squashfs.img rd.neednet=1 ip=dhcp ro init=/sbin/init rd.luks=0 rd.md=0 rd.dm=0 loglevel=4',
      ],
    ],
  },
  'gentoo-2023': {
    label: 'Gentoo amd64 20230528T160201Z',
    content: {
      'boot/gentoo': kernel,
      'boot/gentoo.igz': initrd,
      'image.squashfs': 'hsqs',
      'boot/grub/grub.cfg': `menuentry 'Boot LiveCD (kernel: gentoo)' --class gnu-linux {
	linux /boot/gentoo dokeymap nodhcp root=/dev/ram0 init=/linuxrc looptype=squashfs loop=/image.squashfs cdroot
	initrd /boot/gentoo.igz
}`,
    },
    is: { family: 'gentoo', version: '20230528T160201Z', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'iso-in-initrd',
        '/boot/gentoo',
        'root=/dev/ram0 init=/linuxrc loop=/image.squashfs looptype=squashfs cdroot=1 ip=dhcp dokeymap nodhcp',
      ],
    ],
  },
  'gentoo-2025': {
    label: 'Gentoo-amd64-20250209',
    content: {
      'boot/gentoo': kernel,
      'boot/gentoo.igz': initrd,
      'image.squashfs': 'hsqs',
      'boot/grub/grub.cfg': `menuentry 'Boot LiveCD (kernel: gentoo)' {
	linux /boot/gentoo dokeymap nodhcp root=live:CDLABEL=Gentoo-amd64-20250209 rd.live.dir=/ rd.live.squashimg=image.squashfs cdroot
	initrd /boot/gentoo.igz
}`,
    },
    is: { family: 'gentoo', version: '20250209', arch: 'amd64', netboot: 'partial' },
    entries: [
      [
        'linux',
        '/boot/gentoo',
        'root=live:{TREE_URL}image.squashfs rd.neednet=1 ip=dhcp cdroot dokeymap nodhcp',
      ],
    ],
  },
  mx: {
    label: 'MX-23.3_x64',
    content: {
      'antiX/vmlinuz': kernel,
      'antiX/initrd.gz': initrd,
      'antiX/linuxfs': 'hsqs',
      ...EFI_64,
      'boot/grub/grub.cfg': `menuentry "MX-23.3 x64" {
    linux /antiX/vmlinuz quiet splasht nosplash
    initrd /antiX/initrd.gz
}`,
    },
    is: { family: 'mx', version: '23.3', arch: 'amd64', netboot: 'partial', wayOut: 'edit-arguments' },
    entries: [['iso-in-initrd', '/antiX/vmlinuz', 'fromiso=/antix.iso quiet splasht nosplash']],
  },
} as const satisfies Readonly<Record<string, Animal>>
