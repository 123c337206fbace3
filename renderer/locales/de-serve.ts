import type { Messages } from './en.ts'

/** Die Wörter von „Bereitstellen“: die drei Stationen, DHCP, was unterwegs auffällt. */
export const deServe: Pick<
  Messages,
  | 'serve'
  | 'dhcp'
  | 'card'
  | 'wait'
  | 'warning'
  | 'proxy'
  | 'advice'
  | 'how'
  | 'setAside'
  | 'desktop'
  | 'signIn'
> = {
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
  dhcp: {
    title: 'Adressen',
    titleOn: 'Adressen auf {nic}',
    server: 'Wer vergibt Adressen?',
    mode: {
      auto: 'Erst nachsehen',
      proxy: 'Nur sagen, was zu starten ist',
      server: 'Auf jeden Fall Adressen vergeben',
      off: 'DHCP in Ruhe lassen',
    },
    modeHint: {
      auto: 'Antwortet schon ein DHCP-Server, behält er seine Aufgabe, und von hier kommt nur, was zu starten ist (Proxy). Sonst werden Adressen vergeben.',
      proxy: 'Adressen vergibt der vorhandene DHCP-Server (Proxy).',
      server:
        'Für ein eigenes Netz. Neben einem anderen DHCP-Server verlieren Geräte womöglich ihre Verbindung.',
      off: 'Der vorhandene DHCP-Server nennt next-server und Startdatei selbst.',
    },
    given: 'Was Maschinen bekommen',
    who: 'Wer bekommt Antwort?',
    only: {
      all: 'Alle',
      'boot-clients': 'Maschinen, die aus dem Netz starten wollen',
      known: 'Nur Maschinen mit Namen',
    },
    onlyHint: {
      all: 'Auch andere Geräte in diesem Netz bekommen eine Adresse.',
      'boot-clients': 'Und dieselben noch eine Stunde lang, wenn ihr Installer fragt.',
      known: 'Alle, die unter „Maschinen“ einen Namen oder eine feste Adresse haben.',
    },
    onlyHintProxy: 'Alle, die aus dem Netz starten wollen; andere Geräte gehen uns dabei nichts an.',
    allow: 'Nur diese Maschinen',
    allowHint: 'MAC-Adressen, eine je Zeile. Leer: keine solche Grenze.',
    deny: 'Diese Maschinen nie',
    denyHint: 'MAC-Adressen, eine je Zeile.',
    badMac: '„{text}“ ist keine MAC-Adresse. In der Form 52:54:00:12:34:56.',
    relays: 'Netze hinter Relays',
    relaysText:
      'Ein Router kann Anfragen aus anderen Netzen weiterreichen (DHCP-Relay, „IP helper“). Jedes solche Netz braucht einen eigenen Bereich; ein Relay ohne Bereich bekommt keine Antwort.',
    segment: { network: 'Netz', first: 'Erste Adresse', last: 'Letzte Adresse', gateway: 'Gateway' },
    segmentGatewayHint: 'Leer: das Relay selbst.',
    segmentProblem: {
      network: 'In der Form 10.2.0.0/24.',
      overlap: 'Überschneidet sich mit einem anderen Netz.',
      address: 'In der Form 10.2.0.100.',
      outside: 'Gehört nicht zu diesem Netz.',
      order: 'Der Bereich passt nicht in dieses Netz.',
    },
    addSegment: 'Netz hinzufügen',
    removeSegment: 'Netz {network} entfernen',
    bothEnds: 'Der Bereich braucht beide Enden.',
    first: 'Erste Adresse',
    last: 'Letzte Adresse',
    gateway: 'Gateway',
    gatewayHint: 'Leer: keines wird genannt.',
    dns: 'DNS-Server',
    dnsHint: 'Mehrere mit Komma trennen.',
    lease: 'Leihdauer (min)',
    httpPort: 'HTTP-Port',
    syslogPort: 'Syslog-Port',
    syslogPortHint: 'Leer: keine Protokolle von Installationen. Üblich ist 514.',
    machinesAtOnce: 'Zugleich laden',
    machinesAtOnceHint: 'Maschinen. Leer: alle, die kommen. Die übrigen warten in iPXE, bis sie dran sind.',
    badAddress: 'In der Form 192.168.7.100.',
    badNumber: 'Hier gehört eine ganze Zahl hin.',
    done: 'Fertig',
  },
  card: {
    kind: {
      ethernet: 'Ethernet',
      wifi: 'WLAN',
      bridge: 'Brücke',
      virtual: 'virtuell',
      vpn: 'VPN',
      loopback: 'Loopback',
    },
    noAddress: 'keine IPv4-Adresse',
    noLink: 'kein Kabel',
    nothingConnected: 'nichts verbunden',
    gbit: '{n} Gbit/s',
    mbit: '{n} Mbit/s',
    wifiHint: 'Die meisten WLAN-Router lassen Netzwerkstart nicht durch.',
  },
  wait: {
    title: 'Wartet auf eine Maschine…',
    text: 'Auf der anderen Maschine im Startmenü „Network boot“ oder „PXE IPv4“ wählen. Die Taste dafür ist oft F12, F11, F8 oder Esc, gleich nach dem Einschalten.',
    vm: 'Eine virtuelle Maschine: mit {nic} verbinden und „Netzwerk“ an die erste Stelle der Startreihenfolge setzen.',
    cable:
      'Es tut sich nichts? Kabel und Switch prüfen, die Firewall (UDP 67 und 69) und die Startreihenfolge.',
    silent: 'Auf {nic} ist seit {minutes} Minuten nichts zu hören.',
  },
  desktop: {
    title: 'Fenster und Leiste',
    whenClosed: 'Wenn das Fenster währenddessen geschlossen wird',
    whenClosedHint:
      'Im Hintergrund starten Maschinen weiter; über das Symbol in der Leiste endet das, und das Fenster öffnet sich wieder.',
    closing: { ask: 'Nachfragen', background: 'Im Hintergrund weitermachen', quit: 'Anhalten und beenden' },
  },
  signIn: {
    title: 'Slipway auf einem anderen Computer',
    text: 'Das Passwort hat gewählt, wer Slipway gestartet hat.',
    password: 'Passwort',
    enter: 'Anmelden',
    sessions: 'Browser',
    sessionsText: 'Angemeldete Browser bleiben es eine Woche ohne Benutzung, oder bis Slipway endet.',
    leave: 'Überall abmelden',
  },
  setAside: {
    title: 'Die Zustandsdatei war beschädigt; Slipway hat eine neue begonnen.',
    text: 'Abbilder, Maschinen und Einstellungen sind neu einzugeben. Die alte Datei bleibt erhalten:',
  },
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
      'offer-ignored': 'Sie hört nur auf den anderen Server ({server}).',
      'other-boot-file': 'Der andere Server ({server}) nennt eine andere Startdatei.',
      'no-request': 'Kein Server gab ihr eine Adresse.',
      'file-not-fetched': '{file} wurde nie abgeholt.',
    },
    why: {
      'offer-ignored':
        'Sie nahm {address} von dort und fragte hier nie nach {file}. Manche Firmware hört nur einen Server.',
      'other-boot-file':
        'Er lässt Maschinen {otherFile}{from} laden, und diese tat es, statt {file} zu nehmen.',
      'no-request':
        'Sie sollte {file} laden, nahm aber von niemandem eine Adresse: Hier antwortet kein DHCP-Server, oder ihre Firmware kommt mit zwei Antworten nicht zurecht.',
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
