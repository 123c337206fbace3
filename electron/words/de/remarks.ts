import type { enRemarks } from '../en/remarks.ts'
import type { Translation } from '../message.ts'

/** Was über Abbilder gesagt wird. Belege sind Satzteile, alles andere sind Sätze. */
export const deRemarks: Translation<typeof enRemarks> = {
  'remark.in-words': '{text}',

  'remark.fetches': 'Die initrd lädt {path} über HTTP.',
  'remark.fetches-into-memory': 'Die initrd holt {path} über HTTP und behält es im Arbeitsspeicher.',
  'remark.disk-info': '.disk/info nennt {text}',
  'remark.tree-info': '.treeinfo nennt {text}',
  'remark.label': 'die Bezeichnung ist {text}',
  'remark.on-disc': '{path} ist auf der Disc',
  'remark.live-system': '{path} ist ein Live-System, das {program} starten kann',
  'remark.file-system': '{path} ist das Dateisystem von {system}',
  'remark.installer-root': '{path} ist das Dateisystem des Installationsprogramms',
  'remark.boots-on-bios': 'von einem Laufwerk startet sie mit BIOS',
  'remark.boots-on-uefi': 'von einem Laufwerk startet sie mit UEFI',
  'remark.boots-on-both': 'von einem Laufwerk startet sie mit BIOS und UEFI',
  'remark.initrd-can': 'die initrd enthält {part}',
  'remark.initrd-cannot': 'die initrd enthält {part} nicht',
  'remark.entry-not-understood':
    'im Menü gibt es „{title}“, das mit „{command}“ startet: das kann nur der Bootloader der Disc',

  'remark.usb-stick': 'Diese ISO stattdessen auf einen USB-Stick schreiben.',
  'remark.fill-in-mirror':
    'Um von einem Spiegelserver eigener Wahl zu installieren, in den Argumenten {placeholder} durch seine Adresse ersetzen.',
  'remark.edit-arguments': 'Ausprobieren. Die Argumente jedes Eintrags lassen sich ändern.',
  'remark.netboot-kernel-added': 'Es startet mit dem Kernel und der initrd fürs Netz, die dazugelegt wurden.',

  'remark.agama-without-livenet':
    'Das Installationsprogramm ist ein Live-System, und die initrd enthält nichts, was eines über HTTP holt.',
  'remark.agama-packages': 'Die initrd holt {path} über HTTP; installiert wird aus den Paketen dieser Disc.',
  'remark.agama-mirrors':
    'Die initrd holt {path} über HTTP; installiert wird von den Spiegelservern der Distribution.',
  'remark.agama-root': '{path} ist das Live-System des Installationsprogramms',

  'remark.whole-in-initrd': 'Alles steckt in Kernel und initrd.',
  'remark.whole-asks-to-erase':
    'Alles steckt in Kernel und initrd. Es löscht Festplatten, fragt aber vorher, außer die Argumente sagen es anders.',
  'remark.whole-without-extensions':
    'Alles steckt in Kernel und initrd. Erweiterungen in /cde findet es nur auf einem Laufwerk.',
  'remark.whole-erases': 'Alles steckt in Kernel und initrd. Es löscht Festplatten.',
  'remark.whole-kernel': '{path} und womit es gestartet wird gehören zu {system}',

  'remark.alpine-without-network':
    'Das initramfs dieser Disc kann kein Netz; Alpine braucht stattdessen Kernel und initramfs aus dem Download „netboot“.',
  'remark.alpine-add-kernel':
    'boot/vmlinuz-{flavour} und boot/initramfs-{flavour} aus {archive} dazulegen, von derselben Version. Sind sie beim Importieren neben der ISO, legt Slipway sie selbst dazu.',
  'remark.alpine-release': '.alpine-release nennt {text}',

  'remark.anaconda-packages': 'Anaconda installiert über HTTP aus den Paketen dieser Disc.',
  'remark.anaconda-mirrors':
    'Anaconda startet über HTTP von dieser Disc. Pakete sind keine darauf, darum installiert es von den Spiegelservern der Distribution.',
  'remark.anaconda-configured': 'die Startkonfiguration startet Anaconda, und die Bezeichnung ist {text}',

  'remark.antix-in-initrd':
    'Die ganze ISO wird in die initrd gelegt. Ob sie dort gefunden wird, hat noch niemand bestätigt.',

  'remark.archiso-without-http': 'Der initrd fehlt der Teil von archiso, der ein Dateisystem über HTTP holt.',
  'remark.archiso-fetches':
    'Die initrd holt {path} über HTTP und behält es im Arbeitsspeicher: Die Maschine braucht das Doppelte davon und 1 GB dazu.',

  'remark.freebsd-needs-drive':
    'Der FreeBSD-Kernel sucht sein Dateisystem auf einem CD- oder USB-Laufwerk; diese ISO gehört auf einen USB-Stick.',
  'remark.netbsd-loader':
    'Der Bootloader für CD-Laufwerke, der auf dieser Disc ist, kann keinen Kernel über das Netz holen.',
  'remark.netbsd-other-loader':
    'pxeboot_ia32.bin von einem NetBSD-Spiegelserver als Startdatei der Maschine eintragen, mit netbsd-INSTALL daneben. Die Pakete kommen dann aus den Dateien dieses Abbilds.',
  'remark.netbsd-kernel': 'auf der Disc ist ein NetBSD-Kernel',
  'remark.openbsd-small':
    'Ein BIOS kann diese Disc aus dem Arbeitsspeicher starten. Der Bootloader für UEFI und PXE ist auf den Spiegelservern von OpenBSD, nicht auf der Disc.',
  'remark.openbsd-large':
    'Der Bootloader fürs Netz ist auf den Spiegelservern von OpenBSD, nicht auf der Disc; und um aus dem Arbeitsspeicher zu starten, ist sie zu groß.',
  'remark.openbsd-other-loader':
    'Für BIOS die kleine cd-ISO nehmen, oder pxeboot oder BOOTX64.EFI von einem Spiegelserver als Startdatei der Maschine eintragen.',
  'remark.openbsd-boot-conf': '/etc/boot.conf startet {path}',

  'remark.casper-without-casper':
    'Die Disc ist für casper gemacht, aber die initrd enthält es nicht. Was sie stattdessen tut, ist nicht bekannt.',
  'remark.casper-fetches':
    'Die initrd holt die ganze ISO über HTTP und behält sie im Arbeitsspeicher: Die Maschine braucht etwa die doppelte Größe der ISO.',
  'remark.casper-folder': 'in {path} sind ein Kernel und ein Live-System, das casper starten kann',

  'remark.coreos-rootfs': '{path} ist das System, das die initrd holt',

  'remark.debian-installer-needs-drive':
    'Das Installationsprogramm dieser Disc kann nur von einem CD- oder USB-Laufwerk installieren.',
  'remark.debian-installer-add-kernel':
    'linux und initrd.gz des Installationsprogramms fürs Netz von einem Spiegelserver dazulegen: {path}. Sie müssen von derselben Ausgabe sein. Sind sie beim Importieren neben der ISO, legt Slipway sie selbst dazu.',
  'remark.debian-installer-initrd': '{path} ist das Installationsprogramm für CD-Laufwerke',
  'remark.network-installer-mirror':
    'Das Installationsprogramm holt alles von einem Spiegelserver, nach dem es fragt.',

  'remark.dracut-fetches': 'Die initrd holt ein Live-System über HTTP (dracut mit livenet).',
  'remark.dracut-iso-in-initrd':
    'Die initrd enthält nichts, was ein Live-System über HTTP holt; deshalb wird die ganze ISO in die initrd gelegt, wo dracut sie findet.',
  'remark.dracut-may-fetch':
    'Es startet, wenn die initrd ein Live-System über HTTP holen kann (dracut mit livenet): die meisten können es, manche nicht.',

  'remark.efi-program':
    'UEFI-Maschinen bekommen das Programm, das ihre Firmware von einem Laufwerk starten würde. Was es dann auf der Disc sucht, findet es vielleicht nicht.',
  'remark.efi-program-found': '{path} ist ein EFI-Programm',

  'remark.harvester-fetches':
    'Die initrd holt {path} über HTTP. Zum Installieren muss die Konfiguration die Adresse dieser ISO als iso_url nennen: von dort kommt der Rest.',
  'remark.harvester-release': 'harvester-release.yaml nennt {text}',
  'remark.harvester-release-silent': 'harvester-release.yaml nennt keine Version',

  'remark.esxi-loader':
    'Mit UEFI startet sein eigener Bootloader über HTTP, mit einer Liste von Modulen, die Slipway umschreibt; mit BIOS startet es nicht.',
  'remark.esxi-without-loader':
    'Auf dieser Disc ist kein EFI-Bootloader, und der für BIOS läuft nur mit SYSLINUX 3.86.',
  'remark.esxi-title': 'boot.cfg nennt {text}',
  'remark.esxi-build': 'boot.cfg nennt {text}, Build {build}',
  'remark.esxi-modules': 'boot.cfg führt {count} Module auf',

  'remark.gentoo-in-initrd': 'Das Live-System {path} wird in die initrd gelegt, wo es gesucht wird.',
  'remark.gentoo-may-fetch':
    'Es startet, wenn die initrd ein Live-System über HTTP holen kann (dracut mit livenet); von Gentoo ist das nicht bekannt.',

  'remark.generic-own-arguments':
    'Kernel und initrd starten mit den Argumenten der Disc. Ob dieses System den Rest von sich dann über das Netz findet, ist nicht bekannt.',
  'remark.configuration-read': '{path} ist lesbar',

  'remark.ipxe-disc':
    'Es ist ein Bootloader, der sein eigenes Skript ausführt. Ohne eines fragt er das Netz, und Slipway antwortet wieder.',
  'remark.ipxe-disc-for-bios':
    'Es ist ein Bootloader, hier für BIOS, der sein eigenes Skript ausführt. Ohne eines fragt er das Netz, und Slipway antwortet wieder.',
  'remark.ipxe-program': '{path} ist iPXE',

  'remark.linuxrc-packages':
    'Das Installationsprogramm (linuxrc) installiert über HTTP aus den Paketen dieser Disc.',
  'remark.linuxrc-mirrors':
    'Das Installationsprogramm (linuxrc) startet über HTTP von dieser Disc. Pakete sind keine darauf: es fragt nach einer Paketquelle, außer die Argumente nennen eine derselben Ausgabe.',
  'remark.linuxrc-media': 'media.1/media nennt {text}',

  'remark.live-boot-without-http':
    'Der initrd fehlt der Teil von live-boot, der ein Dateisystem über HTTP holt.',
  'remark.live-boot-fetches':
    'Die initrd holt {path} über HTTP und behält es im Arbeitsspeicher: Die Maschine braucht so viel und 1 GB dazu.',
  'remark.truenas-needs-drive':
    'Das Installationsprogramm von TrueNAS sucht seine Update-Datei nur auf einer Festplatte oder einem CD-Laufwerk.',
  'remark.tails-refuses': 'Tails weigert sich, ohne eine geänderte initrd aus dem Netz zu starten.',

  'remark.memtest-program':
    'Es ist ein einziges kleines Programm, das mit BIOS und mit UEFI startet (nicht mit Secure Boot).',

  'remark.miso-without-http': 'Die initrd enthält nichts, was ein Live-System über HTTP holt.',
  'remark.miso-fetches':
    'Die initrd holt die {count} Dateisysteme in {path} über HTTP und behält sie im Arbeitsspeicher.',

  'remark.nixos-needs-drive':
    'Die initrd dieser Disc sucht nur ein Laufwerk mit ihrer Bezeichnung. NixOS braucht stattdessen seine Ausgabe „netboot“.',
  'remark.nixos-other-image':
    'nixos-images veröffentlicht Kernel und initrd fürs Netz, in denen das ganze System steckt.',

  'remark.proxmox-in-initrd':
    'Die ganze ISO wird in die initrd gelegt, wo das Installationsprogramm sie findet. Unbeaufsichtigt installieren geht mit einer unveränderten ISO nicht.',
  'remark.proxmox-too-large':
    'Das Installationsprogramm braucht die ganze ISO in der initrd, und diese ist größer als die 4 GB, die eine initrd fasst.',
  'remark.proxmox-cd-info': '.cd-info nennt {text}',
  'remark.proxmox-kernel': '{path} ist der Kernel des Installationsprogramms',

  'remark.slackware-asks':
    'Das Installationsprogramm startet über das Netz. Als Quelle „HTTP/FTP server“ wählen und die Adresse der Dateien dieses Abbilds angeben.',
  'remark.slackware-installer': '{path} und {initrd} sind das Installationsprogramm von Slackware',

  'remark.disk-image-on-bios':
    'Mit BIOS startet es aus dem Arbeitsspeicher, als läge es in einem Laufwerk; ein System mit eigenen Treibern findet dieses Laufwerk nicht wieder. Mit UEFI startet es nicht.',
  'remark.small-without-linux': 'sie ist klein, und auf ihr ist kein Linux-Kernel zu finden',

  'remark.talos-signed':
    'Das eine signierte Programm startet über das Netz, nur mit UEFI; Argumente lassen sich nicht dazugeben, also muss die Konfiguration danach kommen.',
  'remark.talos-other-image': 'Die metal-ISO ohne Secure Boot holt seine Konfiguration von einer URL.',
  'remark.unified-kernel': '{path} ist ein „unified kernel image“',

  'remark.udf-broken-windows':
    'Dies ist eine Windows-Disc, aber das UDF-Dateisystem, in dem ihre Dateien sein sollten, ist leer oder beschädigt.',
  'remark.udf-broken':
    'Das UDF-Dateisystem, in dem die Dateien dieser Disc sein sollten, ist leer oder beschädigt.',
  'remark.udf-without-content': 'die Disc hat ein UDF-Dateisystem und ein ISO-9660-Dateisystem ohne Inhalt',

  'remark.nothing-to-start':
    'Auf dieser Disc ist keine Startkonfiguration mit einem Linux-Kernel zu finden; ihre Dateien lassen sich trotzdem holen.',

  'remark.windows-setup':
    'Windows PE startet über das Netz, aber das Setup fragt dann nach seinen Dateien, die es nur von einer Freigabe oder einem Laufwerk liest.',
  'remark.windows-pe': 'Windows PE steckt ganz in seiner boot.wim, die wimboot über das Netz startet.',
  'remark.windows-share':
    'Die entpackten Dateien über SMB freigeben und setup.exe von dort starten. wimboot muss unter den eigenen Startprogrammen sein.',
  'remark.windows-add-wimboot':
    'wimboot 2.9 oder neuer in den Ordner für eigene Startprogramme legen; es gehört nicht zu diesem System.',
  'remark.windows-is-pe': '{path} ist Windows PE',
  'remark.windows-image': '{path} nennt {text}',
  'remark.windows-image-build': '{path} nennt {text}, Build {build}',

  'remark.xen-packages':
    'Xen und sein Installationsprogramm starten über das Netz. Auf die Frage nach der Installationsquelle HTTP und die Adresse der Dateien dieses Abbilds wählen.',
  'remark.xen-mirrors':
    'Xen und sein Installationsprogramm starten über das Netz. Pakete sind keine auf dieser Disc: auf die Frage nach der Installationsquelle einen Spiegelserver nennen.',
  'remark.xen-modules': '{path} ist ein Hypervisor, {installer} das Installationsprogramm, das er startet',
  'remark.xen-repository': 'XS-REPOSITORY nennt {text}',
}
