import type { enStages } from '../en/stages.ts'
import type { Translation } from '../message.ts'

/** Die Stufen eines Starts, jede in jedem ihrer Zustände. Die Maschine steht darüber. */
export const deStages: Translation<typeof enStages> = {
  'stage.because': '{what}: {why}',

  'stage.asked.waiting': 'Noch keine Anfrage nach Netzwerkstart',
  'stage.asked.seen': 'Fragte nach Netzwerkstart ({arch})',
  'stage.asked.skipped': 'Die Anfrage war hier nicht zu sehen',

  'stage.addressed.waiting': 'Noch keine Adresse',
  'stage.addressed.running': 'Bekommt {address} angeboten',
  'stage.addressed.done': 'Hat die Adresse {address}',
  'stage.addressed.done.lease': 'Hat die Adresse {address} für {lease}',
  'stage.addressed.done.server': 'Hat die Adresse {address} von {server}',
  'stage.addressed.failed': 'Bekam keine Adresse',
  'stage.addressed.skipped': 'Die Adresse kommt von einem anderen Server',

  'stage.told.waiting': 'Weiß noch nicht, was zu starten ist',
  'stage.told.done': 'Soll {bootFile} laden',
  'stage.told.done.shim': 'Soll {bootFile} laden, für Secure Boot signiert',
  'stage.told.done.capsule':
    'Soll {bootFile} laden, eine kleine Disc aus signierten Programmen für Secure Boot',
  'stage.told.done.own-disk': 'Soll von Festplatte starten',
  'stage.told.failed': 'Weiß nicht, was zu starten ist',
  'stage.told.skipped': 'Wusste schon, was zu laden ist',
  'stage.told.offer-ignored':
    'Nahm eine Adresse von {server} und ignorierte das. Manche Firmware tut das: selbst Adressen vergeben oder {server} die Bootdatei nennen lassen',
  'stage.told.offer-ignored.unknown-server':
    'Nahm eine Adresse von einem anderen Server und ignorierte das. Manche Firmware tut das: selbst Adressen vergeben oder jenen Server die Bootdatei nennen lassen',
  'stage.told.other-boot-file':
    '{server} lässt Maschinen {other} laden, und diese tat es. Die Einstellung dort entfernen oder in {bootFile} ändern',
  'stage.told.other-boot-file.unknown-server':
    'Ein anderer Server lässt Maschinen {other} laden, und diese tat es. Die Einstellung dort entfernen oder in {bootFile} ändern',
  'stage.told.no-request':
    'Nahm von keinem Server eine Adresse. Entweder antwortet kein DHCP-Server, oder die Firmware nimmt keine zweite Antwort an: selbst Adressen vergeben',
  'stage.told.file-not-fetched':
    'Fragte auf Port 4011 und lud die Datei nie. Vielleicht blockiert eine Firewall auf diesem Rechner UDP-Port 69',

  'stage.program.waiting': 'Bootprogramm noch nicht angefragt',
  'stage.program.running': 'Lädt {file}',
  'stage.program.running.part': 'Lädt {file}: {part} von {size}',
  'stage.program.done': 'Hat {file} geladen',
  'stage.program.done.size': 'Hat {file} geladen: {size}',
  'stage.program.done.time': 'Hat {file} geladen: {size} in {time}',
  'stage.program.failed': 'Brach das Laden ab: {file}',
  'stage.program.failed.part': 'Brach das Laden bei {sent} von {size} ab: {file}',
  'stage.program.skipped': 'Braucht kein Bootprogramm: Die Netzwerkkarte hat eines',
  'stage.program.unnamed': 'das Bootprogramm',

  'stage.started.waiting': 'Das Bootprogramm hat sich noch nicht gemeldet',
  'stage.started.running': '{program} startet',
  'stage.started.done': '{program} gestartet',
  'stage.started.failed': '{program} ist nicht gestartet',
  'stage.started.skipped': 'Das Bootprogramm startete ungesehen',
  'stage.started.unnamed': 'Das Bootprogramm',

  'stage.menu.waiting': 'Menü noch nicht angezeigt',
  'stage.menu.running': 'Menü auf dem Bildschirm',
  'stage.menu.running.choice': 'Menü auf dem Bildschirm, wartet auf eine Auswahl',
  'stage.menu.running.timeout': 'Menü auf dem Bildschirm, nach {seconds} s startet der Standard',
  'stage.menu.done': 'Menü wurde angezeigt',
  'stage.menu.failed': 'Menü ließ sich nicht anzeigen',
  'stage.menu.skipped': 'Kein Menü: Der Eintrag steht fest',

  'stage.chosen.waiting': 'Noch nichts gewählt',
  'stage.chosen.running': 'Wählt {title}',
  'stage.chosen.done': 'Gewählt: {title}',
  'stage.chosen.short-memory':
    'Gewählt: {title}; das braucht etwa {needed} Arbeitsspeicher, diese Maschine hat {has}',
  'stage.chosen.failed': 'Auswahl fehlgeschlagen',
  'stage.chosen.skipped': 'Ungesehen gewählt',
  'stage.chosen.unnamed': 'einen Eintrag',

  'stage.kernel.waiting': 'Kernel und Initrd noch nicht angefragt',
  'stage.kernel.running': 'Lädt Kernel und Initrd',
  'stage.kernel.running.part': 'Lädt Kernel und Initrd: {part} von {size}',
  'stage.kernel.done': 'Hat Kernel und Initrd geladen',
  'stage.kernel.done.size': 'Hat Kernel und Initrd geladen: {size}',
  'stage.kernel.done.time': 'Hat Kernel und Initrd geladen: {size} in {time}',
  'stage.kernel.failed': 'Brach das Laden von Kernel und Initrd ab',
  'stage.kernel.failed.part': 'Brach das Laden von Kernel und Initrd bei {sent} von {size} ab',
  'stage.kernel.skipped': 'Der Kernel kam von anderswo',

  'stage.image.waiting': 'Das System hat das Abbild noch nicht angefragt',
  'stage.image.running': 'Liest das Abbild',
  'stage.image.running.size': 'Liest das Abbild: {sent}',
  'stage.image.running.part': 'Liest das Abbild: {sent} von {size}',
  'stage.image.done': 'Hat das Abbild gelesen',
  'stage.image.done.size': 'Hat das Abbild gelesen: {sent}',
  'stage.image.done.part': 'Hat das Abbild gelesen: {sent} von {size}',
  'stage.image.failed': 'Brach das Lesen des Abbilds ab',
  'stage.image.failed.part': 'Brach das Lesen des Abbilds bei {sent} von {size} ab',
  'stage.image.skipped': 'Brauchte nichts aus dem Abbild',

  'stage.answered.waiting': 'Noch keine Antwortdatei angefragt',
  'stage.answered.running': 'Lädt ihre Antwortdatei',
  'stage.answered.done': 'Hat ihre Antwortdatei geladen',
  'stage.answered.done.named': 'Hat ihre Antwortdatei geladen ({answer})',
  'stage.answered.warning': 'Startet ohne ihre Antwortdatei',
  'stage.answered.warning.named': 'Startet ohne ihre Antwortdatei ({answer})',
  'stage.answered.failed': 'Bekam keine Antwortdatei',
  'stage.answered.skipped': 'Fragte nach keiner Antwortdatei',
  'stage.answered.does-not-fit': 'dieses Installationsprogramm liest eine andere Art von Datei',
  'stage.answered.unconfirmed': 'noch hat niemand bestätigt, was sie löscht',
  'stage.answered.invalid': 'sie enthält einen Fehler',
  'stage.answered.other-machine': 'das Menü wurde von der Adresse einer anderen Maschine angefragt',
  'stage.answered.unknown-address': 'Slipway weiß nicht sicher, welche Maschine ihre Adresse hat',

  'stage.reported.waiting': 'Noch keine Statusmeldung',
  'stage.reported.running': 'Meldet: {text}',
  'stage.reported.done': 'Meldete: {text}',
  'stage.reported.failed': 'Meldete einen Fehler: {text}',
  'stage.reported.failed.silent': 'Meldete einen Fehler, ohne Details',
  'stage.reported.finished': 'Meldete das Ende',
  'stage.reported.skipped': 'Keine Statusmeldung gesendet',
}
