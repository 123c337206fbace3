import type { enRemarks } from '../en/remarks.ts'
import type { Translation } from '../message.ts'

/** Was über Abbilder gesagt wird. Belege sind Satzteile, alles andere sind Sätze. */
export const deRemarks: Translation<typeof enRemarks> = {
  'remark.in-words': '{text}',

  'remark.fetches': 'Die Initrd lädt {path} über HTTP.',
  'remark.fetches-into-memory': 'Die Initrd lädt {path} über HTTP und behält es im Arbeitsspeicher.',
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
  'remark.initrd-can': 'die Initrd enthält {part}',
  'remark.initrd-cannot': 'die Initrd enthält {part} nicht',
  'remark.entry-not-understood':
    'im Menü gibt es „{title}“, das mit „{command}“ startet: das kann nur der Bootloader der Disc',

  'remark.usb-stick': 'Diese ISO stattdessen auf einen USB-Stick schreiben.',
  'remark.fill-in-mirror':
    'Um von einem Spiegelserver eigener Wahl zu installieren, in den Argumenten {placeholder} durch seine Adresse ersetzen.',
  'remark.edit-arguments': 'Ausprobieren. Sie können die Argumente jedes Eintrags ändern.',
  'remark.netboot-kernel-added': 'Es startet mit dem Netzwerk-Kernel und der Initrd, die hinzugefügt wurden.',

  'remark.agama-without-livenet':
    'Das Installationsprogramm ist ein Live-System, und die Initrd enthält nichts, was eines über HTTP lädt.',
  'remark.agama-packages': 'Die Initrd lädt {path} über HTTP; installiert wird aus den Paketen dieser Disc.',
  'remark.agama-mirrors':
    'Die Initrd lädt {path} über HTTP; installiert wird von den Spiegelservern der Distribution.',
  'remark.agama-root': '{path} ist das Live-System des Installationsprogramms',

  'remark.whole-in-initrd': 'Alles steckt in Kernel und Initrd.',
  'remark.whole-asks-to-erase':
    'Alles steckt in Kernel und Initrd. Es löscht Festplatten, fragt aber vorher, außer die Argumente sagen es anders.',
  'remark.whole-without-extensions':
    'Alles steckt in Kernel und Initrd. Erweiterungen in /cde findet es nur auf einem Laufwerk.',
  'remark.whole-erases': 'Alles steckt in Kernel und Initrd. Es löscht Festplatten.',
  'remark.whole-kernel': '{path} und seine Startparameter gehören zu {system}',

  'remark.alpine-without-network':
    'Das initramfs dieser Disc kann kein Netz. Alpine braucht stattdessen Kernel und initramfs aus dem Download „netboot“.',
  'remark.alpine-add-kernel':
    'boot/vmlinuz-{flavour} und boot/initramfs-{flavour} aus {archive} hinzufügen, von derselben Version. Liegen sie beim Import neben der ISO, fügt Slipway sie automatisch hinzu.',
  'remark.alpine-release': '.alpine-release nennt {text}',

  'remark.anaconda-packages': 'Anaconda installiert über HTTP aus den Paketen dieser Disc.',
  'remark.anaconda-mirrors':
    'Anaconda startet über HTTP von dieser Disc. Sie enthält keine Pakete, darum installiert es von den Spiegelservern der Distribution.',
  'remark.anaconda-configured': 'die Bootkonfiguration startet Anaconda, und die Bezeichnung ist {text}',

  'remark.antix-in-initrd':
    'Die ganze ISO wird der Initrd hinzugefügt. Ob sie dort gefunden wird, hat noch niemand bestätigt.',

  'remark.archiso-without-http': 'Der Initrd fehlt der Teil von archiso, der ein Dateisystem über HTTP lädt.',
  'remark.archiso-fetches':
    'Die Initrd lädt {path} über HTTP und behält es im Arbeitsspeicher. Die Maschine braucht das Doppelte davon plus 1 GB.',

  'remark.freebsd-needs-drive':
    'Der FreeBSD-Kernel sucht sein Root-Dateisystem auf einem CD- oder USB-Laufwerk. Diese ISO stattdessen auf einen USB-Stick schreiben.',
  'remark.netbsd-loader':
    'Der Bootloader auf dieser Disc ist für CD-Laufwerke und kann keinen Kernel über das Netz laden.',
  'remark.netbsd-other-loader':
    'pxeboot_ia32.bin von einem NetBSD-Spiegelserver als Bootdatei der Maschine eintragen, mit netbsd-INSTALL daneben. Die Pakete kommen dann aus den Dateien dieses Abbilds.',
  'remark.netbsd-kernel': 'auf der Disc ist ein NetBSD-Kernel',
  'remark.openbsd-small':
    'Eine BIOS-Maschine kann diese Disc aus dem Arbeitsspeicher starten. Der Bootloader für UEFI und PXE liegt auf den Spiegelservern von OpenBSD, nicht auf der Disc.',
  'remark.openbsd-large':
    'Der Netzwerk-Bootloader liegt auf den Spiegelservern von OpenBSD, nicht auf der Disc, und die Disc ist zu groß, um aus dem Arbeitsspeicher zu starten.',
  'remark.openbsd-other-loader':
    'Für BIOS die kleine cd-ISO nehmen, oder pxeboot oder BOOTX64.EFI von einem Spiegelserver als Bootdatei der Maschine eintragen.',
  'remark.openbsd-boot-conf': '/etc/boot.conf startet {path}',

  'remark.casper-without-casper':
    'Die Disc ist für casper gemacht, aber die Initrd enthält es nicht. Wie sie stattdessen startet, ist nicht bekannt.',
  'remark.casper-fetches':
    'Die Initrd lädt die ganze ISO über HTTP und behält sie im Arbeitsspeicher. Die Maschine braucht etwa die doppelte Größe der ISO.',
  'remark.casper-folder': 'in {path} sind ein Kernel und ein Live-System, das casper starten kann',

  'remark.coreos-rootfs': '{path} ist das System, das die Initrd lädt',

  'remark.debian-installer-needs-drive':
    'Das Installationsprogramm dieser Disc kann nur von einem CD- oder USB-Laufwerk installieren.',
  'remark.debian-installer-add-kernel':
    'linux und initrd.gz des Netzwerk-Installationsprogramms von einem Spiegelserver hinzufügen: {path}. Sie müssen von derselben Ausgabe sein. Liegen sie beim Import neben der ISO, fügt Slipway sie automatisch hinzu.',
  'remark.debian-installer-initrd': '{path} ist das Installationsprogramm für CD-Laufwerke',
  'remark.network-installer-mirror':
    'Das Installationsprogramm lädt alles von einem Spiegelserver, nach dem es fragt.',

  'remark.dracut-fetches': 'Die Initrd lädt ein Live-System über HTTP (dracut mit livenet).',
  'remark.dracut-iso-in-initrd':
    'Die Initrd enthält nichts, was ein Live-System über HTTP lädt. Slipway fügt die ganze ISO der Initrd hinzu, wo dracut sie findet.',
  'remark.dracut-may-fetch':
    'Es startet, wenn die Initrd ein Live-System über HTTP laden kann (dracut mit livenet): die meisten können es, manche nicht.',

  'remark.efi-program':
    'UEFI-Maschinen bekommen das Programm, das ihre Firmware von einem Laufwerk starten würde. Was es dann auf der Disc sucht, findet es vielleicht nicht.',
  'remark.efi-program-found': '{path} ist ein EFI-Programm',

  'remark.harvester-fetches':
    'Die Initrd lädt {path} über HTTP. Zum Installieren muss die Konfiguration die Adresse dieser ISO als iso_url nennen: von dort kommt der Rest.',
  'remark.harvester-release': 'harvester-release.yaml nennt {text}',
  'remark.harvester-release-silent': 'harvester-release.yaml nennt keine Version',

  'remark.esxi-loader':
    'Mit UEFI startet der eigene Bootloader über HTTP, mit einer Modulliste, die Slipway umschreibt. Mit BIOS startet es nicht.',
  'remark.esxi-without-loader':
    'Auf dieser Disc ist kein EFI-Bootloader, und der für BIOS läuft nur mit SYSLINUX 3.86.',
  'remark.esxi-title': 'boot.cfg nennt {text}',
  'remark.esxi-build': 'boot.cfg nennt {text}, Build {build}',
  'remark.esxi-modules': 'boot.cfg führt {count} Module auf',

  'remark.gentoo-in-initrd': 'Das Live-System {path} wird der Initrd hinzugefügt, wo es gesucht wird.',
  'remark.gentoo-may-fetch':
    'Es startet, wenn die Initrd ein Live-System über HTTP laden kann (dracut mit livenet); von Gentoo ist das nicht bekannt.',

  'remark.generic-own-arguments':
    'Kernel und Initrd starten mit den Argumenten der Disc. Ob dieses System den Rest von sich dann über das Netz findet, ist nicht bekannt.',
  'remark.configuration-read': '{path} ist lesbar',

  'remark.ipxe-disc':
    'Dies ist ein Bootloader, der sein eigenes Skript ausführt. Ohne Skript fragt er das Netz, und Slipway antwortet wieder.',
  'remark.ipxe-disc-for-bios':
    'Es ist ein Bootloader, hier für BIOS, der sein eigenes Skript ausführt. Ohne eines fragt er das Netz, und Slipway antwortet wieder.',
  'remark.ipxe-program': '{path} ist iPXE',

  'remark.linuxrc-packages':
    'Das Installationsprogramm (linuxrc) installiert über HTTP aus den Paketen dieser Disc.',
  'remark.linuxrc-mirrors':
    'Das Installationsprogramm (linuxrc) startet über HTTP von dieser Disc. Sie enthält keine Pakete: Es fragt nach einer Paketquelle, wenn die Argumente keine derselben Ausgabe nennen.',
  'remark.linuxrc-media': 'media.1/media nennt {text}',

  'remark.live-boot-without-http':
    'Der Initrd fehlt der Teil von live-boot, der ein Dateisystem über HTTP lädt.',
  'remark.live-boot-fetches':
    'Die Initrd lädt {path} über HTTP und behält es im Arbeitsspeicher. Die Maschine braucht diese Größe plus 1 GB.',
  'remark.truenas-needs-drive':
    'Das Installationsprogramm von TrueNAS sucht seine Update-Datei nur auf einer Festplatte oder einem CD-Laufwerk.',
  'remark.tails-refuses': 'Tails startet nicht über das Netz, solange die Initrd nicht geändert wird.',

  'remark.memtest-program':
    'Es ist ein einziges kleines Programm, das mit BIOS und mit UEFI startet (nicht mit Secure Boot).',

  'remark.miso-without-http': 'Die Initrd enthält nichts, was ein Live-System über HTTP lädt.',
  'remark.miso-fetches':
    'Die Initrd lädt die {count} Dateisysteme in {path} über HTTP und behält sie im Arbeitsspeicher.',

  'remark.nixos-needs-drive':
    'Die Initrd dieser Disc sucht nur ein Laufwerk mit ihrer Bezeichnung. NixOS braucht stattdessen seine Ausgabe „netboot“.',
  'remark.nixos-other-image':
    'nixos-images veröffentlicht Kernel und Initrd fürs Netz, in denen das ganze System steckt.',

  'remark.proxmox-in-initrd':
    'Die ganze ISO wird der Initrd hinzugefügt, wo das Installationsprogramm sie findet. Eine unbeaufsichtigte Installation ist mit der ISO aus dem Download nicht möglich.',
  'remark.proxmox-too-large':
    'Das Installationsprogramm braucht die ganze ISO in der Initrd, und diese ist größer als die 4 GB, die eine Initrd fasst.',
  'remark.proxmox-cd-info': '.cd-info nennt {text}',
  'remark.proxmox-kernel': '{path} ist der Kernel des Installationsprogramms',

  'remark.slackware-asks':
    'Das Installationsprogramm startet über das Netz. Als Quelle „HTTP/FTP server“ wählen und die Adresse der Dateien dieses Abbilds angeben.',
  'remark.slackware-installer': '{path} und {initrd} sind das Installationsprogramm von Slackware',

  'remark.disk-image-on-bios':
    'Mit BIOS startet es aus dem Arbeitsspeicher, als läge es in einem Laufwerk. Ein System mit eigenen Treibern findet dieses Laufwerk nicht wieder. Mit UEFI startet es nicht.',
  'remark.small-without-linux': 'sie ist klein und enthält keinen Linux-Kernel',

  'remark.talos-signed':
    'Das eine signierte Programm startet über das Netz, nur mit UEFI. Es nimmt keine Argumente an, darum die Konfiguration danach anwenden.',
  'remark.talos-other-image': 'Die metal-ISO ohne Secure Boot lädt seine Konfiguration von einer URL.',
  'remark.unified-kernel': '{path} ist ein Unified Kernel Image',

  'remark.udf-broken-windows':
    'Dies ist eine Windows-Disc, aber das UDF-Dateisystem, in dem ihre Dateien sein sollten, ist leer oder beschädigt.',
  'remark.udf-broken':
    'Das UDF-Dateisystem, in dem die Dateien dieser Disc sein sollten, ist leer oder beschädigt.',
  'remark.udf-without-content': 'die Disc hat ein UDF-Dateisystem und ein ISO-9660-Dateisystem ohne Inhalt',

  'remark.nothing-to-start':
    'Auf dieser Disc wurde keine Bootkonfiguration mit einem Linux-Kernel gefunden. Maschinen können ihre Dateien trotzdem laden.',

  'remark.windows-setup':
    'Windows PE startet über das Netz, aber das Setup braucht dann seine Dateien von einer Freigabe oder einem Laufwerk.',
  'remark.windows-pe': 'Windows PE steckt ganz in seiner boot.wim, die wimboot über das Netz startet.',
  'remark.windows-share':
    'Die entpackten Dateien über SMB freigeben und setup.exe von dort starten. wimboot muss bei Ihren Bootprogrammen liegen.',
  'remark.windows-add-wimboot':
    'wimboot 2.9 oder neuer in den Ordner für eigene Bootprogramme legen; es gehört nicht zu diesem System.',
  'remark.windows-is-pe': '{path} ist Windows PE',
  'remark.windows-image': '{path} nennt {text}',
  'remark.windows-image-build': '{path} nennt {text}, Build {build}',

  'remark.xen-packages':
    'Xen und sein Installationsprogramm starten über das Netz. Bei der Frage nach der Installationsquelle HTTP wählen und die Adresse der Dateien dieses Abbilds eingeben.',
  'remark.xen-mirrors':
    'Xen und sein Installationsprogramm starten über das Netz. Diese Disc enthält keine Pakete: Bei der Frage nach der Installationsquelle einen Spiegelserver eingeben.',
  'remark.xen-modules': '{path} ist ein Hypervisor, {installer} das Installationsprogramm, das er startet',
  'remark.xen-repository': 'XS-REPOSITORY nennt {text}',
}
