import type { Translation } from '../message.ts'
import type { enErrors } from '../en/errors.ts'

/** Fehler: was geschehen ist, warum, und was zu tun ist. */
export const deErrors: Translation<typeof enErrors> = {
  'error.detail': '{detail}',

  'error.the.card': 'Die Netzwerkkarte',
  'error.the.entry': 'Dieser Eintrag',
  'error.the.file': 'Diese Datei',
  'error.the.folder': 'Der Ordner',
  'error.the.image': 'Dieses Abbild',
  'error.the.iso': 'Die ISO-Datei',
  'error.the.profile': 'Die Antwortdatei',
  'error.the.program': 'Das Programm',

  'port.67': 'Port {port} (DHCP)',
  'port.68': 'Port {port} (DHCP-Client)',
  'port.69': 'Port {port} (TFTP)',
  'port.4011': 'Port {port} (PXE-Bootserver)',
  'port.other': 'Port {port}',

  'error.invalid-input.title': 'Der Wert für {where} ist ungültig.',
  'error.invalid-input.title.unnamed': 'Diese Angabe ist ungültig.',
  'error.invalid-input.title.line': 'Zeile {line} ist ungültig.',
  'error.invalid-input.cause': 'Der Wert hat nicht die erwartete Form.',
  'error.invalid-input.fix': 'Den Wert korrigieren und erneut versuchen.',
  'error.unknown-method.title': 'Slipway kennt die Anfrage {method} nicht.',
  'error.unknown-method.title.unnamed': 'Slipway kennt diese Anfrage nicht.',
  'error.unknown-method.cause':
    'Das Fenster oder Werkzeug, das sie gesendet hat, gehört zu einer anderen Version von Slipway.',
  'error.unknown-method.fix': 'Slipway neu starten oder die Seite neu laden.',
  'error.internal.title': 'Slipway hat dies wegen eines internen Fehlers abgebrochen.',
  'error.internal.cause': 'Details stehen im Protokoll.',
  'error.internal.fix': 'Erneut versuchen. Tritt es wieder auf, den Fehler mit dem Protokoll melden.',
  'error.server-unreachable.title': 'Slipway antwortet nicht.',
  'error.server-unreachable.cause':
    'Es hat den Datenordner {path} geöffnet, aber sein Steuersocket antwortet nicht.',
  'error.server-unreachable.cause.unnamed': 'Slipway läuft nicht mehr, oder die Verbindung ist unterbrochen.',
  'error.server-unreachable.fix': 'Es beenden oder warten, bis es fertig ist, dann erneut versuchen.',
  'error.server-unreachable.fix.page':
    'Prüfen, ob es noch läuft. Diese Seite verbindet sich automatisch wieder.',
  'error.cancelled.title': 'Dies wurde abgebrochen.',
  'error.cancelled.cause': 'Jemand hat es abgebrochen.',
  'error.cancelled.fix': 'Erneut starten. Was schon fertig ist, bleibt erhalten.',
  'error.data-folder-in-use.title': 'Ein anderes Slipway (PID {pid}) verwendet diesen Datenordner.',
  'error.data-folder-in-use.title.unnamed': 'Ein anderes Slipway verwendet diesen Datenordner.',
  'error.data-folder-in-use.cause':
    'Zwei Programme können ihre Daten nicht gleichzeitig in {path} speichern.',
  'error.data-folder-in-use.cause.unnamed':
    'Zwei Programme können ihre Daten nicht gleichzeitig im selben Ordner speichern.',
  'error.data-folder-in-use.fix':
    'Das laufende verwenden, es beenden oder mit --data einen anderen Ordner wählen.',
  'error.data-folder-in-use.fix.page': 'Das laufende verwenden oder es beenden.',
  'error.data-folder-unusable.title': 'Slipway kann den Datenordner {path} nicht verwenden.',
  'error.data-folder-unusable.title.unnamed': 'Slipway kann seinen Datenordner nicht verwenden.',
  'error.data-folder-unusable.cause': 'Slipway kann ihn nicht anlegen, lesen oder beschreiben.',
  'error.data-folder-unusable.fix': 'Schreibrechte geben oder mit --data einen anderen Ordner wählen.',
  'error.data-folder-unusable.fix.page': 'Schreibrechte geben oder Slipway mit einem anderen Ordner starten.',
  'error.data-from-newer-version.title': 'Diese Daten stammen von einer neueren Version von Slipway.',
  'error.data-from-newer-version.cause': 'Diese Version kann das Format des Ordners {path} nicht lesen.',
  'error.data-from-newer-version.cause.unnamed': 'Diese Version kann ihr Format nicht lesen.',
  'error.data-from-newer-version.fix': 'Slipway aktualisieren oder mit --data einen anderen Ordner wählen.',
  'error.data-from-newer-version.fix.page':
    'Slipway aktualisieren oder mit einem anderen Datenordner starten.',

  'error.port-in-use.title': '{port} ist belegt.',
  'error.port-in-use.title.address': '{port} auf {address} ist belegt.',
  'error.port-in-use.title.holder': '{port} ist von {holder} belegt.',
  'error.port-in-use.title.holder-pid': '{port} ist von {holder} (PID {pid}) belegt.',
  'error.port-in-use.title.unnamed': 'Ein Port, den Slipway braucht, ist belegt.',
  'error.port-in-use.cause': 'Zwei Programme können nicht denselben Port verwenden.',
  'error.port-in-use.fix': 'Das andere Programm beenden oder eine andere Netzwerkkarte wählen.',
  'error.port-in-use.fix.tcp': 'Das andere Programm beenden oder mit --http-port einen anderen Port wählen.',
  'error.port-in-use.fix.tcp-page':
    'Das andere Programm beenden oder unter „Ändern“ einen anderen HTTP-Port wählen.',
  'error.permission-denied.title': 'Slipway darf {port} nicht öffnen.',
  'error.permission-denied.cause':
    'Der Netzwerkstart braucht Ports unter 1024, die das System Administratoren vorbehält.',
  'error.permission-denied.fix':
    'Unter Linux ausführen: sudo sysctl net.ipv4.ip_unprivileged_port_start=67 (gilt bis zum Neustart). Oder Slipway als Administrator starten.',
  'error.permission-denied.title.file': 'Slipway darf {file} nicht öffnen.',
  'error.permission-denied.title.file.unnamed': 'Slipway darf diese Datei nicht öffnen.',
  'error.permission-denied.cause.file': 'Diesem Benutzer fehlt das Recht dazu.',
  'error.permission-denied.fix.file': 'Diesem Benutzer Leserecht geben oder einen anderen Ort wählen.',
  'error.other-dhcp-server.title': 'Hier antwortet ein anderer DHCP-Server: {server}.',
  'error.other-dhcp-server.title.unnamed': 'Hier antwortet ein anderer DHCP-Server.',
  'error.other-dhcp-server.cause':
    'Wenn beide Adressen vergeben, verlieren andere Geräte in diesem Netz womöglich ihre Verbindung.',
  'error.other-dhcp-server.fix':
    'In einem getrennten Netz oder über ein eigenes Kabel bereitstellen oder den anderen Server abschalten.',
  'error.card-not-found.title': 'Es gibt keine Netzwerkkarte {card}.',
  'error.card-not-found.title.unnamed': 'Es gibt keine Netzwerkkarte dieses Namens.',
  'error.card-not-found.cause': 'Sie wurde abgezogen, umbenannt oder abgeschaltet.',
  'error.card-not-found.cause.available': 'Dieser Rechner hat: {available}.',
  'error.card-not-found.fix': 'Karte anschließen oder eine andere wählen.',
  'error.card-without-address.title': '{card} hat keine IPv4-Adresse.',
  'error.card-without-address.cause':
    'Maschinen brauchen eine Adresse, unter der sie diesen Rechner erreichen.',
  'error.card-without-address.fix':
    'Der Karte eine feste Adresse geben (am direkten Kabel zum Beispiel 192.168.7.1/24) oder eine andere wählen.',
  'error.card-binding-unavailable.title': 'Slipway kann sich nicht an {card} allein binden.',
  'error.card-binding-unavailable.title.unnamed':
    'Slipway kann sich nicht an eine einzelne Netzwerkkarte binden.',
  'error.card-binding-unavailable.cause':
    'Dieses System kann Broadcasts nicht von nur einer Karte empfangen.',
  'error.card-binding-unavailable.fix':
    'Eine andere Netzwerkkarte wählen oder Slipway als Administrator starten.',
  'error.range-outside-subnet.title': 'Der Bereich {first} bis {last} liegt außerhalb des Netzes.',
  'error.range-outside-subnet.title.unnamed': 'Der Bereich liegt außerhalb des Netzes.',
  'error.range-outside-subnet.cause':
    'Dieses Netz hat die Adresse {address} und die Maske {mask}. Mit anderen Adressen könnten Maschinen Slipway nicht erreichen.',
  'error.range-outside-subnet.cause.unnamed':
    'Mit Adressen eines anderen Netzes könnten Maschinen Slipway nicht erreichen.',
  'error.range-outside-subnet.fix': 'Einen Bereich in diesem Netz wählen.',
  'error.range-too-small.title': 'Für einen Adressbereich ist kein Platz.',
  'error.range-too-small.cause': 'Der Bereich enthält keine verwendbare Adresse.',
  'error.range-too-small.cause.range': 'Der Bereich {first} bis {last} enthält keine verwendbare Adresse.',
  'error.range-too-small.cause.network':
    'In einem /{prefixLength}-Netz ist außer der Adresse dieses Rechners keine frei.',
  'error.range-too-small.fix': 'Ein größeres Netz verwenden oder mit --range einen größeren Bereich angeben.',
  'error.range-too-small.fix.page':
    'Ein größeres Netz verwenden oder unter „Ändern“ einen größeren Bereich wählen.',
  'error.already-serving.title': 'Slipway stellt bereits auf {card} bereit.',
  'error.already-serving.title.unnamed': 'Slipway stellt bereits bereit.',
  'error.already-serving.cause': 'Slipway stellt immer nur auf einer Netzwerkkarte bereit.',
  'error.already-serving.fix': 'Zuerst das Bereitstellen beenden, dann auf der anderen Karte bereitstellen.',
  'error.not-serving.title': 'Slipway stellt nicht bereit.',
  'error.not-serving.cause': 'Darum ist nicht bekannt, welche Netzwerkkarte gemeint ist.',
  'error.not-serving.fix': 'Zuerst auf einer Karte bereitstellen oder eine mit --nic angeben.',
  'error.not-serving.fix.page': 'Zuerst auf der Karte dieses Netzes bereitstellen.',

  'error.iso-unreadable.title': 'Slipway kann {file} nicht lesen.',
  'error.iso-unreadable.title.unnamed': 'Slipway kann die ISO-Datei nicht lesen.',
  'error.iso-unreadable.cause': 'Die Datei ist weg, ihr Laufwerk ist abgezogen, oder das Leserecht fehlt.',
  'error.iso-unreadable.fix': 'Prüfen, ob die Datei da und lesbar ist, dann erneut importieren.',
  'error.iso-truncated.title': '{file} ist unvollständig: {size} von {expected}.',
  'error.iso-truncated.title.unnamed': '{file} ist unvollständig.',
  'error.iso-truncated.cause':
    'Vermutlich ist der Download abgebrochen. Maschinen würden auf halbem Weg stehen bleiben.',
  'error.iso-truncated.fix': 'Die ISO-Datei noch einmal herunterladen.',
  'error.iso-not-an-iso.title': '{file} ist kein ISO-Abbild.',
  'error.iso-not-an-iso.cause': 'Sie enthält weder ein ISO-9660- noch ein UDF-Dateisystem.',
  'error.iso-not-an-iso.fix':
    'Eine Installations- oder Live-ISO wählen. Ist sie komprimiert, zuerst entpacken.',
  'error.image-not-found.title': 'Das Abbild {id} gibt es nicht.',
  'error.image-not-found.title.unnamed': 'Dieses Abbild gibt es nicht.',
  'error.image-not-found.cause': 'Es wurde entfernt, oder der Name ist anders geschrieben.',
  'error.image-not-found.fix': 'Die Abbilder auflisten: slipway images',
  'error.image-not-found.fix.page': 'Unter „Abbilder“ danach suchen.',
  'error.not-the-same-image.title': '{file} ist nicht dieselbe ISO-Datei.',
  'error.not-the-same-image.cause': 'Ihr Inhalt ist ein anderer.',
  'error.not-the-same-image.cause.sizes':
    '{name} hat {expected}, diese Datei {size}. Sind die Größen gleich, ist der Inhalt ein anderer.',
  'error.not-the-same-image.fix': 'Die verschobene Datei wählen oder diese als neues Abbild importieren.',
  'error.upload-incomplete.title': 'Das Hochladen von {file} wurde vorzeitig abgebrochen.',
  'error.upload-incomplete.title.unnamed': 'Das Hochladen wurde vorzeitig abgebrochen.',
  'error.upload-incomplete.cause': '{received} von {expected} sind angekommen.',
  'error.upload-incomplete.cause.unnamed': 'Nur ein Teil der Datei ist angekommen.',
  'error.upload-incomplete.fix': 'Die Datei erneut ablegen.',

  'error.entry-not-found.title': 'Den Menüeintrag {entry} gibt es nicht.',
  'error.entry-not-found.title.unnamed': 'Diesen Menüeintrag gibt es nicht.',
  'error.entry-not-found.cause': 'Sein Abbild wurde entfernt, oder der Name ist anders geschrieben.',
  'error.entry-not-found.fix': 'Die Einträge auflisten: slipway menu show',
  'error.entry-not-found.fix.page': 'Im Menü einen anderen wählen.',
  'error.menu-not-understood.title': 'Slipway kann das nicht als Bootmenü lesen.',
  'error.menu-not-understood.cause': 'Es enthält keinen Eintrag von GRUB, PXELINUX oder iPXE.',
  'error.menu-not-understood.fix':
    'Eine grub.cfg, pxelinux.cfg/default oder ein iPXE-Skript mit einem Menü wählen.',
  'error.machine-not-found.title': 'Slipway kennt keine Maschine {mac}.',
  'error.machine-not-found.title.unnamed': 'Slipway kennt diese Maschine nicht.',
  'error.machine-not-found.cause':
    'Sie hat noch nie nach Netzwerkstart gefragt, und niemand hat sie hinzugefügt.',
  'error.machine-not-found.fix': 'Die Maschinen auflisten: slipway machine list',
  'error.machine-not-found.fix.page': 'Unter „Maschinen“ danach suchen.',
  'error.group-not-found.title': 'Die Gruppe {name} gibt es nicht.',
  'error.group-not-found.title.unnamed': 'Diese Gruppe gibt es nicht.',
  'error.group-not-found.cause': 'Sie wurde entfernt oder heißt anders.',
  'error.group-not-found.fix': 'Die Gruppen auflisten: slipway group list',
  'error.group-not-found.fix.page': 'In der Liste der Gruppen danach suchen.',
  'error.address-reserved.title': '{ip} gehört zu einer anderen Maschine.',
  'error.address-reserved.title.unnamed': 'Diese Adresse gehört zu einer anderen Maschine.',
  'error.address-reserved.cause':
    '{mac} hat sie gerade, oder sie ist dafür reserviert. Zwei Maschinen können nicht dieselbe Adresse haben.',
  'error.address-reserved.cause.unnamed':
    'Eine andere Maschine hat sie gerade, oder sie ist dafür reserviert. Zwei Maschinen können nicht dieselbe Adresse haben.',
  'error.address-reserved.fix': 'Eine andere Adresse wählen oder sie dort erst entfernen.',
  'error.answer-not-found.title': 'Die Antwortdatei {id} gibt es nicht.',
  'error.answer-not-found.title.unnamed': 'Diese Antwortdatei gibt es nicht.',
  'error.answer-not-found.cause': 'Sie wurde entfernt, oder der Name ist anders geschrieben.',
  'error.answer-not-found.fix': 'Die Antwortdateien auflisten: slipway answer list',
  'error.answer-not-found.fix.page': 'Unter „Installation“ danach suchen.',
  'error.answer-changed.title': '{name} wurde inzwischen geändert.',
  'error.answer-changed.cause': 'Vielleicht wird jetzt etwas anderes gelöscht.',
  'error.answer-changed.fix': 'Noch einmal ansehen, dann bestätigen.',
  'error.boot-not-found.title': 'Slipway hat diesen Start nicht mehr aufgezeichnet.',
  'error.boot-not-found.cause': 'Slipway behält von jeder Maschine die letzten 50 Starts.',
  'error.boot-not-found.fix': 'Die Starts auflisten: slipway timeline',
  'error.boot-not-found.fix.page': 'Die anderen Starts dieser Maschine ansehen.',
  'error.packets-not-kept.title': 'Slipway hat die Pakete dieses Starts nicht mehr.',
  'error.packets-not-kept.cause':
    'Slipway behält die letzten Pakete jeder Maschine im Speicher, solange es läuft.',
  'error.packets-not-kept.fix': 'Die Maschine erneut starten, dann speichern. Der Text ist immer verfügbar.',

  'error.unauthorised.title': 'Sie sind nicht angemeldet.',
  'error.unauthorised.cause': 'Der Link ist falsch oder wurde schon benutzt.',
  'error.unauthorised.fix': 'Den Link öffnen, den das Terminal beim Start von Slipway zeigt.',
  'error.wrong-password.title': 'Falsches Passwort.',
  'error.wrong-password.cause': 'Das Passwort hat in einer Datei festgelegt, wer Slipway gestartet hat.',
  'error.wrong-password.fix': 'Erneut versuchen. Auf Großbuchstaben und die Tastaturbelegung achten.',
  'error.too-many-attempts.title':
    'Zu viele falsche Passwörter. In {seconds, plural, one {# Sekunde} other {# Sekunden}} erneut versuchen.',
  'error.too-many-attempts.title.unnamed': 'Zu viele falsche Passwörter. Später erneut versuchen.',
  'error.too-many-attempts.cause':
    'Vielleicht rät jemand. Darum verlängert jeder Versuch die Wartezeit bis zum nächsten.',
  'error.too-many-attempts.fix': 'Warten, dann erneut versuchen.',
  'error.password-needed.title': 'Andere Rechner erreichen die Seite unter {host}.',
  'error.password-needed.title.unnamed': 'Andere Rechner erreichen die Seite.',
  'error.password-needed.cause':
    'Wer sie öffnet, könnte Dateien dieses Rechners lesen und Maschinen starten. Darum braucht sie ein Passwort.',
  'error.password-needed.fix':
    '--password-file DATEI angeben oder die Seite auf diesem Rechner lassen: --ui 127.0.0.1:8480',
  'error.password-needed.fix.page':
    'Slipway mit einer Passwortdatei starten oder die Seite auf diesem Rechner lassen.',
  'error.path-not-allowed.title': '{file} liegt außerhalb der Ordner dieser Seite.',
  'error.path-not-allowed.cause':
    'Andere Rechner erreichen nur hochgeladene Dateien und die Ordner, die beim Start von Slipway genannt wurden.',
  'error.path-not-allowed.fix': 'Die Datei hochladen oder ihren Ordner beim Start von Slipway nennen.',

  'error.disk-full.title': 'In {path} ist nicht genug Platz.',
  'error.disk-full.title.unnamed': 'Es ist nicht genug Platz.',
  'error.disk-full.cause': '{free} frei, aber Slipway braucht {needed}.',
  'error.disk-full.cause.needed': 'Slipway braucht {needed}.',
  'error.disk-full.cause.unnamed': 'Slipway braucht mehr Platz, als frei ist.',
  'error.disk-full.fix': 'Platz schaffen oder einen anderen Ordner wählen, dann erneut versuchen.',
  'error.folder-not-empty.title': '{file} ist nicht leer.',
  'error.folder-not-empty.cause': 'Dateien darin werden womöglich überschrieben.',
  'error.folder-not-empty.fix': 'Einen anderen Ordner wählen oder das Überschreiben mit --force erlauben.',
  'error.folder-not-empty.fix.page': 'Einen anderen Ordner wählen oder das Überschreiben erlauben.',
  'error.setup-not-understood.title': '{file} ist keine dnsmasq-Konfiguration.',
  'error.setup-not-understood.cause':
    'Keine Zeile darin legt fest, was Maschinen starten oder woher sie ihre Adresse bekommen.',
  'error.setup-not-understood.fix': 'Die dnsmasq.conf des Servers wählen oder eine Datei, die sie einbindet.',
  'error.boot-files-unavailable.title': 'Slipway konnte die Bootprogramme nicht herunterladen.',
  'error.boot-files-unavailable.cause': 'Die Paketquelle dieses Systems antwortet nicht oder hat sie nicht.',
  'error.boot-files-unavailable.fix':
    'Die Internetverbindung prüfen, dann ausführen: slipway boot-files --fetch',
  'error.boot-files-unavailable.fix.page':
    'Die Internetverbindung prüfen, dann die Bootprogramme erneut herunterladen.',
  'error.boot-program-changed.title': '{file} ist nicht die Datei, die Slipway heruntergeladen hat.',
  'error.boot-program-changed.title.unnamed':
    'Ein Bootprogramm ist nicht die Datei, die Slipway heruntergeladen hat.',
  'error.boot-program-changed.cause':
    'Die Prüfsumme ist nicht die aus {package} {version}: Die Datei ist beschädigt, oder jemand hat sie ersetzt. Keine Maschine erhält sie.',
  'error.boot-program-changed.cause.unnamed':
    'Die Prüfsumme weicht ab: Die Datei ist beschädigt, oder jemand hat sie ersetzt. Keine Maschine erhält sie.',
  'error.boot-program-changed.fix':
    'Ausführen: slipway boot-files --fetch. Eigene Bootprogramme gehören in den Ordner boot-programs des Datenordners.',
  'error.boot-program-changed.fix.page':
    'Die Bootprogramme erneut herunterladen. Eigene Bootprogramme gehören in den Ordner boot-programs des Datenordners.',
  'error.tool-missing.title': '{tool} ist auf diesem Rechner nicht installiert.',
  'error.tool-missing.title.unnamed': 'Ein benötigtes Programm ist nicht installiert.',
  'error.tool-missing.cause': 'Es wird hierfür benötigt.',
  'error.tool-missing.fix': 'Installieren: {install}',
  'error.tool-missing.fix.unnamed': 'Aus den Paketen dieses Systems installieren.',
  'error.tool-failed.title': '{tool} ist fehlgeschlagen.',
  'error.tool-failed.cause': 'Es nannte keinen Grund.',
  'error.tool-failed.fix': 'Beheben, was es meldet, dann erneut versuchen.',
  'error.not-allowed.title': 'Slipway kann auf diesem System nicht nach Administratorrechten fragen.',
  'error.not-allowed.title.dismissed': 'Nichts wurde geändert. Sie haben mit Nein geantwortet.',
  'error.not-allowed.cause': 'Slipway läuft nie als Administrator und fragt darum vor jeder Änderung.',
  'error.not-allowed.fix': 'Selbst ausführen: {command}',
  'error.not-allowed.fix.unnamed': 'Den Befehl selbst ausführen.',
  'error.host-command-failed.title': 'Der Befehl ist fehlgeschlagen.',
  'error.host-command-failed.cause': 'Er endete mit einem Fehler.',
  'error.host-command-failed.fix': 'Im Terminal versuchen: {command}',
  'error.host-command-failed.fix.unnamed': 'Im Terminal versuchen.',

  'error.qemu-not-found.title': '{program} ist nicht installiert.',
  'error.qemu-not-found.cause': 'Testmaschinen laufen in QEMU, einem eigenen Programm.',
  'error.qemu-not-found.fix':
    'Installieren: apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu. Für Windows gibt es ein Installationsprogramm auf qemu.org.',
  'error.firmware-not-found.title': 'Auf diesem Rechner fehlt {firmware}-Firmware für QEMU.',
  'error.firmware-not-found.cause': 'Sie liegt in keinem dieser Ordner: {places}.',
  'error.firmware-not-found.cause.unnamed': 'Sie liegt in keinem der üblichen Ordner.',
  'error.firmware-not-found.fix':
    'ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch) oder qemu-ovmf-x86_64 (openSUSE) installieren oder eine andere Firmware wählen.',
  'error.firmware-not-found.fix.arm64':
    'qemu-efi-aarch64 (Debian, Ubuntu) oder edk2-aarch64 (Fedora, Arch) installieren oder eine andere Firmware wählen.',
  'error.tpm-unavailable.title': 'Die Testmaschine kann kein TPM haben.',
  'error.tpm-unavailable.cause': 'Das Programm swtpm, das es bereitstellt, funktioniert hier nicht.',
  'error.tpm-unavailable.fix': 'swtpm und swtpm-tools installieren oder die Maschine ohne TPM starten.',
  'error.lab-network-unavailable.title': 'Die Testmaschine kann kein getrenntes Netz haben.',
  'error.lab-network-unavailable.cause': 'Auf diesem System kann nur der Administrator eines anlegen.',
  'error.lab-network-unavailable.fix':
    'Mit --direct oder --cdrom starten, die kein Netz brauchen, oder mit --bridge NAME an einer Bridge.',
  'error.lab-network-unavailable.fix.page': 'Direkt oder von der Disc starten; dafür ist kein Netz nötig.',
  'error.bridge-not-allowed.title': 'QEMU darf die Bridge {bridge} nicht verwenden.',
  'error.bridge-not-allowed.title.unnamed': 'QEMU darf diese Bridge nicht verwenden.',
  'error.bridge-not-allowed.cause':
    '{file} nennt die Bridges, an die Benutzer Maschinen anschließen dürfen. Diese Bridge fehlt dort.',
  'error.bridge-not-allowed.fix': 'Als Administrator diese Zeile in {file} hinzufügen: {line}',
  'error.not-for-direct-start.title': '{entry} lässt sich so nicht starten.',
  'error.not-for-direct-start.cause':
    'Direkt starten kann nur ein Linux-Kernel mit seiner Initrd, und nur ein Abbild kann eine Disc sein.',
  'error.not-for-direct-start.fix': 'Über das Netz starten.',
  'error.disc-not-bootable.title': '{file} startet mit BIOS-Firmware nicht als Disc.',
  'error.disc-not-bootable.title.uefi': '{file} startet mit UEFI-Firmware nicht als Disc.',
  'error.disc-not-bootable.cause': 'Ein Booteintrag für diese Firmware fehlt (El Torito).',
  'error.disc-not-bootable.fix':
    'Eine andere Firmware wählen oder über das Netz starten; dort bringt Slipway den Bootloader mit.',
  'error.test-machine-failed.title': 'Die Testmaschine endete mit einem Fehler.',
  'error.test-machine-failed.cause': 'QEMU hat keinen Grund genannt.',
  'error.test-machine-failed.fix': 'Die serielle Konsole ansehen oder mit anderen Einstellungen starten.',
  'error.test-machine-not-found.title': 'Die Testmaschine {id} gibt es nicht.',
  'error.test-machine-not-found.title.unnamed': 'Diese Testmaschine gibt es nicht.',
  'error.test-machine-not-found.cause': 'Sie ist beendet, oder Slipway wurde seitdem neu gestartet.',
  'error.test-machine-not-found.fix': 'Eine neue starten.',
}
