import { EFI_64, initrd, kernel, type Animal } from './animal.ts'

const XEN_WORDS = 'dom0_max_vcpus=1-16 dom0_mem=max:8192M com1=115200,8n1 console=com1,vga'

/** Discs that start a hypervisor, or an installer of one. */
export const HYPERVISORS = {
  'xcp-ng': {
    label: 'XCP-ng_82',
    content: {
      '.treeinfo': `[platform]
name = XCP
version = 3.2.1

[branding]
name = XCP-ng
version = 8.2.1

[build]
number = release/yangtze/master/58

[keys]
key1 = RPM-GPG-KEY-xcpng
`,
      'boot/xen.gz': 'xen',
      'boot/vmlinuz': kernel,
      'install.img': initrd,
      'Packages/xen-hypervisor-4.13.5.rpm': 'rpm',
      'repodata/repomd.xml': '<x/>',
      ...EFI_64,
      'boot/isolinux/mboot.c32': 'c32',
      'boot/isolinux/isolinux.cfg': `default menu.c32
prompt 0
timeout 50
label install
  menu label ^install
  kernel mboot.c32
  append /boot/xen.gz ${XEN_WORDS} --- /boot/vmlinuz console=hvc0 console=tty0 install --- /install.img
label safe
  kernel mboot.c32
  append /boot/xen.gz dom0_max_vcpus=1-16 dom0_mem=max:8192M no-real-mode console=vga --- /boot/vmlinuz console=tty0 safe --- /install.img
`,
      'EFI/xenserver/grub.cfg': `set default="0"
set timeout=5
menuentry "install" {
    multiboot2 /boot/xen.gz ${XEN_WORDS}
    module2 /boot/vmlinuz console=hvc0 console=tty0 install
    module2 /install.img
}
`,
    },
    is: { family: 'xcp-ng', version: '8.2.1', arch: 'amd64', netboot: 'yes', name: 'XCP-ng 8.2.1' },
    entries: [
      ['multiboot', '/boot/xen.gz', XEN_WORDS],
      ['multiboot', '/boot/xen.gz', 'dom0_max_vcpus=1-16 dom0_mem=max:8192M no-real-mode console=vga'],
    ],
  },
  'xcp-ng-netinstall': {
    label: 'XCP-ng_83',
    content: {
      '.treeinfo': '[branding]\nname = XCP-ng\nversion = 8.3.0\n',
      'boot/xen.gz': 'xen',
      'boot/vmlinuz': kernel,
      'install.img': initrd,
      ...EFI_64,
    },
    is: { family: 'xcp-ng', version: '8.3.0', arch: 'amd64', netboot: 'yes', edition: 'netinstall' },
    entries: [['multiboot', '/boot/xen.gz', XEN_WORDS]],
  },
  'harvester-1.2': {
    label: 'COS_LIVE',
    content: {
      'harvester-release.yaml':
        'harvester: v1.2.1\nharvesterChart: 1.2.1\nos: Harvester v1.2.1\nkubernetes: v1.25.9+rke2r1\n',
      'rootfs.squashfs': 'hsqs',
      'bundle/metadata.yaml': 'x',
      'boot/x86_64/loader/linux': kernel,
      'boot/x86_64/loader/initrd': initrd,
      'boot/grub2/harvester.cfg': 'set timeout=10',
      'boot/grub2/grub.cfg': `search --no-floppy --file --set=root /boot/x86_64/loader/linux
set default=0
set timeout=10
set timeout_style=menu
set linux=linux
set initrd=initrd
if [ "\${grub_cpu}" = "x86_64" -o "\${grub_cpu}" = "i386" ];then
    if [ "\${grub_platform}" = "efi" ]; then
        if [ "\${grub_cpu}" != "i386" ]; then
            set linux=linuxefi
            set initrd=initrdefi
        fi
    fi
fi
set font=($root)/boot/x86_64/loader/grub2/fonts/unicode.pf2
menuentry "Harvester Installer v1.2.1" --class os --unrestricted {
    echo Loading kernel...
    $linux ($root)/boot/x86_64/loader/linux cdroot root=live:CDLABEL=COS_LIVE rd.live.dir=/ rd.live.squashimg=rootfs.squashfs console=ttyS0 console=tty1 rd.cos.disable net.ifnames=1
    echo Loading initrd...
    $initrd ($root)/boot/x86_64/loader/initrd
}
`,
    },
    is: { family: 'harvester', version: '1.2.1', arch: 'amd64', netboot: 'yes', name: 'Harvester 1.2.1' },
    entries: [
      [
        'linux',
        '/boot/x86_64/loader/linux',
        'root=live:{TREE_URL}rootfs.squashfs ip=dhcp rd.neednet=1 net.ifnames=1 rd.cos.disable rd.noverifyssl console=ttyS0 console=tty1',
      ],
    ],
  },
  kairos: {
    label: 'COS_LIVE',
    content: {
      'rootfs.squashfs': 'hsqs',
      'boot/kernel': kernel,
      'boot/initrd': initrd,
      'boot/grub2/grub.cfg': `menuentry "Kairos" --class os --unrestricted {
  linux ($root)/boot/kernel cdroot root=live:CDLABEL=COS_LIVE rd.live.dir=/ rd.live.squashimg=rootfs.squashfs console=tty1 rd.cos.disable rd.immucore.debug install-mode
  initrd ($root)/boot/initrd
}`,
      ...EFI_64,
    },
    is: { family: 'kairos', version: null, arch: 'amd64', netboot: 'yes' },
    entries: [
      [
        'linux',
        '/boot/kernel',
        'root=live:{TREE_URL}rootfs.squashfs ip=dhcp rd.neednet=1 net.ifnames=1 rd.cos.disable rd.noverifyssl console=tty1 rd.immucore.debug install-mode',
      ],
    ],
  },
  proxmox: {
    label: 'PVE',
    content: {
      '.cd-info': `PRODUCT='pve'
PRODUCTLONG='Proxmox VE'
RELEASE='8.2'
ISORELEASE='1'
ISONAME='proxmox-ve'
`,
      'boot/linux26': kernel,
      'boot/initrd.img': initrd,
      'proxmox/packages/pve-manager.deb': 'deb',
      'pve-base.squashfs': 'hsqs',
      'auto-installer-capable': '',
      ...EFI_64,
      'boot/grub/grub.cfg': `menuentry 'Install Proxmox VE (Graphical)' --class debian {
    echo	'Loading Proxmox VE Installer ...'
    linux	/boot/linux26 ro ramdisk_size=16777216 rw quiet splash=silent
    initrd	/boot/initrd.img
}
menuentry 'Install Proxmox VE (Terminal UI)' --class debian {
    linux	/boot/linux26 ro ramdisk_size=16777216 rw quiet splash=silent proxtui vga=788
    initrd	/boot/initrd.img
}
`,
    },
    is: { family: 'proxmox', version: '8.2', arch: 'amd64', netboot: 'yes', name: 'Proxmox VE 8.2' },
    entries: [
      ['iso-in-initrd', '/boot/linux26', 'ro ramdisk_size=16777216 rw quiet splash=silent'],
      ['iso-in-initrd', '/boot/linux26', 'ro ramdisk_size=16777216 rw quiet splash=silent proxtui vga=788'],
    ],
  },
  esxi: {
    label: 'ESXI-8.0U2-22380479-STANDARD',
    // Names in capitals, without Rock Ridge.
    options: ['-iso-level', '1'],
    content: {
      'BOOT.CFG': `bootstate=0
title=Loading ESXi installer
timeout=5
prefix=
kernel=/b.b00
kernelopt=runweasel cdromBoot
modules=/jumpstrt.gz --- /useropts.gz --- /features.gz
build=8.0.2-0.0.22380479
updated=0
`,
      'B.B00': 'mod',
      'JUMPSTRT.GZ': 'mod',
      'USEROPTS.GZ': 'mod',
      'FEATURES.GZ': 'mod',
      'MBOOT.C32': 'c32',
      'EFI/BOOT/BOOTX64.EFI': 'MZ',
    },
    is: { family: 'esxi', version: '8.0.2', arch: 'amd64', netboot: 'yes' },
    entries: [['efi', '/EFI/BOOT/BOOTX64.EFI', '-c {OVERLAY_URL}boot.cfg']],
  },
} as const satisfies Readonly<Record<string, Animal>>
