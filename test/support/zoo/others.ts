import { EFI_64, initrd, kernel, type Animal } from './animal.ts'
import { wim } from './wim.ts'

const WINDOWS = {
  bootmgr: 'BOOTMGR',
  'bootmgr.efi': 'MZ',
  'boot/bcd': 'regf',
  'boot/boot.sdi': '$SDI',
  'efi/boot/bootx64.efi': 'MZ',
}

/** Small systems that are entirely in their initrd, tools, BSD and Windows. */
export const OTHERS = {
  flatcar: {
    label: 'CDROM',
    content: {
      'flatcar/vmlinuz': kernel,
      'flatcar/cpio.gz': initrd,
      'syslinux/syslinux.cfg': `label flatcar
	menu default
	kernel /flatcar/vmlinuz
	append initrd=/flatcar/cpio.gz flatcar.autologin
`,
    },
    is: { family: 'flatcar', version: null, arch: null, netboot: 'yes' },
    entries: [['linux', '/flatcar/vmlinuz', 'flatcar.autologin']],
  },
  talos: {
    label: 'TALOS_V1_7_4',
    content: {
      'boot/vmlinuz': kernel,
      'boot/initramfs.xz': initrd,
      ...EFI_64,
      'boot/grub/grub.cfg': `menuentry "Talos ISO" {
	set gfxpayload=keep
	linux /boot/vmlinuz talos.platform=metal console=tty0 init_on_alloc=1 slab_nomerge pti=on
	initrd /boot/initramfs.xz
}`,
    },
    is: { family: 'talos', version: '1.7.4', arch: 'amd64', netboot: 'yes' },
    entries: [
      ['linux', '/boot/vmlinuz', 'talos.platform=metal console=tty0 init_on_alloc=1 slab_nomerge pti=on'],
    ],
  },
  'talos-secureboot': {
    label: 'TALOS_V1_7_4',
    content: { 'EFI/Linux/Talos-v1.7.4.efi': 'MZ', ...EFI_64, 'loader/loader.conf': 'timeout 10' },
    is: { family: 'talos', version: '1.7.4', arch: 'amd64', netboot: 'partial', wayOut: 'other-image' },
    entries: [['efi', '/EFI/Linux/Talos-v1.7.4.efi', '']],
  },
  tinycore: {
    label: 'TinyCore',
    content: {
      'boot/vmlinuz64': kernel,
      'boot/corepure64.gz': initrd,
      'cde/onboot.lst': 'x',
      'boot/isolinux/isolinux.cfg': `label corepure64
	kernel /boot/vmlinuz64
	append initrd=/boot/corepure64.gz loglevel=3 cde
`,
    },
    is: { family: 'tinycore', version: null, arch: 'amd64', netboot: 'yes' },
    entries: [['linux', '/boot/vmlinuz64', 'loglevel=3 cde']],
  },
  shredos: {
    label: 'SHREDOS_2024',
    content: {
      'boot/shredos.id': 'x',
      'boot/shredos': kernel,
      ...EFI_64,
      'boot/grub/grub.cfg': `menuentry "shredos" {
	linux /boot/shredos console=tty3 loglevel=3
}`,
    },
    is: { family: 'shredos', version: null, arch: 'amd64', netboot: 'yes' },
    entries: [['linux', '/boot/shredos', 'console=tty3 loglevel=3']],
  },
  memtest: {
    label: 'MT86PLUS_64',
    content: { 'EFI/BOOT/bootx64.efi': 'MZ', 'boot/floppy.img': new Uint8Array(1_474_560) },
    is: { family: 'memtest86plus', version: null, arch: 'amd64', netboot: 'yes' },
    entries: [['linux', '/EFI/BOOT/bootx64.efi', '']],
  },
  'netboot.xyz': {
    label: 'ISOIMAGE',
    content: {
      'netboot.xyz.lkrn': kernel,
      'isolinux.cfg': 'default ipxe\nlabel ipxe\nkernel netboot.xyz.lkrn\n',
    },
    is: { family: 'netboot.xyz', version: null, arch: 'amd64', netboot: 'partial' },
    entries: [['linux', '/netboot.xyz.lkrn', '']],
  },
  'grub-rescue': {
    label: 'ISOIMAGE',
    options: ['-b', 'boot/grub/i386-pc/eltorito.img', '-no-emul-boot', '-boot-load-size', '4'],
    content: {
      'boot/grub/i386-pc/eltorito.img': new Uint8Array(2048),
      'boot/grub/grub.cfg': 'insmod part_msdos\n',
    },
    is: { family: 'grub', version: null, arch: null, netboot: 'partial', wayOut: 'edit-arguments' },
    entries: [['disk', '/', '']],
  },
  freedos: {
    label: 'FD13-LiveCD',
    options: ['-b', 'isolinux/isolinux.bin', '-no-emul-boot', '-boot-load-size', '4'],
    content: { 'isolinux/isolinux.bin': new Uint8Array(2048), 'isolinux/fdboot.img': new Uint8Array(4096) },
    is: { family: 'freedos', version: '1.3', arch: null, netboot: 'partial', wayOut: 'edit-arguments' },
    entries: [['disk', '/', '']],
  },
  freebsd: {
    label: '14_1_RELEASE_AMD64_CD',
    content: {
      'boot/kernel/kernel': kernel,
      'bin/freebsd-version': '#!/bin/sh\nUSERLAND_VERSION="14.1-RELEASE"\n',
      'usr/freebsd-dist/MANIFEST': 'x',
      ...EFI_64,
    },
    is: {
      family: 'freebsd',
      version: '14.1-RELEASE',
      arch: 'amd64',
      netboot: 'no',
      edition: 'CD',
      wayOut: 'usb-stick',
    },
    entries: [],
  },
  opnsense: {
    label: 'OPNSENSE_INSTALL',
    content: { 'boot/kernel/kernel': kernel, 'usr/local/opnsense/version/core': '{}', ...EFI_64 },
    is: { family: 'opnsense', version: null, arch: 'amd64', netboot: 'no', wayOut: 'usb-stick' },
    entries: [],
  },
  netbsd: {
    label: 'NETBSD_100',
    content: {
      netbsd: kernel,
      'amd64/binary/sets/base.tar.xz': 'x',
      'amd64/binary/kernel/netbsd-INSTALL.gz': kernel,
    },
    is: { family: 'netbsd', version: '10.0', arch: 'amd64', netboot: 'no', wayOut: 'other-server' },
    entries: [],
  },
  openbsd: {
    label: 'OpenBSD/amd64   7.5 boot-only CD',
    content: {
      'etc/boot.conf': 'set image /7.5/amd64/bsd.rd\n',
      '7.5/amd64/bsd.rd': kernel,
      '7.5/amd64/cdbr': 'x',
    },
    is: { family: 'openbsd', version: '7.5', arch: 'amd64', netboot: 'partial', wayOut: 'other-image' },
    entries: [['disk', '/', '']],
  },
  'windows-11': {
    label: 'CCCOMA_X64FRE_EN-US_DV9',
    content: {
      ...WINDOWS,
      'sources/boot.wim': wim(['Microsoft Windows PE (x64)'], 9, '22621'),
      'sources/install.wim': wim(['Windows 11 Home', 'Windows 11 Pro'], 9, '22621'),
    },
    is: {
      family: 'windows',
      version: '11',
      arch: 'amd64',
      netboot: 'partial',
      edition: 'Windows 11 Home, Windows 11 Pro',
      wayOut: 'other-server',
    },
    entries: [['wimboot', '/sources/boot.wim', '']],
  },
  'windows-server': {
    label: 'SSS_X64FREE_EN-US_DV9',
    content: {
      ...WINDOWS,
      'sources/boot.wim': wim(['Microsoft Windows Setup (x64)'], 9, '20348'),
      'sources/install.wim': wim(['Windows Server 2022 SERVERSTANDARD'], 9, '20348'),
    },
    is: {
      family: 'windows-server',
      version: '2022',
      arch: 'amd64',
      netboot: 'partial',
      wayOut: 'other-server',
    },
    entries: [['wimboot', '/sources/boot.wim', '']],
  },
  hirens: {
    label: 'HBCD_PE_x64',
    content: { ...WINDOWS, 'sources/boot.wim': wim(['HBCD PE'], 9, '19041'), 'HBCD_PE.ini': 'x' },
    is: { family: 'winpe', version: null, arch: 'amd64', netboot: 'yes', wayOut: 'add-boot-program' },
    entries: [['wimboot', '/sources/boot.wim', '']],
  },
} as const satisfies Readonly<Record<string, Animal>>
