import { EFI_64, kernel, type Animal } from './animal.ts'
import { initrdWith } from './initrd-with.ts'

const FEDORA = (initrd: Uint8Array) => ({
  'LiveOS/squashfs.img': 'hsqs',
  'images/pxeboot/vmlinuz': kernel,
  'images/pxeboot/initrd.img': initrd,
  ...EFI_64,
  'boot/grub2/grub.cfg': `menuentry 'Start Fedora' {
	linux ($root)/images/pxeboot/vmlinuz root=live:CDLABEL=Fedora-WS-Live-41 rd.live.image quiet
	initrd ($root)/images/pxeboot/initrd.img
}`,
})
const ARCH = (initrd: Uint8Array) => ({
  'arch/version': '2024.06.01\n',
  'arch/boot/x86_64/vmlinuz-linux': kernel,
  'arch/boot/x86_64/initramfs-linux.img': initrd,
  'arch/x86_64/airootfs.sfs': 'hsqs',
  'loader/entries/01-archiso-x86_64-linux.conf':
    'title Arch Linux\nlinux /arch/boot/x86_64/vmlinuz-linux\ninitrd /arch/boot/x86_64/initramfs-linux.img\noptions archisobasedir=arch\n',
})

/** Discs that look alike; the content of their initrd decides. */
export const TOLD_BY_INITRD = {
  'fedora-live with livenet': {
    label: 'Fedora-WS-Live-41',
    content: FEDORA(initrdWith('init', 'usr/sbin/dmsquash-live-root', 'usr/sbin/livenetroot')),
    is: { family: 'fedora-live', version: '41', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/images/pxeboot/vmlinuz',
        'root=live:{TREE_URL}LiveOS/squashfs.img rd.neednet=1 ip=dhcp rd.live.image quiet',
      ],
    ],
  },
  'fedora-live without livenet': {
    label: 'Fedora-WS-Live-41',
    content: FEDORA(initrdWith('init', 'usr/sbin/dmsquash-live-root')),
    is: {
      family: 'fedora-live',
      version: '41',
      arch: 'amd64',
      netboot: 'partial',
      wayOut: 'edit-arguments',
    },
    entries: [['iso-in-initrd', '/images/pxeboot/vmlinuz', 'root=live:/live.iso rd.live.image quiet']],
  },
  'archiso with its hook for HTTP': {
    label: 'ARCH_202406',
    content: ARCH(initrdWith('init', 'hooks/archiso', 'hooks/archiso_pxe_http')),
    is: { family: 'arch', version: '2024.06.01', arch: 'amd64', netboot: 'yes' },
    entries: [
      ['linux', '/arch/boot/x86_64/vmlinuz-linux', 'archisobasedir=arch archiso_http_srv={TREE_URL} ip=dhcp'],
    ],
  },
  'archiso without it': {
    label: 'ARCH_202406',
    content: ARCH(initrdWith('init', 'hooks/archiso')),
    is: {
      family: 'arch',
      version: '2024.06.01',
      arch: 'amd64',
      netboot: 'partial',
      wayOut: 'edit-arguments',
    },
    entries: [
      ['linux', '/arch/boot/x86_64/vmlinuz-linux', 'archisobasedir=arch archiso_http_srv={TREE_URL} ip=dhcp'],
    ],
  },
  'debian mini.iso': {
    label: 'ISOIMAGE',
    content: {
      '.disk/info': 'Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 mini',
      linux: kernel,
      'initrd.gz': initrdWith(
        'init',
        'usr/lib/debian-installer/retriever/net-retriever',
        'bin/choose-mirror',
      ),
      'boot/grub/grub.cfg': "menuentry 'Install' {\n linux /linux vga=788 --- quiet\n initrd /initrd.gz\n}\n",
    },
    is: { family: 'debian', version: '12.5.0', arch: 'amd64', netboot: 'yes' },
    entries: [['linux', '/linux', 'vga=788 --- quiet']],
  },
} as const satisfies Readonly<Record<string, Animal>>
