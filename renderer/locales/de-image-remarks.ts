import type { ImageRemarkWords } from '#contract/image-remark.ts'

/** Was über Abbilder gesagt wird, auf Deutsch. */
export const germanImageRemarks: ImageRemarkWords = {
  'in-words': '{text}',

  fetches: 'Die initrd holt {path} über HTTP.',
  'fetches-into-memory': 'Die initrd holt {path} über HTTP und behält es im Arbeitsspeicher.',
  'disk-info': '.disk/info nennt {text}',
  'tree-info': '.treeinfo nennt {text}',
  label: 'die Bezeichnung ist {text}',
  'on-disc': '{path} liegt auf der Disc',
  'live-system': '{path} ist ein Live-System, das {program} starten kann',
  'file-system': '{path} ist das Dateisystem von {system}',
  'installer-root': '{path} ist das Dateisystem des Installationsprogramms',
  'boots-on-bios': 'von einem Laufwerk startet sie mit BIOS',
  'boots-on-uefi': 'von einem Laufwerk startet sie mit UEFI',
  'boots-on-both': 'von einem Laufwerk startet sie mit BIOS und UEFI',
  'initrd-can': 'die initrd enthält {part}',
  'initrd-cannot': 'die initrd enthält {part} nicht',
  'entry-not-understood':
    'im Menü steht „{title}“, das mit „{command}“ startet: das kann nur der Bootloader der Disc',

  'usb-stick': 'Diese ISO stattdessen auf einen USB-Stick schreiben.',
  'fill-in-mirror':
    'Um von einem Spiegelserver eigener Wahl zu installieren, seine Adresse in den Argumenten an die Stelle von {placeholder} schreiben.',
  'edit-arguments': 'Probieren; die Argumente jedes Eintrags lassen sich ändern.',
  'netboot-kernel-added': 'Es startet mit dem Kernel und der initrd fürs Netz, die dazugelegt wurden.',

  'agama-without-livenet':
    'Das Installationsprogramm ist ein Live-System, und die initrd enthält nichts, was eines über HTTP holt.',
  'agama-packages': 'Die initrd holt {path} über HTTP; installiert wird aus den Paketen dieser Disc.',
  'agama-mirrors':
    'Die initrd holt {path} über HTTP; installiert wird von den Spiegelservern der Distribution.',
  'agama-root': '{path} ist das Live-System des Installationsprogramms',

  'whole-in-initrd': 'Alles steckt in Kernel und initrd.',
  'whole-asks-to-erase':
    'Alles steckt in Kernel und initrd. Es löscht Festplatten: ohne Rückfrage aber nur, wenn es in den Argumenten steht.',
  'whole-without-extensions':
    'Alles steckt in Kernel und initrd. Erweiterungen in /cde findet es nur auf einem Laufwerk.',
  'whole-erases': 'Alles steckt in Kernel und initrd. Es löscht Festplatten.',
  'whole-kernel': '{path} und womit es gestartet wird gehören zu {system}',

  'alpine-without-network':
    'Das initramfs dieser Disc kann kein Netz; Alpine braucht stattdessen Kernel und initramfs aus dem Download „netboot“.',
  'alpine-add-kernel':
    'boot/vmlinuz-{flavour} und boot/initramfs-{flavour} aus {archive} dazulegen; die Fassung muss dieselbe sein. Liegen sie neben der ISO, werden sie beim Hinzufügen von selbst genommen.',
  'alpine-release': '.alpine-release nennt {text}',

  'anaconda-packages': 'Anaconda installiert über HTTP aus den Paketen dieser Disc.',
  'anaconda-mirrors':
    'Anaconda startet über HTTP von dieser Disc und installiert von den Spiegelservern der Distribution, denn Pakete sind keine darauf.',
  'anaconda-configured': 'die Startkonfiguration startet Anaconda, und die Bezeichnung ist {text}',

  'antix-in-initrd':
    'Die ganze ISO wird in die initrd gelegt. Ob sie dort gefunden wird, hat noch niemand berichtet.',

  'archiso-without-http': 'Der initrd fehlt der Teil von archiso, der ein Dateisystem über HTTP holt.',
  'archiso-fetches':
    'Die initrd holt {path} über HTTP und behält es im Arbeitsspeicher: der Rechner braucht das Doppelte davon und 1 GB dazu.',

  'freebsd-needs-drive':
    'Der FreeBSD-Kernel sucht sein Dateisystem auf einem CD- oder USB-Laufwerk; diese ISO gehört auf einen USB-Stick.',
  'netbsd-loader':
    'Der Bootloader für CD-Laufwerke, der auf dieser Disc ist, kann keinen Kernel über das Netz holen.',
  'netbsd-other-loader':
    'pxeboot_ia32.bin von einem NetBSD-Spiegelserver als Boot-Datei des Rechners eintragen, mit netbsd-INSTALL daneben; die Pakete kommen dann aus den Dateien dieses Abbilds.',
  'netbsd-kernel': 'auf der Disc ist ein NetBSD-Kernel',
  'openbsd-small':
    'Ein BIOS kann diese Disc aus dem Arbeitsspeicher starten. Der Bootloader für UEFI und PXE liegt auf den Spiegelservern von OpenBSD, nicht auf der Disc.',
  'openbsd-large':
    'Der Bootloader fürs Netz liegt auf den Spiegelservern von OpenBSD, nicht auf der Disc; und um aus dem Arbeitsspeicher zu starten, ist sie zu groß.',
  'openbsd-other-loader':
    'Für BIOS die kleine cd-ISO nehmen, oder pxeboot oder BOOTX64.EFI von einem Spiegelserver als Boot-Datei des Rechners eintragen.',
  'openbsd-boot-conf': '/etc/boot.conf startet {path}',

  'casper-without-casper':
    'Die Disc ist für casper angelegt, aber die initrd enthält es nicht; was sie stattdessen tut, ist nicht bekannt.',
  'casper-fetches':
    'Die initrd holt die ganze ISO über HTTP und behält sie im Arbeitsspeicher: der Rechner braucht etwa die doppelte Größe der ISO.',
  'casper-folder': 'in {path} liegen ein Kernel und ein Live-System, das casper starten kann',

  'coreos-rootfs': '{path} ist das System, das die initrd holt',

  'debian-installer-needs-drive':
    'Das Installationsprogramm dieser Disc kann nur von einem CD- oder USB-Laufwerk installieren.',
  'debian-installer-add-kernel':
    'linux und initrd.gz des Installationsprogramms fürs Netz von einem Spiegelserver dazulegen: {path}. Sie müssen von derselben Ausgabe sein. Liegen sie neben der ISO, werden sie beim Hinzufügen von selbst genommen.',
  'debian-installer-initrd': '{path} ist das Installationsprogramm für CD-Laufwerke',
  'network-installer-mirror':
    'Das Installationsprogramm holt alles von einem Spiegelserver, nach dem es fragt.',

  'dracut-fetches': 'Die initrd holt ein Live-System über HTTP (dracut mit livenet).',
  'dracut-iso-in-initrd':
    'Die initrd enthält nichts, was ein Live-System über HTTP holt; deshalb wird die ganze ISO in die initrd gelegt, wo dracut sie findet.',
  'dracut-may-fetch':
    'Es startet, wenn die initrd ein Live-System über HTTP holen kann (dracut mit livenet): die meisten können es, manche nicht.',

  'efi-program':
    'Mit UEFI wird das Programm geschickt, das die Firmware von einem Laufwerk starten würde; was es dann auf der Disc sucht, findet es vielleicht nicht.',
  'efi-program-found': '{path} ist ein EFI-Programm',

  'harvester-fetches':
    'Die initrd holt {path} über HTTP. Zum Installieren muss die Konfiguration die Adresse dieser ISO als iso_url nennen: von dort kommt der Rest.',
  'harvester-release': 'harvester-release.yaml nennt {text}',
  'harvester-release-silent': 'harvester-release.yaml nennt keine Fassung',

  'esxi-loader':
    'Mit UEFI startet sein eigener Bootloader über HTTP, mit einer Liste von Modulen, die Slipway umschreibt; mit BIOS startet es nicht.',
  'esxi-without-loader':
    'Auf dieser Disc ist kein EFI-Bootloader, und der für BIOS läuft nur mit SYSLINUX 3.86.',
  'esxi-title': 'boot.cfg nennt {text}',
  'esxi-build': 'boot.cfg nennt {text}, Build {build}',
  'esxi-modules': 'boot.cfg führt {count} Module auf',

  'gentoo-in-initrd': 'Das Live-System {path} wird in die initrd gelegt, wo es gesucht wird.',
  'gentoo-may-fetch':
    'Es startet, wenn die initrd ein Live-System über HTTP holen kann (dracut mit livenet); von Gentoo ist das nicht bekannt.',

  'generic-own-arguments':
    'Kernel und initrd starten mit den Argumenten der Disc; ob dieses System den Rest von sich dann über das Netz findet, ist nicht bekannt.',
  'configuration-read': '{path} ist lesbar',

  'ipxe-disc':
    'Es ist ein Bootloader. Was er dann tut, steht in seinem eigenen Skript; ohne eines fragt er das Netz, und Slipway antwortet wieder.',
  'ipxe-disc-for-bios':
    'Es ist ein Bootloader, hier für BIOS. Was er dann tut, steht in seinem eigenen Skript; ohne eines fragt er das Netz, und Slipway antwortet wieder.',
  'ipxe-program': '{path} ist iPXE',

  'linuxrc-packages':
    'Das Installationsprogramm (linuxrc) installiert über HTTP aus den Paketen dieser Disc.',
  'linuxrc-mirrors':
    'Das Installationsprogramm (linuxrc) startet über HTTP von dieser Disc. Pakete sind keine darauf: es fragt nach einer Paketquelle, außer die Argumente nennen eine derselben Ausgabe.',
  'linuxrc-media': 'media.1/media nennt {text}',

  'live-boot-without-http': 'Der initrd fehlt der Teil von live-boot, der ein Dateisystem über HTTP holt.',
  'live-boot-fetches':
    'Die initrd holt {path} über HTTP und behält es im Arbeitsspeicher: der Rechner braucht so viel und 1 GB dazu.',
  'truenas-needs-drive':
    'Das Installationsprogramm von TrueNAS sucht seine Update-Datei nur auf einer Festplatte oder einem CD-Laufwerk.',
  'tails-refuses': 'Tails weigert sich, ohne eine geänderte initrd aus dem Netz zu starten.',

  'memtest-program':
    'Es ist ein einziges kleines Programm, das mit BIOS und mit UEFI startet (nicht mit Secure Boot).',

  'miso-without-http': 'Die initrd enthält nichts, was ein Live-System über HTTP holt.',
  'miso-fetches':
    'Die initrd holt die {count} Dateisysteme in {path} über HTTP und behält sie im Arbeitsspeicher.',

  'nixos-needs-drive':
    'Die initrd dieser Disc sucht nur ein Laufwerk mit ihrer Bezeichnung; NixOS braucht stattdessen seine Fassung „netboot“.',
  'nixos-other-image':
    'nixos-images veröffentlicht Kernel und initrd fürs Netz, in denen das ganze System steckt.',

  'proxmox-in-initrd':
    'Die ganze ISO wird in die initrd gelegt, wo das Installationsprogramm sie findet. Unbeaufsichtigt installieren geht mit einer unveränderten ISO nicht.',
  'proxmox-too-large':
    'Das Installationsprogramm braucht die ganze ISO in der initrd, und diese ist größer als die 4 GB, die eine initrd fasst.',
  'proxmox-cd-info': '.cd-info nennt {text}',
  'proxmox-kernel': '{path} ist der Kernel des Installationsprogramms',

  'slackware-asks':
    'Das Installationsprogramm startet über das Netz. Als Quelle „HTTP/FTP server“ wählen und die Adresse der Dateien dieses Abbilds angeben.',
  'slackware-installer': '{path} und {initrd} sind das Installationsprogramm von Slackware',

  'disk-image-on-bios':
    'Mit BIOS startet es aus dem Arbeitsspeicher, als läge es in einem Laufwerk; ein System mit eigenen Treibern findet dieses Laufwerk nicht wieder. Mit UEFI startet es nicht.',
  'small-without-linux': 'sie ist klein, und auf ihr ist kein Linux-Kernel zu finden',

  'talos-signed':
    'Das eine signierte Programm startet über das Netz, nur mit UEFI; Argumente lassen sich nicht dazugeben, also muss die Konfiguration danach kommen.',
  'talos-other-image': 'Die metal-ISO ohne Secure Boot holt seine Konfiguration von einer URL.',
  'unified-kernel': '{path} ist ein „unified kernel image“',

  'udf-broken-windows':
    'Dies ist eine Windows-Disc, aber das UDF-Dateisystem, in dem ihre Dateien liegen sollten, ist leer oder beschädigt.',
  'udf-broken':
    'Das UDF-Dateisystem, in dem die Dateien dieser Disc liegen sollten, ist leer oder beschädigt.',
  'udf-without-content': 'die Disc hat ein UDF-Dateisystem und ein ISO-9660-Dateisystem ohne Inhalt',

  'nothing-to-start':
    'Auf dieser Disc ist keine Startkonfiguration mit einem Linux-Kernel zu finden; ihre Dateien lassen sich trotzdem holen.',

  'windows-setup':
    'Windows PE startet über das Netz, aber das Setup fragt dann nach seinen Dateien, die es nur von einer Freigabe oder einem Laufwerk liest.',
  'windows-pe': 'Windows PE steckt ganz in seiner boot.wim, die wimboot über das Netz startet.',
  'windows-share':
    'Die entpackten Dateien über SMB freigeben und setup.exe von dort starten; wimboot muss unter den eigenen Boot-Programmen sein.',
  'windows-add-wimboot':
    'wimboot 2.9 oder neuer in den Ordner für eigene Boot-Programme legen; es gehört nicht zu diesem System.',
  'windows-is-pe': '{path} ist Windows PE',
  'windows-image': '{path} nennt {text}',
  'windows-image-build': '{path} nennt {text}, Build {build}',

  'xen-packages':
    'Xen und sein Installationsprogramm starten über das Netz. Auf die Frage nach der Installationsquelle HTTP und die Adresse der Dateien dieses Abbilds wählen.',
  'xen-mirrors':
    'Xen und sein Installationsprogramm starten über das Netz. Pakete sind keine auf dieser Disc: auf die Frage nach der Installationsquelle einen Spiegelserver nennen.',
  'xen-modules': '{path} ist ein Hypervisor, {installer} das Installationsprogramm, das er startet',
  'xen-repository': 'XS-REPOSITORY nennt {text}',
}
