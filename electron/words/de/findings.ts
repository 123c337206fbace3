import type { enFindings } from '../en/findings.ts'
import type { Translation } from '../message.ts'

/** Warum ein Start stehen blieb, worauf das beruht, und was zu tun ist. Sätze über die Maschine; ihr Name steht darüber. */
export const deFindings: Translation<typeof enFindings> = {
  'finding.sure.certain': '{why}',
  'finding.sure.most-likely': 'Höchstwahrscheinlich: {why}',
  'finding.sure.possible': 'Möglich: {why}',

  'finding.no-address.title': 'Die Maschine bekam keine Adresse',
  'finding.no-address.pool-exhausted': 'Zwischen {first} und {last} ist keine Adresse frei.',
  'finding.no-address.declined': 'Die Maschine lehnte {address} ab: Dort antwortet ein anderes Gerät.',
  'finding.no-address.refused': 'Slipway lehnte die Anfrage ab: {why}.',
  'finding.no-address.refused.address': 'Slipway lehnte die Anfrage nach {address} ab: {why}.',
  'finding.no-address.not-ours': 'diese Adresse vergibt Slipway nicht',

  'finding.other-offer-taken.title': 'Die Maschine nahm eine Adresse von einem anderen DHCP-Server',
  'finding.other-offer-taken.title.server':
    'Die Maschine nahm eine Adresse von einem anderen DHCP-Server, {server}',
  'finding.other-offer-taken':
    'Slipway bot {offered} an; die Maschine nahm stattdessen {address} und hat seitdem nichts von Slipway angefragt. In diesem Netz vergeben zwei Server Adressen.',

  'finding.offer-not-taken.title': 'Die Maschine nimmt die angebotene Adresse nicht',
  'finding.offer-not-taken':
    'Das Angebot erreicht die Maschine nicht, oder sie wartet auf einen anderen Server. Slipway bot in {time} {count, plural, one {einmal} other {#-mal}} {address} an und bekam keine Anfrage.',
  'finding.offer-not-taken.server':
    'Das Angebot erreicht die Maschine nicht, oder sie wartet auf einen anderen Server (auch {server} antwortet hier). Slipway bot in {time} {count, plural, one {einmal} other {#-mal}} {address} an und bekam keine Anfrage.',

  'finding.proxy-not-heard.title': 'Die Maschine hat {bootFile} nicht geladen',
  'finding.proxy-not-heard.other-boot-file': '{server} lässt die Maschine {other} laden, und das tut sie.',
  'finding.proxy-not-heard.other-boot-file.unknown-server':
    'Ein anderer Server lässt die Maschine {other} laden, und das tut sie.',
  'finding.proxy-not-heard.offer-ignored':
    'Eine Firewall auf diesem Rechner blockiert {protocol}-Port {port}, oder die Firmware hört nur auf einen Server. Die Maschine nahm {address} von {server} und fragte Slipway nie.',
  'finding.proxy-not-heard.offer-ignored.unknown-server':
    'Eine Firewall auf diesem Rechner blockiert {protocol}-Port {port}, oder die Firmware hört nur auf einen Server. Die Maschine nahm {address} von einem anderen Server und fragte Slipway nie.',
  'finding.proxy-not-heard.file-not-fetched':
    'Eine Firewall auf diesem Rechner blockiert {protocol}-Port {port}. Die Maschine fragte auf Port 4011 und bekam Antwort, dann kam nichts mehr.',
  'finding.proxy-not-heard.no-request':
    'Kein DHCP-Server gibt der Maschine eine Adresse, Slipways Antwort erreicht sie nicht, oder ihre Firmware nimmt keine zwei Antworten an.',

  'finding.wrong-program.title': '{file} ist nicht für diese Maschine',
  'finding.wrong-program': 'Die Firmware ist {arch} und startet nur Programme für {firmware}.',

  'finding.program-missing.title': '{file} gibt es nicht',
  'finding.program-missing':
    'Sie sollte diese Datei laden und hat {count, plural, one {einmal} other {#-mal}} danach gefragt. Eine Datei dieses Namens gibt es nicht.',

  'finding.program-not-asked.title': 'Die Anfrage nach {file} erreicht Slipway nicht',
  'finding.program-not-asked':
    'Eine Firewall auf diesem Rechner blockiert {protocol}-Port {port}. Die Maschine hat ihre Adresse und den Namen ihrer Bootdatei; seit {time} kam keine Anfrage.',

  'finding.blocks-lost.title': 'Von {file} kommt kein Block an',
  'finding.blocks-lost':
    'Etwas auf dem Weg lässt so große Pakete nicht durch. Die Maschine fragte {count, plural, one {einmal} other {#-mal}} nach Blöcken von {blksize} Byte. Kleine Pakete kommen durch, aber von der Datei hat sie nichts bestätigt.',

  'finding.program-stalled.title': 'Das Laden von {file} blieb unterwegs stehen',
  'finding.program-stalled':
    'Die Maschine hat {sent} von {size} bestätigt, danach nichts mehr. Begonnen hat sie {count, plural, one {einmal} other {#-mal}}.',
  'finding.program-stalled.silent':
    'Die Verbindung riss ab. Von den {size} hat die Maschine seit {time} nichts mehr angenommen.',

  'finding.second-stage-missing.title': '{file} gibt es nicht',
  'finding.second-stage-missing': '{loader} lief an und wollte das als Nächstes laden.',

  'finding.loader-without-menu.title': 'GRUB hat nicht nach seinem Menü gefragt',
  'finding.loader-without-menu.second-server': 'GRUB hört nicht auf einen zweiten DHCP-Server. {loaded}',
  'finding.loader-without-menu.http':
    'Dieses GRUB kam über HTTP-Boot und kann sein Menü nicht über HTTP lesen. {loaded}',
  'finding.loader-without-menu.unknown': 'GRUB funktioniert nicht mit dieser Netzwerkkarte. {loaded}',

  'finding.secure-boot.title': 'Die Maschine hat {file} nicht gestartet',
  'finding.secure-boot': 'Secure Boot ist an und lehnt Programme ab, die nicht dafür signiert sind. {loaded}',

  'finding.program-not-started.title': '{file} startet auf dieser Maschine nicht',
  'finding.program-not-started':
    'Dieser Bootloader funktioniert nicht mit dieser Netzwerkkarte, oder die Datei ist beschädigt. {loaded}',

  'finding.loaded-whole':
    'Die Maschine hat alle {size} geladen; seit {time} ist vom Programm nichts zu hören.',
  'finding.loaded-whole.again':
    'Die Maschine hat alle {size} geladen und startete neu, bevor sich das Programm meldete.',

  'finding.script-not-asked.title': 'iPXE ist gestartet, erreicht Slipway aber nicht über HTTP',
  'finding.script-not-asked':
    'Eine Firewall auf diesem Rechner blockiert TCP-Port {port}. iPXE hat seine Adresse und soll {url} laden; seit {time} kam keine Anfrage.',

  'finding.kernel-refused.title': 'Secure Boot lehnt {title} ab',
  'finding.kernel-refused.title.unnamed': 'Secure Boot lehnt das System ab',
  'finding.kernel-refused.unsigned': 'Der Kernel ist nicht signiert, und Secure Boot ist an.',
  'finding.kernel-refused.damaged': 'Der Kernel wurde nach dem Signieren verändert, und Secure Boot ist an.',
  'finding.kernel-refused.needs-other-shim': 'Der geladene Shim vertraut {signer} nicht.',
  'finding.kernel-refused.needs-other-shim.unnamed':
    'Der geladene Shim vertraut dem Unterzeichner des Kernels nicht.',
  'finding.kernel-refused.not-loaded': 'GRUB konnte den Kernel nicht laden, und Secure Boot ist an.',
  'finding.kernel-refused.not-known': 'Secure Boot ist an, und die Signatur des Kernels ist nicht bekannt.',

  'finding.kernel-missing.title': '{file} gibt es nicht',
  'finding.kernel-missing.title.chosen': 'Der gewählte Eintrag existiert nicht mehr',
  'finding.kernel-missing':
    'Die Datei gehört zu dem System, das die Maschine startet. Die ISO-Datei wurde verschoben oder entfernt, oder ihr Laufwerk ist nicht angeschlossen.',
  'finding.kernel-missing.chosen':
    'Die Maschine wählte {entry}, das ihr Menü noch anzeigte. Die ISO-Datei wurde verschoben oder entfernt, oder ihr Laufwerk ist nicht angeschlossen.',

  'finding.memory-low.title': 'Die Maschine hat zu wenig Arbeitsspeicher',
  'finding.memory-low':
    'Die Maschine hat {memory}, dieses System braucht etwa {needed}, und seit {time} ist nichts zu hören.',

  'finding.kernel-stalled.title': 'Die Maschine hat das Laden von {file} abgebrochen',
  'finding.kernel-stalled.title.silent': 'Das Laden von {file} blieb unterwegs stehen',
  'finding.kernel-stalled':
    'Der Arbeitsspeicher ist voll, oder die Verbindung riss ab. Bei {sent} von {size} schloss die Maschine die Verbindung.',
  'finding.kernel-stalled.silent':
    'Die Verbindung riss ab. Die Maschine nahm {sent} von {size} an, dann {time} lang nichts, ohne die Verbindung zu schließen.',

  'finding.kernel-silent.title': 'Wartet darauf, dass das System startet',
  'finding.kernel-silent.title.again': 'Das System ist nicht gestartet',
  'finding.kernel-silent':
    'Zu wenig Arbeitsspeicher, oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd wurden vollständig gesendet; seit {time} kam keine Anfrage.',
  'finding.kernel-silent.memory':
    'Zu wenig Arbeitsspeicher (nötig sind etwa {needed}), oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd wurden vollständig gesendet; seit {time} kam keine Anfrage.',
  'finding.kernel-silent.again':
    'Zu wenig Arbeitsspeicher, oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd wurden vollständig gesendet; dann startete die Maschine neu.',
  'finding.kernel-silent.again.memory':
    'Zu wenig Arbeitsspeicher (nötig sind etwa {needed}), oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd wurden vollständig gesendet; dann startete die Maschine neu.',

  'finding.answers-not-asked.title': 'Die Maschine hat nicht nach ihrer Antwortdatei gefragt',
  'finding.answers-not-asked':
    'Das Installationsprogramm wird am Bildschirm fragen. Gelesen hat es schon {sent} des Abbilds, aber nicht die Antwortdatei, die für die Maschine eingestellt ist.',

  'finding.installer-quiet.title': 'Vom Installationsprogramm ist lange nichts zu hören',
  'finding.installer-quiet': 'Es wartet am Bildschirm auf eine Antwort. Zuletzt meldete es sich vor {time}.',

  'finding.starts-again.title':
    'Die Maschine ist in {time} {count, plural, one {einmal} other {#-mal}} gestartet',
  'finding.starts-again.reported':
    'Die Maschine hat das Ende gemeldet, aber ihre Firmware startet weiter zuerst über das Netz.',
  'finding.starts-again.after-kernel':
    'Jedes Mal lädt die Maschine ihr System und kommt wieder. Entweder ist es installiert und sie startet weiter zuerst über das Netz, oder sein Kernel bleibt stehen.',
  'finding.starts-again.same-stop': 'Jedes Mal bleibt die Maschine an derselben Stelle stehen.',

  'remedy.serve-as-server': 'Adressen hier vergeben (nur in einem getrennten Netz)',
  'remedy.serve-as-proxy': 'Adressen dem anderen Server überlassen (Proxy-Modus)',
  'remedy.router-lines': 'Den anderen DHCP-Server Slipways Bootdatei {bootFile} nennen lassen',
  'remedy.open-port': '{protocol}-Port {port} in der Firewall dieses Rechners erlauben',
  'remedy.pin-loader': '{loader} für diese Maschine verwenden',
  'remedy.let-slipway-choose': 'Die Bootdatei entfernen, die für diese Maschine eingestellt ist',
  'remedy.fetch-boot-files': 'Bootprogramme herunterladen',
  'remedy.secure-boot-on': 'Secure-Boot-Bootloader für diese Maschine verwenden',
  'remedy.turn-secure-boot-off': 'Secure Boot in der Firmware der Maschine ausschalten',
  'remedy.raise-mtu':
    'Auf jedem Switch, jeder Bridge und in jedem Tunnel dazwischen Pakete von 1500 Byte zulassen (MTU)',
  'remedy.check-cable': 'Kabel und Switch prüfen',
  'remedy.find-image': 'Slipway zeigen, wo die ISO-Datei ist',
  'remedy.add-memory': 'Der Maschine {memory} Arbeitsspeicher geben',
  'remedy.add-memory.unknown': 'Der Maschine mehr Arbeitsspeicher geben',
  'remedy.look-at-screen': 'Auf dem Bildschirm der Maschine nachsehen',
  'remedy.show-leases': 'Anzeigen, welche Maschine welche Adresse hat',
  'remedy.own-disk': 'Beim nächsten Mal von Festplatte starten',
}
