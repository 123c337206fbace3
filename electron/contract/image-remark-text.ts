/**
 * Everything that is said of images, in English: why one boots or does not, what helps, what that rests on. Words in
 * braces are parameters. A remark of evidence is a clause, the others are sentences.
 */
export const IMAGE_REMARKS = {
  /** Written before remarks were data. */
  'in-words': '{text}',

  // What many kinds of discs have in common.
  fetches: 'Its initrd fetches {path} over HTTP.',
  'fetches-into-memory': 'Its initrd fetches {path} over HTTP and keeps it in memory.',
  'disk-info': '.disk/info says {text}',
  'tree-info': '.treeinfo says {text}',
  label: 'the label is {text}',
  'on-disc': '{path} is on the disc',
  'live-system': '{path} is a live system that {program} can start',
  'file-system': "{path} is {system}'s file system",
  'installer-root': "{path} is the installer's root file system",
  'boots-on-bios': 'from a drive it boots on BIOS',
  'boots-on-uefi': 'from a drive it boots on UEFI',
  'boots-on-both': 'from a drive it boots on BIOS and UEFI',
  'initrd-can': 'its initrd holds {part}',
  'initrd-cannot': 'its initrd holds no {part}',
  'entry-not-understood':
    'its menu has "{title}", which starts with "{command}": only its own loader can do that',

  // Ways out.
  'usb-stick': 'Write this ISO to a USB stick instead.',
  'fill-in-mirror':
    'To install from a mirror of your choice, write its address in place of {placeholder} into the arguments.',
  'edit-arguments': 'Try it; the arguments of each entry can be changed.',
  'netboot-kernel-added': 'It starts with the kernel and initrd for the network that were added to it.',

  'agama-without-livenet':
    'Its installer is a live system, and its initrd holds nothing that fetches one over HTTP.',
  'agama-packages': 'Its initrd fetches {path} over HTTP; it installs from the packages on this disc.',
  'agama-mirrors': 'Its initrd fetches {path} over HTTP; it installs from the mirrors of the distribution.',
  'agama-root': "{path} is the installer's live system",

  'whole-in-initrd': 'All of it is in kernel and initrd.',
  'whole-asks-to-erase':
    'All of it is in kernel and initrd. It erases disks: nothing is erased without a question unless the arguments say so.',
  'whole-without-extensions':
    'All of it is in kernel and initrd. Extensions in /cde are found on a drive only.',
  'whole-erases': 'All of it is in kernel and initrd. It erases disks.',
  'whole-kernel': "{path} and what it is started with are {system}'s",

  'alpine-without-network':
    'The initramfs on this disc has no network; Alpine needs the kernel and initramfs of its "netboot" download instead.',
  'alpine-add-kernel':
    'Add boot/vmlinuz-{flavour} and boot/initramfs-{flavour} out of {archive}; it has to be of the same version. Lying beside the ISO they are taken by themselves when it is imported.',
  'alpine-release': '.alpine-release says {text}',

  'anaconda-packages': 'Anaconda installs over HTTP from the packages on this disc.',
  'anaconda-mirrors':
    'Anaconda starts over HTTP from this disc and installs from the mirrors of the distribution, for there are no packages on it.',
  'anaconda-configured': 'the boot configuration starts Anaconda, and the label is {text}',

  'antix-in-initrd': 'The whole ISO is put into its initrd. Nobody has told yet whether it is found there.',

  'archiso-without-http':
    'Its initrd does not hold the hook of archiso that fetches a file system over HTTP.',
  'archiso-fetches':
    'Its initrd fetches {path} over HTTP and keeps it in memory: give the machine twice that and 1 GB more.',

  'freebsd-needs-drive':
    'The FreeBSD kernel looks for its root file system on a CD or USB drive; write this ISO to a USB stick instead.',
  'netbsd-loader': 'The loader for CD drives that is on this disc cannot fetch a kernel over the network.',
  'netbsd-other-loader':
    'Set pxeboot_ia32.bin of a NetBSD mirror as the boot file of the machine, with netbsd-INSTALL beside it; packages then come from this image’s tree.',
  'netbsd-kernel': 'a NetBSD kernel is on the disc',
  'openbsd-small':
    'A BIOS can start this disc from memory. The loader for UEFI and PXE is on the mirrors of OpenBSD, not on the disc.',
  'openbsd-large':
    'The loader for the network is on the mirrors of OpenBSD, not on the disc, which is too large to be started from memory.',
  'openbsd-other-loader':
    'Use the small cd ISO for BIOS, or set pxeboot or BOOTX64.EFI of a mirror as the boot file of the machine.',
  'openbsd-boot-conf': '/etc/boot.conf starts {path}',

  'casper-without-casper':
    'The disc is laid out for casper, but its initrd does not hold it; what it does instead is not known.',
  'casper-fetches':
    'Its initrd fetches the whole ISO over HTTP and keeps it in memory: give the machine about twice the size of the ISO.',
  'casper-folder': '{path} holds a kernel and a live system that casper can start',

  'coreos-rootfs': '{path} is the system that its initrd fetches',

  'debian-installer-needs-drive': 'The installer on this disc can only install from a CD or USB drive.',
  'debian-installer-add-kernel':
    'Add linux and initrd.gz of the network installer, from a mirror: {path}. They have to be of the same release. Lying beside the ISO they are taken by themselves when it is imported.',
  'debian-installer-initrd': '{path} is the installer for CD drives',
  'network-installer-mirror': 'Its installer takes everything from a mirror, for which it asks.',

  'dracut-fetches': 'Its initrd fetches a live system over HTTP (dracut with livenet).',
  'dracut-iso-in-initrd':
    'Its initrd holds nothing that fetches a live system over HTTP, so the whole ISO is put into the initrd, where dracut finds it.',
  'dracut-may-fetch':
    'It starts if its initrd can fetch a live system over HTTP (dracut with livenet), which most can and some cannot.',

  'efi-program':
    'On UEFI the program that its firmware would start from a drive is sent; what it then looks for on the disc it may not find.',
  'efi-program-found': '{path} is an EFI program',

  'harvester-fetches':
    "Its initrd fetches {path} over HTTP. To install, its configuration has to name this ISO's address as iso_url: the rest is fetched from there.",
  'harvester-release': 'harvester-release.yaml says {text}',
  'harvester-release-silent': 'harvester-release.yaml says no version',

  'esxi-loader':
    'On UEFI its own loader starts over HTTP with a list of modules that Slipway rewrites; on BIOS it does not start.',
  'esxi-without-loader':
    'There is no EFI loader on this disc, and the one for BIOS works with SYSLINUX 3.86 only.',
  'esxi-title': 'boot.cfg says {text}',
  'esxi-build': 'boot.cfg says {text}, build {build}',
  'esxi-modules': 'boot.cfg lists {count} modules',

  'gentoo-in-initrd': 'The live system {path} is put into its initrd, where it is looked for.',
  'gentoo-may-fetch':
    'It starts if its initrd can fetch a live system over HTTP (dracut with livenet), which is not known of Gentoo.',

  'generic-own-arguments':
    'Kernel and initrd start with the arguments on the disc; whether this system then finds the rest of itself over the network is not known.',
  'configuration-read': '{path} can be read',

  'ipxe-disc':
    'It is a boot loader. What it then does is its own script; without one it asks the network, and Slipway answers again.',
  'ipxe-disc-for-bios':
    'It is a boot loader, here for BIOS. What it then does is its own script; without one it asks the network, and Slipway answers again.',
  'ipxe-program': '{path} is iPXE',

  'linuxrc-packages': 'Its installer (linuxrc) installs over HTTP from the packages on this disc.',
  'linuxrc-mirrors':
    'Its installer (linuxrc) starts over HTTP from this disc. There are no packages on it: it asks for a repository unless the arguments name one of the same release.',
  'linuxrc-media': 'media.1/media says {text}',

  'live-boot-without-http':
    'Its initrd does not hold the part of live-boot that fetches a file system over HTTP.',
  'live-boot-fetches':
    'Its initrd fetches {path} over HTTP and keeps it in memory: give the machine that much and 1 GB more.',
  'truenas-needs-drive': 'The TrueNAS installer looks for its update file on a disk or CD drive only.',
  'tails-refuses': 'Tails refuses to start from the network without a changed initrd.',

  'memtest-program': 'It is one small program, which starts on BIOS and on UEFI (not with Secure Boot).',

  'miso-without-http': 'Its initrd holds nothing that fetches a live system over HTTP.',
  'miso-fetches': 'Its initrd fetches the {count} file systems of {path} over HTTP and keeps them in memory.',

  'nixos-needs-drive':
    'The initrd on this disc only looks for a drive with its label; NixOS needs its "netboot" build instead.',
  'nixos-other-image':
    'nixos-images publishes kernel and initrd for the network with the whole system in them.',

  'proxmox-in-initrd':
    'The whole ISO is put into its initrd, where its installer finds it. An unattended installation is not possible with an ISO as it was downloaded.',
  'proxmox-too-large':
    'Its installer needs the whole ISO in its initrd, and this one is larger than the 4 GB that an initrd can hold.',
  'proxmox-cd-info': '.cd-info says {text}',
  'proxmox-kernel': "{path} is its installer's kernel",

  'slackware-asks':
    'Its installer starts over the network. As the source choose "HTTP/FTP server" and give it the address of this image’s tree.',
  'slackware-installer': "{path} and {initrd} are Slackware's installer",

  'disk-image-on-bios':
    'On BIOS it starts from memory as if it were in a drive; a system that brings drivers of its own will not find the drive again. On UEFI it does not start.',
  'small-without-linux': 'it is small, and there is no Linux kernel to be found on it',

  'talos-signed':
    'Its one signed program starts over the network, on UEFI only; arguments cannot be added, so its configuration has to be applied afterwards.',
  'talos-other-image': 'The metal ISO without Secure Boot takes its configuration by URL.',
  'unified-kernel': '{path} is a unified kernel image',

  'udf-broken-windows':
    'This is a Windows disc, but the UDF file system that should hold its files is empty or broken.',
  'udf-broken': 'The UDF file system that should hold the files of this disc is empty or broken.',
  'udf-without-content': 'the disc has a UDF file system and an ISO 9660 one without content',

  'nothing-to-start':
    'No boot configuration with a Linux kernel was found on this disc; its files can still be fetched.',

  'windows-setup':
    'Windows PE starts over the network, but Setup then asks for its files, which it reads from a file share or a drive only.',
  'windows-pe': 'Windows PE is whole in its boot.wim, which wimboot starts over the network.',
  'windows-share':
    'Share the extracted files over SMB and start setup.exe from that share; wimboot has to be among your own boot programs.',
  'windows-add-wimboot':
    'Put wimboot 2.9 or newer into the folder for your own boot programs; it does not come with this system.',
  'windows-is-pe': '{path} is Windows PE',
  'windows-image': '{path} says {text}',
  'windows-image-build': '{path} says {text}, build {build}',

  'xen-packages':
    'Xen and its installer start over the network. Asked for the installation source, choose HTTP and the address of this image’s tree.',
  'xen-mirrors':
    'Xen and its installer start over the network. There are no packages on this disc: asked for the installation source, name a mirror.',
  'xen-modules': '{path} is a hypervisor, {installer} the installer that it starts',
  'xen-repository': 'XS-REPOSITORY says {text}',
} as const
