import type { Messages } from './en.ts'

/** Die Wörter von „Bereitstellen“: die drei Stationen, das Warten auf eine Maschine, wie es geht. */
export const deServe: Pick<Messages, 'serve' | 'wait' | 'how'> = {
  serve: {
    readyTitle: 'Startbereit',
    readyText: 'Auf „Bereitstellen“ drücken, dann die andere Maschine aus dem Netz starten.',
    emptyTitle: 'Eine Maschine von einer ISO starten',
    emptyText: 'Abbild hinzufügen, Netzwerkkarte wählen, bereitstellen.',
    notReadyTitle: 'Noch nicht bereit',
    notReadyText: 'Was fehlt, steht neben dem Knopf.',
    startingTitle: 'Startet auf {nic}',
    startingLook: 'Sucht nach anderen DHCP-Servern und öffnet dann die Ports für DHCP, TFTP und HTTP.',
    startingText: 'Die Ports für DHCP, TFTP und HTTP werden geöffnet.',
    servingTitle: 'Läuft auf {nic}',
    servingSince: 'Seit {time}',
    failedTitle: 'Konnte auf {nic} nicht starten',
    failedText: 'Nichts davon ist noch in Betrieb.',
    slotImages: 'Abbilder',
    slotCard: 'Netzwerkkarte',
    slotServe: 'Bereitstellen',
    moreImages: 'und {n} weitere',
    moreCards: '{n} weitere zeigen',
    fewerCards: 'Weniger zeigen',
    noCards: 'Dieser Rechner hat keine Netzwerkkarte.',
    button: 'Auf {nic} bereitstellen',
    buttonNoCard: 'Bereitstellen',
    stop: 'Anhalten',
    stopping: 'Hält an…',
    cannotYet: 'Vorher ist noch zu tun:',
    willHandOut: 'Auf {nic} werden die Adressen {range} vergeben.',
    willLook:
      'Antwortet dort schon ein DHCP-Server, behält er diese Aufgabe; Maschinen erfahren dann nur, was zu starten ist.',
    willOnlyTell:
      'Adressen vergibt der vorhandene DHCP-Server. Maschinen erfahren von hier nur, was zu starten ist.',
    willHandOutAnyway: 'Auf {nic} werden {range} vergeben, auch neben einem anderen DHCP-Server.',
    willHandOutNone:
      'Es werden keine Adressen vergeben. Der vorhandene DHCP-Server muss Maschinen zu {address} schicken.',
    handsOut: 'Vergibt',
    addressesFrom: 'Adressen kommen von {server}',
    onlyTells: 'Sagt Maschinen nur, was zu starten ist',
    handsOutNone: 'Vergibt keine Adressen',
    changeDhcp: 'Ändern',
    answers: {
      'boot-clients': 'Antwort bekommen nur Maschinen, die aus dem Netz starten wollen.',
      known: 'Antwort bekommen nur Maschinen mit Namen.',
    },
    answersListed:
      'Antwort bekommen nur gelistete Maschinen. | Antwort bekommt nur 1 gelistete Maschine. | Antwort bekommen nur {n} gelistete Maschinen.',
    answersDenied:
      'Keine Maschine wird übergangen. | 1 Maschine wird übergangen. | {n} Maschinen werden übergangen.',
    relayed:
      'Kein Netz hinter einem Relay. | Dazu 1 Netz hinter einem Relay. | Dazu {n} Netze hinter Relays.',
    restartText:
      'Dafür beginnt das Bereitstellen von vorn; das dauert einen Augenblick. Maschinen, die gerade laden, brechen ab und müssen noch einmal starten.',
    httpOn: 'HTTP auf Port {port}',
    liveTitle: 'Maschinen',
    reason: {
      'no-image': 'Erst ein Abbild hinzufügen.',
      'no-bootable-image': 'Keines der Abbilder kann aus dem Netz starten.',
      'no-card': 'Eine Netzwerkkarte wählen.',
      'no-boot-files': 'Die Startprogramme liegen noch nicht auf diesem Rechner.',
      range: 'Der Adressbereich passt nicht zu {card}.',
      unreadable: 'Eine Angabe weiter unten lässt sich nicht lesen.',
      offline: 'Warten, bis der Server wieder antwortet.',
    },
    fix: {
      'no-image': 'Datei wählen',
      'no-bootable-image': 'Warum?',
      'no-boot-files': 'Startprogramme holen',
      'no-boot-files-busy': 'Startprogramme werden geholt…',
      range: 'Bereich ändern',
      unreadable: 'Zeigen',
    },
    step: { dhcp: 'DHCP', tftp: 'TFTP', http: 'HTTP' },
    failedUseOff: 'Keine Adressen vergeben',
    failedUseProxy: 'Nur sagen, was zu starten ist',
    failedAnyway: 'Es ist ein eigenes Testnetz, trotzdem starten',
  },
  wait: {
    title: 'Wartet auf eine Maschine…',
    text: 'Auf der anderen Maschine im Startmenü „Network boot“ oder „PXE IPv4“ wählen. Die Taste dafür ist oft F12, F11, F8 oder Esc, gleich nach dem Einschalten.',
    vm: 'Eine virtuelle Maschine: mit {nic} verbinden und „Netzwerk“ an die erste Stelle der Startreihenfolge setzen.',
    cable:
      'Es tut sich nichts? Kabel und Switch prüfen, die Firewall (UDP 67 und 69) und die Startreihenfolge.',
    silent: 'Auf {nic} ist seit {minutes} Minuten nichts zu hören.',
  },
  how: {
    title: 'Wie funktioniert das?',
    intro:
      'Eine Maschine, die aus dem Netz startet, fragt von selbst nach allem. Slipway antwortet, in dieser Reihenfolge:',
    ask: 'Die Maschine fragt',
    askText: 'Ihre Firmware ruft per DHCP ins Netz: Wer bin ich, und was soll ich starten?',
    program: 'Ein Startprogramm',
    programText: 'Slipway gibt ihr eine Adresse und per TFTP einen kleinen Lader, iPXE.',
    menu: 'Das Menü',
    menuText: 'iPXE holt das Menü über HTTP und startet, was gewählt wird.',
    kernel: 'Kernel und Initrd',
    kernelText: 'Sie kommen mit voller Netzgeschwindigkeit aus der ISO. Ab hier startet das System selbst.',
  },
}
