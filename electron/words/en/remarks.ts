/**
 * What is said of images: why one boots or does not, what helps, what that rests on. A remark of evidence is a clause,
 * the others are sentences.
 */
export const enRemarks = {
  /** Written before remarks were data. */
  'remark.in-words': '{text}',

  'remark.fetches': 'Its initrd downloads {path} over HTTP.',
  'remark.fetches-into-memory': 'Its initrd downloads {path} over HTTP and keeps it in memory.',
  'remark.disk-info': '.disk/info says {text}',
  'remark.tree-info': '.treeinfo says {text}',
  'remark.label': 'the label is {text}',
  'remark.on-disc': '{path} is on the disc',
  'remark.live-system': '{path} is a live system that {program} can start',
  'remark.file-system': '{path} is the file system of {system}',
  'remark.installer-root': '{path} is the installer’s root file system',
  'remark.boots-on-bios': 'from a drive it boots on BIOS',
  'remark.boots-on-uefi': 'from a drive it boots on UEFI',
  'remark.boots-on-both': 'from a drive it boots on BIOS and UEFI',
  'remark.initrd-can': 'its initrd contains {part}',
  'remark.initrd-cannot': 'its initrd does not contain {part}',
  'remark.entry-not-understood':
    'its menu has “{title}”, which starts with “{command}”: only its own loader can do that',

  'remark.usb-stick': 'Write this ISO to a USB stick instead.',
  'remark.fill-in-mirror':
    'To install from a mirror of your choice, replace {placeholder} in the arguments with its address.',
  'remark.edit-arguments': 'Try it. You can change the arguments of each entry.',
  'remark.netboot-kernel-added': 'It starts with the network kernel and initrd that were added to it.',

  'remark.agama-without-livenet':
    'Its installer is a live system, but its initrd contains nothing that downloads one over HTTP.',
  'remark.agama-packages':
    'Its initrd downloads {path} over HTTP. It installs from the packages on this disc.',
  'remark.agama-mirrors':
    'Its initrd downloads {path} over HTTP. It installs from the distribution’s mirrors.',
  'remark.agama-root': '{path} is the live system of the installer',

  'remark.whole-in-initrd': 'Everything is in kernel and initrd.',
  'remark.whole-asks-to-erase':
    'Everything is in kernel and initrd. It erases disks, but asks first unless the arguments say otherwise.',
  'remark.whole-without-extensions':
    'Everything is in kernel and initrd. It finds extensions in /cde only on a drive.',
  'remark.whole-erases': 'Everything is in kernel and initrd. It erases disks.',
  'remark.whole-kernel': '{path} and its start parameters belong to {system}',

  'remark.alpine-without-network':
    'The initramfs on this disc has no network. Alpine needs the kernel and initramfs of its “netboot” download instead.',
  'remark.alpine-add-kernel':
    'Add boot/vmlinuz-{flavour} and boot/initramfs-{flavour} from {archive}, of the same version. If they are next to the ISO when you import it, Slipway adds them automatically.',
  'remark.alpine-release': '.alpine-release says {text}',

  'remark.anaconda-packages': 'Anaconda installs over HTTP from the packages on this disc.',
  'remark.anaconda-mirrors':
    'Anaconda starts over HTTP from this disc. The disc has no packages, so it installs from the distribution’s mirrors.',
  'remark.anaconda-configured': 'the boot configuration starts Anaconda, and the label is {text}',

  'remark.antix-in-initrd':
    'The whole ISO is added to its initrd. No one has confirmed yet that it is found there.',

  'remark.archiso-without-http': 'Its initrd lacks the archiso hook that downloads a file system over HTTP.',
  'remark.archiso-fetches':
    'Its initrd downloads {path} over HTTP and keeps it in memory. Give the machine twice that size plus 1 GB.',

  'remark.freebsd-needs-drive':
    'The FreeBSD kernel looks for its root file system on a CD or USB drive. Write this ISO to a USB stick instead.',
  'remark.netbsd-loader':
    'The loader on this disc is for CD drives and cannot load a kernel over the network.',
  'remark.netbsd-other-loader':
    'Set pxeboot_ia32.bin from a NetBSD mirror as the machine’s boot file, with netbsd-INSTALL next to it. Packages then come from this image’s files.',
  'remark.netbsd-kernel': 'the disc has a NetBSD kernel',
  'remark.openbsd-small':
    'A BIOS machine can start this disc from memory. The loader for UEFI and PXE is on OpenBSD’s mirrors, not on the disc.',
  'remark.openbsd-large':
    'The network loader is on OpenBSD’s mirrors, not on the disc, and the disc is too large to start from memory.',
  'remark.openbsd-other-loader':
    'Use the small cd ISO for BIOS, or set pxeboot or BOOTX64.EFI from a mirror as the machine’s boot file.',
  'remark.openbsd-boot-conf': '/etc/boot.conf starts {path}',

  'remark.casper-without-casper':
    'The disc is made for casper, but its initrd does not contain it. It is not known how it starts instead.',
  'remark.casper-fetches':
    'Its initrd downloads the whole ISO over HTTP and keeps it in memory. Give the machine about twice the size of the ISO.',
  'remark.casper-folder': '{path} contains a kernel and a live system that casper can start',

  'remark.coreos-rootfs': '{path} is the system that its initrd downloads',

  'remark.debian-installer-needs-drive':
    'The installer on this disc can install only from a CD or USB drive.',
  'remark.debian-installer-add-kernel':
    'Add linux and initrd.gz of the network installer from a mirror: {path}. They must be of the same release. If they are next to the ISO when you import it, Slipway adds them automatically.',
  'remark.debian-installer-initrd': '{path} is the installer for CD drives',
  'remark.network-installer-mirror': 'Its installer downloads everything from a mirror, which it asks for.',

  'remark.dracut-fetches': 'Its initrd downloads a live system over HTTP (dracut with livenet).',
  'remark.dracut-iso-in-initrd':
    'Its initrd contains nothing that downloads a live system over HTTP. Slipway adds the whole ISO to the initrd, where dracut finds it.',
  'remark.dracut-may-fetch':
    'It starts if its initrd can download a live system over HTTP (dracut with livenet). Most can, some cannot.',

  'remark.efi-program':
    'UEFI machines get the program that their firmware would start from a drive. It may not find what it then looks for on the disc.',
  'remark.efi-program-found': '{path} is an EFI program',

  'remark.harvester-fetches':
    'Its initrd downloads {path} over HTTP. To install, its configuration must give this ISO’s address as iso_url; the rest comes from there.',
  'remark.harvester-release': 'harvester-release.yaml says {text}',
  'remark.harvester-release-silent': 'harvester-release.yaml says no version',

  'remark.esxi-loader':
    'On UEFI its own loader starts over HTTP with a list of modules that Slipway rewrites. It does not start on BIOS.',
  'remark.esxi-without-loader':
    'This disc has no EFI loader, and its loader for BIOS works only with SYSLINUX 3.86.',
  'remark.esxi-title': 'boot.cfg says {text}',
  'remark.esxi-build': 'boot.cfg says {text}, build {build}',
  'remark.esxi-modules': 'boot.cfg lists {count} modules',

  'remark.gentoo-in-initrd': 'The live system {path} is added to its initrd, where it is looked for.',
  'remark.gentoo-may-fetch':
    'It starts if its initrd can download a live system over HTTP (dracut with livenet). For Gentoo this is not known.',

  'remark.generic-own-arguments':
    'Kernel and initrd start with the arguments from the disc. Whether this system then finds the rest of itself over the network is not known.',
  'remark.configuration-read': '{path} is readable',

  'remark.ipxe-disc':
    'It is a boot loader and runs its own script. Without one it asks the network, and Slipway answers again.',
  'remark.ipxe-disc-for-bios':
    'It is a boot loader, here for BIOS, and runs its own script. Without one it asks the network, and Slipway answers again.',
  'remark.ipxe-program': '{path} is iPXE',

  'remark.linuxrc-packages': 'Its installer (linuxrc) installs over HTTP from the packages on this disc.',
  'remark.linuxrc-mirrors':
    'Its installer (linuxrc) starts over HTTP from this disc. The disc has no packages: the installer asks for a repository, unless the arguments name one of the same release.',
  'remark.linuxrc-media': 'media.1/media says {text}',

  'remark.live-boot-without-http':
    'Its initrd lacks the part of live-boot that downloads a file system over HTTP.',
  'remark.live-boot-fetches':
    'Its initrd downloads {path} over HTTP and keeps it in memory. Give the machine that size plus 1 GB.',
  'remark.truenas-needs-drive': 'The TrueNAS installer looks for its update file only on a disk or CD drive.',
  'remark.tails-refuses': 'Tails refuses to start from the network unless its initrd is changed.',

  'remark.memtest-program': 'It is one small program that starts on BIOS and UEFI (not with Secure Boot).',

  'remark.miso-without-http': 'Its initrd contains nothing that downloads a live system over HTTP.',
  'remark.miso-fetches':
    'Its initrd downloads the {count} file systems in {path} over HTTP and keeps them in memory.',

  'remark.nixos-needs-drive':
    'The initrd on this disc looks only for a drive with its label. NixOS needs its “netboot” build instead.',
  'remark.nixos-other-image':
    'nixos-images publishes a network kernel and initrd that contain the whole system.',

  'remark.proxmox-in-initrd':
    'The whole ISO is added to its initrd, where its installer finds it. An unattended installation is not possible with the ISO as downloaded.',
  'remark.proxmox-too-large':
    'Its installer needs the whole ISO in its initrd, and this one is larger than the 4 GB an initrd can hold.',
  'remark.proxmox-cd-info': '.cd-info says {text}',
  'remark.proxmox-kernel': '{path} is the kernel of its installer',

  'remark.slackware-asks':
    'Its installer starts over the network. As the source, choose “HTTP/FTP server” and enter the address of this image’s files.',
  'remark.slackware-installer': '{path} and {initrd} are the Slackware installer',

  'remark.disk-image-on-bios':
    'On BIOS it starts from memory as if it were in a drive. A system that brings its own drivers will not find that drive again. It does not start on UEFI.',
  'remark.small-without-linux': 'it is small and has no Linux kernel',

  'remark.talos-signed':
    'Its one signed program starts over the network, on UEFI only. It takes no arguments, so apply its configuration afterwards.',
  'remark.talos-other-image': 'The metal ISO without Secure Boot gets its configuration from a URL.',
  'remark.unified-kernel': '{path} is a unified kernel image',

  'remark.udf-broken-windows':
    'This is a Windows disc, but the UDF file system that should contain its files is empty or damaged.',
  'remark.udf-broken': 'The UDF file system that should contain the files of this disc is empty or damaged.',
  'remark.udf-without-content': 'the disc has a UDF file system and an empty ISO 9660 file system',

  'remark.nothing-to-start':
    'No boot configuration with a Linux kernel was found on this disc. Machines can still download its files.',

  'remark.windows-setup':
    'Windows PE starts over the network, but Setup then needs its files from a file share or a drive.',
  'remark.windows-pe': 'Windows PE is entirely in its boot.wim, which wimboot starts over the network.',
  'remark.windows-share':
    'Share the extracted files over SMB and start setup.exe from that share. wimboot must be among your own boot programs.',
  'remark.windows-add-wimboot':
    'Put wimboot 2.9 or newer into the folder for your own boot programs; it does not come with this system.',
  'remark.windows-is-pe': '{path} is Windows PE',
  'remark.windows-image': '{path} says {text}',
  'remark.windows-image-build': '{path} says {text}, build {build}',

  'remark.xen-packages':
    'Xen and its installer start over the network. When asked for the installation source, choose HTTP and enter the address of this image’s files.',
  'remark.xen-mirrors':
    'Xen and its installer start over the network. This disc has no packages: when asked for the installation source, enter a mirror.',
  'remark.xen-modules': '{path} is a hypervisor, {installer} the installer that it starts',
  'remark.xen-repository': 'XS-REPOSITORY says {text}',
} as const
