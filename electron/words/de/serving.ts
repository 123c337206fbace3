import type { enServing } from '../en/serving.ts'
import type { Translation } from '../message.ts'

/** Was beim Bereitstellen im Weg steht: ein anderer DHCP-Server, keine Adresse mehr, ein Proxy, den niemand hört. */
export const deServing: Translation<typeof enServing> = {
  'warning.cardBack': 'Das Bereitstellen geht automatisch weiter, sobald sie wieder da ist.',
  'warning.conflict': 'Auch {server} vergibt in diesem Netz Adressen.',
  'warning.conflictText':
    'Geräte bekommen womöglich von beiden Servern Adressen und verlieren die Verbindung. Einen der beiden beenden.',
  'warning.useProxy': 'In den Proxy-Modus wechseln',
  'warning.poolFull': 'Keine Adresse frei: {range} sind alle vergeben.',
  'warning.poolFullText': 'Eine Maschine fragte nach einer Adresse und bekam keine.',
  'warning.whoHasThem': 'Adressen anzeigen',
  'warning.relay': 'Das Relay {relay} leitet Anfragen aus einem Netz weiter, das hier nicht angelegt ist.',
  'warning.relayText':
    'Dessen Maschinen bekommen keine Antwort. Das Bereitstellen beenden, dann das Netz unter „Ändern“ hinzufügen.',
  'proxy.head': 'Hat Slipways Bootdatei ignoriert',
  'proxy.stage': '{file} angeboten, aber die Maschine hat sie nicht geladen',
  'proxy.someServer': 'ein anderer Server',
  'proxy.anAddress': 'eine Adresse',
  'proxy.anotherFile': 'eine andere Datei',
  'proxy.from': ' von {server}',
  'proxy.title.offer-ignored': 'Die Maschine hörte nur auf {server}.',
  'proxy.title.other-boot-file': 'Eine andere Bootdatei nennt {server}.',
  'proxy.title.no-request': 'Kein Server hat eine Adresse vergeben.',
  'proxy.title.file-not-fetched': 'Die Maschine hat {file} nie geladen.',
  'proxy.why.offer-ignored':
    'Sie nahm {address} von dort und fragte Slipway nie nach {file}. Entweder blockiert eine Firewall auf diesem Rechner die Anfrage, oder die Firmware hört nur auf einen Server und ignoriert den zweiten.',
  'proxy.why.other-boot-file':
    'Dieser Server lässt Maschinen {otherFile}{from} laden, und diese Maschine tat das, statt {file} zu laden.',
  'proxy.why.no-request':
    'Slipway bot {file} an, aber die Maschine nahm keine Adresse: Hier antwortet kein DHCP-Server, Slipways Angebot erreicht sie nicht, oder ihre Firmware nimmt keine zwei Antworten an.',
  'proxy.why.file-not-fetched':
    'Sie fragte Slipway auf Port 4011 und bekam den Dateinamen, dann kam nichts mehr. Meist blockiert eine Firewall auf diesem Rechner UDP-Port 69.',
  'proxy.handOut': 'Adressen hier vergeben',
  'proxy.tellRouter': 'Oder Slipways Bootdatei dort eintragen ({server})',
  'proxy.confirmTitle': 'Adressen auf {nic} vergeben?',
  'proxy.confirmText':
    'Auch {server} vergibt Adressen; andere Geräte in diesem Netz verlieren womöglich die Verbindung. Nur in einem getrennten Netz tun. Das Bereitstellen wird neu gestartet; Maschinen, die gerade laden, werden unterbrochen.',
  'proxy.confirmAction': 'Adressen vergeben',
  'advice.router': 'Router',
  'advice.anyOther': 'Anderer',
  'advice.copy': 'Zeilen kopieren',
  'advice.hint':
    'Für Maschinen mit solcher Firmware. Die Zeilen wieder entfernen, wenn Slipway nicht bereitstellt.',
}
