import type { enServing } from '../en/serving.ts'
import type { Translation } from '../message.ts'

/** Was beim Bereitstellen im Weg steht: ein anderer DHCP-Server, keine Adresse mehr, ein Proxy, den niemand hört. */
export const deServing: Translation<typeof enServing> = {
  'warning.cardBack': 'Sobald sie wieder da ist, geht es von selbst weiter.',
  'warning.conflict': 'Auch {server} vergibt hier Adressen.',
  'warning.conflictText':
    'Geräte bekommen ihre Adresse mal von hier, mal von dort, und verlieren womöglich ihre Verbindung. Einer von beiden sollte aufhören.',
  'warning.useProxy': 'Die Adressen ihm überlassen',
  'warning.poolFull': 'Keine Adresse mehr frei: {range} sind alle vergeben.',
  'warning.poolFullText': 'Eine Maschine hat gefragt und keine bekommen.',
  'warning.whoHasThem': 'Wer hat sie?',
  'warning.relay': 'Das Relay {relay} reicht Anfragen aus einem Netz weiter, das hier nicht angelegt ist.',
  'warning.relayText':
    'Die Maschinen dort bekommen keine Antwort. Anhalten und das Netz unter „Ändern“ hinzufügen.',
  'proxy.head': 'Lud nicht, was sie sollte',
  'proxy.stage': 'Sollte {file} laden, tat es aber nicht',
  'proxy.someServer': 'ein anderer Server',
  'proxy.anAddress': 'eine Adresse',
  'proxy.anotherFile': 'eine andere Datei',
  'proxy.from': ' von {server}',
  'proxy.title.offer-ignored': 'Sie nahm nur vom anderen Server ({server}) eine Adresse.',
  'proxy.title.other-boot-file': 'Der andere Server ({server}) nennt eine andere Startdatei.',
  'proxy.title.no-request': 'Kein Server gab ihr eine Adresse.',
  'proxy.title.file-not-fetched': '{file} wurde nie abgeholt.',
  'proxy.why.offer-ignored':
    'Sie nahm {address} von dort und fragte hier nie nach {file}. Entweder sperrt eine Firewall auf diesem Rechner ihre Anfrage, oder ihre Firmware hört nur einen Server.',
  'proxy.why.other-boot-file':
    'Er lässt Maschinen {otherFile}{from} laden, und danach richtet sich diese, statt {file} zu nehmen.',
  'proxy.why.no-request':
    'Sie sollte {file} laden, nahm aber von niemandem eine Adresse: Hier antwortet kein DHCP-Server, unsere Antwort kommt nicht bei ihr an, oder ihre Firmware kommt mit zwei Antworten nicht zurecht.',
  'proxy.why.file-not-fetched':
    'Sie fragte auf Port 4011, bekam Antwort, und dann kam nichts mehr. Meist sperrt eine Firewall auf diesem Rechner UDP-Port 69.',
  'proxy.handOut': 'Adressen hier vergeben',
  'proxy.tellRouter': 'Oder unsere Startdatei dort eintragen ({server})',
  'proxy.confirmTitle': 'Auf {nic} Adressen vergeben?',
  'proxy.confirmText':
    'Es gibt schon einen DHCP-Server ({server}); andere Geräte im Netz verlieren womöglich ihre Verbindung. Nur in einem eigenen Netz ist das gut. Das Bereitstellen beginnt von vorn; Maschinen, die gerade laden, müssen noch einmal starten.',
  'proxy.confirmAction': 'Adressen vergeben',
  'advice.router': 'Welcher Router?',
  'advice.anyOther': 'Ein anderer',
  'advice.copy': 'Zeilen kopieren',
  'advice.hint':
    'Für Maschinen mit solcher Firmware. Wenn Slipway nicht läuft, die Zeilen wieder herausnehmen.',
}
