import type { Messages } from './en.ts'

/** Was beim Bereitstellen im Weg steht: ein anderer DHCP-Server, keine Adresse mehr, ein Proxy, den niemand hört. */
export const deServing: Pick<Messages, 'warning' | 'proxy' | 'advice'> = {
  warning: {
    cardBack: 'Sobald sie wieder da ist, geht es von selbst weiter.',
    conflict: 'Auch {server} vergibt hier Adressen.',
    conflictText:
      'Geräte bekommen ihre Adresse mal von hier, mal von dort, und verlieren womöglich ihre Verbindung. Einer von beiden sollte aufhören.',
    useProxy: 'Die Adressen ihm überlassen',
    poolFull: 'Keine Adresse mehr frei: {range} sind alle vergeben.',
    poolFullText: 'Eine Maschine hat gefragt und keine bekommen.',
    whoHasThem: 'Wer hat sie?',
    relay: 'Das Relay {relay} reicht Anfragen aus einem Netz weiter, das hier nicht angelegt ist.',
    relayText: 'Die Maschinen dort bekommen keine Antwort. Anhalten und das Netz unter „Ändern“ hinzufügen.',
  },
  proxy: {
    head: 'Lud nicht, was sie sollte',
    stage: 'Sollte {file} laden, tat es aber nicht',
    someServer: 'ein anderer Server',
    anAddress: 'eine Adresse',
    anotherFile: 'eine andere Datei',
    from: ' von {server}',
    title: {
      'offer-ignored': 'Sie nahm nur vom anderen Server ({server}) eine Adresse.',
      'other-boot-file': 'Der andere Server ({server}) nennt eine andere Startdatei.',
      'no-request': 'Kein Server gab ihr eine Adresse.',
      'file-not-fetched': '{file} wurde nie abgeholt.',
    },
    why: {
      'offer-ignored':
        'Sie nahm {address} von dort und fragte hier nie nach {file}. Entweder sperrt eine Firewall auf diesem Rechner ihre Anfrage, oder ihre Firmware hört nur einen Server.',
      'other-boot-file':
        'Er lässt Maschinen {otherFile}{from} laden, und danach richtet sich diese, statt {file} zu nehmen.',
      'no-request':
        'Sie sollte {file} laden, nahm aber von niemandem eine Adresse: Hier antwortet kein DHCP-Server, unsere Antwort kommt nicht bei ihr an, oder ihre Firmware kommt mit zwei Antworten nicht zurecht.',
      'file-not-fetched':
        'Sie fragte auf Port 4011, bekam Antwort, und dann kam nichts mehr. Meist sperrt eine Firewall auf diesem Rechner UDP-Port 69.',
    },
    handOut: 'Adressen hier vergeben',
    tellRouter: 'Oder unsere Startdatei dort eintragen ({server})',
    confirmTitle: 'Auf {nic} Adressen vergeben?',
    confirmText:
      'Es gibt schon einen DHCP-Server ({server}); andere Geräte im Netz verlieren womöglich ihre Verbindung. Nur in einem eigenen Netz ist das gut. Das Bereitstellen beginnt von vorn; Maschinen, die gerade laden, müssen noch einmal starten.',
    confirmAction: 'Adressen vergeben',
  },
  advice: {
    router: 'Welcher Router?',
    anyOther: 'Ein anderer',
    copy: 'Zeilen kopieren',
    hint: 'Für Maschinen mit solcher Firmware. Wenn Slipway nicht läuft, die Zeilen wieder herausnehmen.',
  },
}
