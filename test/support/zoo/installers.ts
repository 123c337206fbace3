import { EFI_64, initrd, kernel, type Animal } from './animal.ts'

/** Installers of Linux that bring their packages, or know where to find them. */
export const INSTALLERS = {
  'rocky-9-minimal': {
    label: 'Rocky-9-3-x86_64-dvd',
    content: {
      '.treeinfo':
        '[general]\narch = x86_64\nfamily = Rocky Linux\nname = Rocky Linux 9.3\nversion = 9.3\n[images-x86_64]\ninitrd = images/pxeboot/initrd.img\nkernel = images/pxeboot/vmlinuz\n[stage2]\nmainimage = images/install.img\n',
      'images/install.img': 'hsqs',
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'minimal/repodata/repomd.xml': '<x/>',
      'EFI/BOOT/grub.cfg': `menuentry 'Install Rocky Linux 9.3' {
	linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd quiet
	initrdefi /images/pxeboot/initrd.img
}`,
    },
    is: { family: 'rocky', version: '9.3', arch: 'amd64', netboot: 'yes', edition: 'minimal' },
    entries: [['linux', '/images/pxeboot/vmlinuz', 'inst.repo={TREE_URL} ip=dhcp quiet']],
  },
  'centos-7': {
    label: 'CentOS 7 x86_64',
    content: {
      '.treeinfo':
        '[general]\nname = CentOS-7\nfamily = CentOS\nversion = 7\narch = x86_64\n[stage2]\nmainimage = LiveOS/squashfs.img\n[images-x86_64]\nkernel = images/pxeboot/vmlinuz\ninitrd = images/pxeboot/initrd.img\n',
      'LiveOS/squashfs.img': 'hsqs',
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'Packages/a.rpm': 'rpm',
      'repodata/repomd.xml': '<x/>',
      ...EFI_64,
      'EFI/BOOT/grub.cfg': `menuentry 'Install CentOS 7' --class fedora {
	linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=CentOS\\x207\\x20x86_64 quiet
	initrdefi /images/pxeboot/initrd.img
}`,
    },
    is: { family: 'centos', version: '7', arch: 'amd64', netboot: 'yes', edition: 'DVD' },
    entries: [['linux', '/images/pxeboot/vmlinuz', 'inst.repo={TREE_URL} ip=dhcp quiet']],
  },
  'fedora-netinst': {
    label: 'Fedora-S-dvd-x86_64-41',
    content: {
      '.treeinfo':
        '[general]\narch = x86_64\nfamily = Fedora\nname = Fedora 41\nvariant = Server\nversion = 41\n[stage2]\nmainimage = images/install.img\n',
      'images/install.img': 'hsqs',
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'EFI/BOOT/grub.cfg': `menuentry 'Install Fedora 41' {
	linux /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Fedora-S-dvd-x86_64-41 quiet
	initrd /images/pxeboot/initrd.img
}`,
    },
    is: {
      family: 'fedora',
      version: '41',
      arch: 'amd64',
      netboot: 'yes',
      edition: 'boot',
      wayOut: 'fill-in-mirror',
    },
    entries: [
      ['linux', '/images/pxeboot/vmlinuz', 'inst.stage2={TREE_URL} inst.repo={MIRROR_URL} ip=dhcp quiet'],
    ],
  },
  'leap-15-dvd': {
    label: 'openSUSE-Leap-15.6-DVD-x86_6471',
    content: {
      'media.1/media': 'SUSE - openSUSE-Leap-15.6-DVD-x86_64-Build710.3-Media\nopenSUSE-Leap-15.6\n1\n',
      'boot/x86_64/root': 'hsqs',
      'boot/x86_64/loader/linux': kernel,
      'boot/x86_64/loader/initrd': initrd,
      'boot/x86_64/loader/isolinux.cfg': 'implicit 1',
      CHECKSUMS: 'x',
      'repodata/repomd.xml': '<x/>',
      'EFI/BOOT/grub.cfg': `menuentry 'Installation' --class opensuse {
  set gfxpayload=keep
  echo 'Loading kernel ...'
  linuxefi /boot/x86_64/loader/linux splash=silent
  initrdefi /boot/x86_64/loader/initrd
}
menuentry 'Rescue System' {
  linuxefi /boot/x86_64/loader/linux splash=silent rescue=1
  initrdefi /boot/x86_64/loader/initrd
}`,
    },
    is: { family: 'opensuse', version: '15.6', arch: 'amd64', netboot: 'yes', edition: 'DVD' },
    entries: [
      ['linux', '/boot/x86_64/loader/linux', 'install={TREE_URL} netsetup=dhcp splash=silent'],
      ['linux', '/boot/x86_64/loader/linux', 'install={TREE_URL} netsetup=dhcp splash=silent rescue=1'],
    ],
  },
  'sles-15-online': {
    label: 'SLE-15-SP5-Online-x86_64201.3.00',
    content: {
      'media.1/media': 'SUSE - SLE-15-SP5-Online-x86_64-Build201.3-Media\n',
      'boot/x86_64/root': 'hsqs',
      'boot/x86_64/loader/linux': kernel,
      'boot/x86_64/loader/initrd': initrd,
    },
    is: {
      family: 'sles',
      version: '15 SP5',
      arch: 'amd64',
      netboot: 'yes',
      edition: 'network',
      wayOut: 'fill-in-mirror',
    },
    entries: [
      [
        'linux',
        '/boot/x86_64/loader/linux',
        'install={MIRROR_URL} instsys={TREE_URL}boot/x86_64/root netsetup=dhcp splash=silent',
      ],
    ],
  },
  'leap-16-agama': {
    label: 'Install-Leap-16.0-x86_64',
    options: ['-A', 'Leap-16.0-offline-installer-x86_64-Build171.1'],
    content: {
      'LiveOS/squashfs.img': 'hsqs',
      'boot/x86_64/loader/linux': kernel,
      'boot/x86_64/loader/initrd': initrd,
      'install/repodata/repomd.xml': '<x/>',
      'boot/grub2/grub.cfg': `menuentry "Install Leap 16.0" --class os --unrestricted {
    linux ($root)/boot/x86_64/loader/linux splash=silent quiet
    initrd ($root)/boot/x86_64/loader/initrd
}`,
    },
    is: { family: 'opensuse', version: '16.0', arch: 'amd64', netboot: 'yes', edition: 'offline' },
    entries: [
      [
        'linux',
        '/boot/x86_64/loader/linux',
        'root=live:{TREE_URL}LiveOS/squashfs.img rd.neednet=1 ip=dhcp inst.install_url={TREE_URL}install splash=silent quiet',
      ],
    ],
  },
  'kali-installer': {
    label: 'Kali Linux amd64 n',
    content: {
      '.disk/info':
        'Kali GNU/Linux 2024.2 "Kali-last-snapshot" - Official amd64 NETINST with firmware 20240602',
      'install.amd/vmlinuz': kernel,
      'install.amd/initrd.gz': initrd,
      'dists/kali-last-snapshot/Release': 'Codename: kali-last-snapshot',
    },
    is: {
      family: 'kali',
      version: '2024.2',
      arch: 'amd64',
      netboot: 'no',
      edition: 'NETINST',
      wayOut: 'add-netboot-kernel',
    },
    entries: [['linux', '/.slipway/netboot/kernel', '']],
  },
  coreos: {
    label: 'fedora-coreos-40.20240616.3.0',
    content: {
      'images/pxeboot/vmlinuz': kernel,
      'images/pxeboot/initrd.img': initrd,
      'images/pxeboot/rootfs.img': 'hsqs',
      'images/ignition.img': 'padding',
      'coreos/igninfo.json': '{}',
      ...EFI_64,
      'EFI/fedora/grub.cfg': `menuentry 'Fedora CoreOS (Live)' --class fedora --class gnu-linux --class gnu --class os {
	linux /images/pxeboot/vmlinuz coreos.liveiso=fedora-coreos-40.20240616.3.0 ignition.firstboot ignition.platform.id=metal
	initrd /images/pxeboot/initrd.img /images/ignition.img
}`,
    },
    is: { family: 'fedora-coreos', version: '40.20240616.3.0', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/images/pxeboot/vmlinuz',
        'ip=dhcp rd.neednet=1 coreos.live.rootfs_url={TREE_URL}images/pxeboot/rootfs.img ignition.firstboot ignition.platform.id=metal',
      ],
    ],
  },
  slackware: {
    label: 'SlackDVD',
    options: ['-A', 'SLACKWARE INSTALL'],
    content: {
      'ANNOUNCE.15_0': 'Slackware 15.0',
      'PACKAGES.TXT': 'x',
      'slackware64/PACKAGES.TXT': 'x',
      'kernels/huge.s/bzImage': kernel,
      'isolinux/initrd.img': initrd,
      'isolinux/isolinux.cfg': `default huge.s
prompt 1
label huge.s
  kernel /kernels/huge.s/bzImage
  append initrd=initrd.img load_ramdisk=1 prompt_ramdisk=0 rw printk.time=0 nomodeset SLACK_KERNEL=huge.s
`,
    },
    is: { family: 'slackware', version: '15.0', arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/kernels/huge.s/bzImage',
        'load_ramdisk=1 prompt_ramdisk=0 rw printk.time=0 nomodeset SLACK_KERNEL=huge.s',
      ],
    ],
  },
} as const satisfies Readonly<Record<string, Animal>>
