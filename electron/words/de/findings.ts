import type { enFindings } from '../en/findings.ts'
import type { Translation } from '../message.ts'

/** Warum ein Start stehen blieb, worauf das beruht, und was zu tun ist. Sätze über die Maschine; ihr Name steht darüber. */
export const deFindings: Translation<typeof enFindings> = {
  'finding.sure.certain': '{why}',
  'finding.sure.most-likely': 'Höchstwahrscheinlich: {why}',
  'finding.sure.possible': 'Möglich: {why}',

  'finding.no-address.title': 'Sie bekam keine Adresse',
  'finding.no-address.pool-exhausted': 'Zwischen {first} und {last} ist keine Adresse frei.',
  'finding.no-address.declined': 'Sie lehnte {address} ab: Dort antwortet ein anderes Gerät.',
  'finding.no-address.refused': 'Slipway lehnte ihre Anfrage ab: {why}.',
  'finding.no-address.refused.address': 'Slipway lehnte ihre Anfrage nach {address} ab: {why}.',
  'finding.no-address.not-ours': 'diese Adresse hat Slipway nicht zu vergeben',

  'finding.other-offer-taken.title': 'Sie nahm eine Adresse von einem anderen DHCP-Server',
  'finding.other-offer-taken.title.server': 'Sie nahm eine Adresse von einem anderen DHCP-Server, {server}',
  'finding.other-offer-taken':
    'Slipway bot {offered} an; sie nahm stattdessen {address} und hat seither nichts von Slipway verlangt. In diesem Netz vergeben zwei Server Adressen.',

  'finding.offer-not-taken.title': 'Sie nimmt die angebotene Adresse nicht',
  'finding.offer-not-taken':
    'Das Angebot kommt nicht bei ihr an, oder sie wartet auf einen anderen Server. Slipway bot in {time} {count, plural, one {einmal} other {#-mal}} {address} an und bekam keine Anfrage.',
  'finding.offer-not-taken.server':
    'Das Angebot kommt nicht bei ihr an, oder sie wartet auf einen anderen Server ({server} antwortet hier auch). Slipway bot in {time} {count, plural, one {einmal} other {#-mal}} {address} an und bekam keine Anfrage.',

  'finding.proxy-not-heard.title': 'Sie hat {bootFile} nicht geladen',
  'finding.proxy-not-heard.other-boot-file': '{server} lässt sie {other} laden, und das tut sie.',
  'finding.proxy-not-heard.other-boot-file.unknown-server':
    'Ein anderer Server lässt sie {other} laden, und das tut sie.',
  'finding.proxy-not-heard.offer-ignored':
    'Eine Firewall auf diesem Rechner sperrt {protocol}-Port {port}, oder ihre Firmware hört nur auf einen Server. Sie nahm {address} von {server} und fragte Slipway nie.',
  'finding.proxy-not-heard.offer-ignored.unknown-server':
    'Eine Firewall auf diesem Rechner sperrt {protocol}-Port {port}, oder ihre Firmware hört nur auf einen Server. Sie nahm {address} von einem anderen Server und fragte Slipway nie.',
  'finding.proxy-not-heard.file-not-fetched':
    'Eine Firewall auf diesem Rechner sperrt {protocol}-Port {port}. Sie fragte auf Port 4011 und bekam Antwort, danach kam nichts mehr.',
  'finding.proxy-not-heard.no-request':
    'Kein DHCP-Server gibt ihr eine Adresse, Slipways Antwort kommt nicht bei ihr an, oder ihre Firmware nimmt keine zwei Antworten an.',

  'finding.wrong-program.title': '{file} ist nicht für diese Maschine',
  'finding.wrong-program': 'Ihre Firmware ist {arch} und startet nur Programme für {firmware}.',

  'finding.program-missing.title': '{file} gibt es nicht',
  'finding.program-missing':
    'Sie sollte diese Datei laden und hat {count, plural, one {einmal} other {#-mal}} danach gefragt. Eine Datei dieses Namens gibt es nicht.',

  'finding.program-not-asked.title': 'Ihre Anfrage nach {file} kommt nicht bei Slipway an',
  'finding.program-not-asked':
    'Eine Firewall auf diesem Rechner sperrt {protocol}-Port {port}. Die Maschine hat ihre Adresse und den Namen ihrer Startdatei; seit {time} kam keine Anfrage.',

  'finding.blocks-lost.title': 'Von {file} kommt kein Block an',
  'finding.blocks-lost':
    'Etwas auf dem Weg lässt so große Pakete nicht durch. Sie bat {count, plural, one {einmal} other {#-mal}} um Blöcke von {blksize} Byte. Kleine Pakete kommen durch, aber von der Datei hat sie nichts bestätigt.',

  'finding.program-stalled.title': 'Das Laden von {file} blieb unterwegs stehen',
  'finding.program-stalled':
    'Bestätigt hat sie {sent} von {size}, danach nichts mehr. Angefangen hat sie {count, plural, one {einmal} other {#-mal}}.',
  'finding.program-stalled.silent':
    'Die Verbindung riss ab. Von den {size} hat sie seit {time} nichts mehr genommen.',

  'finding.second-stage-missing.title': '{file} gibt es nicht',
  'finding.second-stage-missing': '{loader} lief an und wollte das als Nächstes laden.',

  'finding.loader-without-menu.title': 'GRUB hat nicht nach seinem Menü gefragt',
  'finding.loader-without-menu.second-server': 'GRUB hört nicht auf einen zweiten DHCP-Server. {loaded}',
  'finding.loader-without-menu.http':
    'Dieses GRUB kam über HTTP-Boot und kann sein Menü nicht über HTTP lesen. {loaded}',
  'finding.loader-without-menu.unknown': 'GRUB und diese Netzwerkkarte vertragen sich nicht. {loaded}',

  'finding.secure-boot.title': 'Sie hat {file} nicht gestartet',
  'finding.secure-boot': 'Secure Boot ist an und lehnt Programme ab, die nicht dafür signiert sind. {loaded}',

  'finding.program-not-started.title': '{file} läuft auf dieser Maschine nicht an',
  'finding.program-not-started':
    'Dieses Startprogramm und diese Netzwerkkarte vertragen sich nicht, oder die Datei ist beschädigt. {loaded}',

  'finding.loaded-whole': 'Sie hat alle {size} geladen, und seit {time} meldet sich das Programm nicht.',
  'finding.loaded-whole.again':
    'Sie hat alle {size} geladen und startete dann neu, bevor sich das Programm meldete.',

  'finding.script-not-asked.title': 'iPXE läuft, erreicht Slipway aber nicht über HTTP',
  'finding.script-not-asked':
    'Eine Firewall auf diesem Rechner sperrt TCP-Port {port}. iPXE hat seine Adresse und soll {url} laden; seit {time} kam keine Anfrage.',

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
  'finding.kernel-missing.title.chosen': 'Was sie gewählt hat, gibt es nicht mehr',
  'finding.kernel-missing':
    'Die Datei gehört zu dem System, das sie starten will. Die ISO-Datei wurde verschoben oder entfernt, oder ihr Laufwerk ist nicht angeschlossen.',
  'finding.kernel-missing.chosen':
    'Sie wählte {entry}, das ihr Menü noch zeigte. Die ISO-Datei wurde verschoben oder entfernt, oder ihr Laufwerk ist nicht angeschlossen.',

  'finding.memory-low.title': 'Sie hat zu wenig Arbeitsspeicher',
  'finding.memory-low':
    'Sie hat {memory}, dieses System braucht etwa {needed}, und seit {time} war nichts von ihr zu hören.',

  'finding.kernel-stalled.title': 'Sie gab das Laden von {file} auf',
  'finding.kernel-stalled.title.silent': 'Das Laden von {file} blieb unterwegs stehen',
  'finding.kernel-stalled':
    'Ihr Arbeitsspeicher ist voll, oder die Verbindung riss ab. Bei {sent} von {size} schloss sie die Verbindung.',
  'finding.kernel-stalled.silent':
    'Die Verbindung riss ab. Sie nahm {sent} von {size}, dann {time} lang nichts mehr, ohne die Verbindung zu schließen.',

  'finding.kernel-silent.title': 'Es wird gewartet, dass das System startet',
  'finding.kernel-silent.title.again': 'Das System ist nicht gestartet',
  'finding.kernel-silent':
    'Sie hat zu wenig Arbeitsspeicher, oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd gingen ganz hinaus; seit {time} hat sie nichts verlangt.',
  'finding.kernel-silent.memory':
    'Sie hat zu wenig Arbeitsspeicher (nötig sind etwa {needed}), oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd gingen ganz hinaus; seit {time} hat sie nichts verlangt.',
  'finding.kernel-silent.again':
    'Sie hat zu wenig Arbeitsspeicher, oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd gingen ganz hinaus; dann startete sie neu.',
  'finding.kernel-silent.again.memory':
    'Sie hat zu wenig Arbeitsspeicher (nötig sind etwa {needed}), oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd gingen ganz hinaus; dann startete sie neu.',

  'finding.answers-not-asked.title': 'Sie hat nicht nach ihrer Antwortdatei gefragt',
  'finding.answers-not-asked':
    'Ihr Installationsprogramm wird seine Fragen am Bildschirm stellen. Gelesen hat es schon {sent} des Abbilds, nicht aber die Antwortdatei, die für sie eingestellt ist.',

  'finding.installer-quiet.title': 'Das Installationsprogramm hat sich lange nicht gemeldet',
  'finding.installer-quiet':
    'Es wartet auf eine Antwort an seinem Bildschirm. Zuletzt meldete es sich vor {time}.',

  'finding.starts-again.title':
    'Sie hat in {time} {count, plural, one {einmal} other {#-mal}} zu starten begonnen',
  'finding.starts-again.reported':
    'Sie hat gemeldet, dass sie fertig ist, aber ihre Firmware startet weiter zuerst aus dem Netz.',
  'finding.starts-again.after-kernel':
    'Jedes Mal lädt sie ihr System und kommt wieder. Entweder ist es installiert und sie startet weiter zuerst aus dem Netz, oder sein Kernel bleibt stehen.',
  'finding.starts-again.same-stop': 'Jedes Mal bleibt sie an derselben Stelle stehen.',

  'remedy.serve-as-server': 'Adressen hier vergeben (nur in einem getrennten Netz)',
  'remedy.serve-as-proxy': 'Adressen dem anderen Server überlassen (Proxy-Modus)',
  'remedy.router-lines': 'Den anderen DHCP-Server Slipways Startdatei {bootFile} nennen lassen',
  'remedy.open-port': '{protocol}-Port {port} in der Firewall dieses Rechners freigeben',
  'remedy.pin-loader': '{loader} für diese Maschine benutzen',
  'remedy.let-slipway-choose': 'Die Startdatei entfernen, die für diese Maschine eingestellt ist',
  'remedy.fetch-boot-files': 'Startprogramme herunterladen',
  'remedy.secure-boot-on': 'Für diese Maschine Startprogramme für Secure Boot benutzen',
  'remedy.turn-secure-boot-off': 'Secure Boot in der Firmware der Maschine ausschalten',
  'remedy.raise-mtu':
    'Jeden Switch, jede Bridge und jeden Tunnel auf dem Weg Pakete von 1500 Byte durchlassen lassen (MTU)',
  'remedy.check-cable': 'Kabel und Switch prüfen',
  'remedy.find-image': 'Slipway zeigen, wo die ISO-Datei ist',
  'remedy.add-memory': 'Der Maschine {memory} Arbeitsspeicher geben',
  'remedy.add-memory.unknown': 'Der Maschine mehr Arbeitsspeicher geben',
  'remedy.look-at-screen': 'Auf den Bildschirm der Maschine sehen',
  'remedy.show-leases': 'Zeigen, welche Maschine welche Adresse hat',
  'remedy.own-disk': 'Beim nächsten Mal von der eigenen Platte starten',
}
