import type { Translation } from '../message.ts'
import type { enErrors } from '../en/errors.ts'

/** Fehler: was geschehen ist, warum, und was zu tun ist. */
export const deErrors: Translation<typeof enErrors> = {
  'error.detail': 'Das System meldet: {detail}',

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
  'error.invalid-input.cause': 'Sie hat nicht die erwartete Form.',
  'error.invalid-input.fix': 'Angabe berichtigen und noch einmal versuchen.',
  'error.unknown-method.title': 'Slipway kennt die Anfrage {method} nicht.',
  'error.unknown-method.title.unnamed': 'Slipway kennt diese Anfrage nicht.',
  'error.unknown-method.cause':
    'Das Fenster oder Werkzeug, das sie stellt, gehört zu einer anderen Version von Slipway.',
  'error.unknown-method.fix': 'Slipway neu starten oder die Seite neu laden.',
  'error.internal.title': 'Slipway hat wegen eines internen Fehlers abgebrochen.',
  'error.internal.cause': 'Einzelheiten stehen im Protokoll.',
  'error.internal.fix':
    'Noch einmal versuchen. Wenn es wieder geschieht, den Fehler zusammen mit dem Protokoll melden.',
  'error.server-unreachable.title': 'Slipway antwortet nicht.',
  'error.server-unreachable.cause':
    'Es hat den Datenordner {path} geöffnet, aber sein Steuersocket antwortet nicht.',
  'error.server-unreachable.cause.unnamed':
    'Es läuft nicht mehr, oder die Verbindung dorthin ist unterbrochen.',
  'error.server-unreachable.fix': 'Es beenden oder warten, bis es fertig ist, dann noch einmal versuchen.',
  'error.server-unreachable.fix.page':
    'Nachsehen, ob es noch läuft. Diese Seite verbindet sich automatisch wieder.',
  'error.cancelled.title': 'Der Vorgang wurde abgebrochen.',
  'error.cancelled.cause': 'Jemand hat ihn abgebrochen.',
  'error.cancelled.fix': 'Noch einmal starten. Was fertig ist, bleibt erhalten.',
  'error.data-folder-in-use.title': 'Ein anderes Slipway (PID {pid}) benutzt diesen Datenordner.',
  'error.data-folder-in-use.title.unnamed': 'Ein anderes Slipway benutzt diesen Datenordner.',
  'error.data-folder-in-use.cause':
    'Zwei Programme können ihre Daten nicht gleichzeitig in {path} speichern.',
  'error.data-folder-in-use.cause.unnamed':
    'Zwei Programme können ihre Daten nicht gleichzeitig im selben Ordner speichern.',
  'error.data-folder-in-use.fix':
    'Das laufende benutzen, es beenden oder mit --data einen anderen Ordner wählen.',
  'error.data-folder-in-use.fix.page': 'Das laufende benutzen oder es beenden.',
  'error.data-folder-unusable.title': 'Slipway kann den Datenordner {path} nicht benutzen.',
  'error.data-folder-unusable.title.unnamed': 'Slipway kann seinen Datenordner nicht benutzen.',
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
  'error.port-in-use.cause': 'Zwei Programme können nicht denselben Port benutzen.',
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
  'error.other-dhcp-server.fix': 'Ein eigenes Netz oder Kabel benutzen oder den anderen Server abschalten.',
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
  'error.card-binding-unavailable.cause': 'Dieses System kann Rundrufe nicht von nur einer Karte empfangen.',
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
  'error.range-too-small.cause': 'Der Bereich enthält keine benutzbare Adresse.',
  'error.range-too-small.cause.range': 'Der Bereich {first} bis {last} enthält keine benutzbare Adresse.',
  'error.range-too-small.cause.network':
    'In einem /{prefixLength}-Netz ist außer der Adresse dieses Rechners keine frei.',
  'error.range-too-small.fix': 'Ein größeres Netz benutzen oder mit --range einen größeren Bereich angeben.',
  'error.range-too-small.fix.page':
    'Ein größeres Netz benutzen oder unter „Ändern“ einen größeren Bereich wählen.',
  'error.already-serving.title': 'Slipway stellt bereits auf {card} bereit.',
  'error.already-serving.title.unnamed': 'Slipway stellt bereits bereit.',
  'error.already-serving.cause': 'Slipway stellt immer nur auf einer Netzwerkkarte bereit.',
  'error.already-serving.fix': 'Erst das Bereitstellen beenden, dann auf der anderen Karte starten.',
  'error.not-serving.title': 'Slipway stellt nicht bereit.',
  'error.not-serving.cause': 'Deshalb weiß es nicht, über welche Netzwerkkarte es gehen soll.',
  'error.not-serving.fix': 'Erst auf einer Karte bereitstellen oder eine mit --nic nennen.',
  'error.not-serving.fix.page': 'Erst auf der Karte dieses Netzes bereitstellen.',

  'error.iso-unreadable.title': 'Slipway kann {file} nicht lesen.',
  'error.iso-unreadable.title.unnamed': 'Slipway kann die ISO-Datei nicht lesen.',
  'error.iso-unreadable.cause': 'Die Datei ist weg, ihr Laufwerk ist abgezogen, oder das Leserecht fehlt.',
  'error.iso-unreadable.fix': 'Prüfen, ob die Datei da und lesbar ist, dann noch einmal hinzufügen.',
  'error.iso-truncated.title': '{file} ist unvollständig: {size} von {expected}.',
  'error.iso-truncated.title.unnamed': '{file} ist unvollständig.',
  'error.iso-truncated.cause':
    'Vermutlich ist der Download abgebrochen. Maschinen würden auf halbem Weg stehen bleiben.',
  'error.iso-truncated.fix': 'Die ISO-Datei noch einmal herunterladen.',
  'error.iso-not-an-iso.title': '{file} ist kein ISO-Abbild.',
  'error.iso-not-an-iso.cause': 'Sie enthält weder ein ISO-9660- noch ein UDF-Dateisystem.',
  'error.iso-not-an-iso.fix':
    'Ein Installations- oder Live-Abbild wählen. Wenn es komprimiert ist, vorher auspacken.',
  'error.image-not-found.title': 'Ein Abbild {id} gibt es nicht.',
  'error.image-not-found.title.unnamed': 'Dieses Abbild gibt es nicht.',
  'error.image-not-found.cause': 'Es wurde entfernt, oder der Name ist anders geschrieben.',
  'error.image-not-found.fix': 'Die Abbilder auflisten: slipway images',
  'error.image-not-found.fix.page': 'Auf der Seite „Abbilder“ nachsehen.',
  'error.not-the-same-image.title': '{file} ist nicht dieselbe ISO-Datei.',
  'error.not-the-same-image.cause': 'Ihr Inhalt ist ein anderer.',
  'error.not-the-same-image.cause.sizes':
    '{name} hat {expected}, diese Datei {size}. Wenn die Größen gleich sind, ist der Inhalt ein anderer.',
  'error.not-the-same-image.fix': 'Die verschobene Datei wählen oder diese als neues Abbild hinzufügen.',
  'error.upload-incomplete.title': 'Die Übertragung von {file} ist abgebrochen.',
  'error.upload-incomplete.title.unnamed': 'Die Übertragung ist abgebrochen.',
  'error.upload-incomplete.cause': '{received} von {expected} sind angekommen.',
  'error.upload-incomplete.cause.unnamed': 'Nur ein Teil der Datei ist angekommen.',
  'error.upload-incomplete.fix': 'Die Datei noch einmal ablegen.',

  'error.entry-not-found.title': 'Einen Menüeintrag {entry} gibt es nicht.',
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
    'Sie hat noch nie aus dem Netz gestartet, und niemand hat sie eingetragen.',
  'error.machine-not-found.fix': 'Die Maschinen auflisten: slipway machine list',
  'error.machine-not-found.fix.page': 'Auf der Seite „Maschinen“ nachsehen.',
  'error.group-not-found.title': 'Eine Gruppe {name} gibt es nicht.',
  'error.group-not-found.title.unnamed': 'Diese Gruppe gibt es nicht.',
  'error.group-not-found.cause': 'Sie wurde entfernt oder heißt anders.',
  'error.group-not-found.fix': 'Die Gruppen auflisten: slipway group list',
  'error.group-not-found.fix.page': 'In der Liste der Gruppen nachsehen.',
  'error.address-reserved.title': '{ip} gehört einer anderen Maschine.',
  'error.address-reserved.title.unnamed': 'Diese Adresse gehört einer anderen Maschine.',
  'error.address-reserved.cause':
    '{mac} hat sie gerade, oder sie ist dafür reserviert. Zwei Maschinen können nicht dieselbe Adresse haben.',
  'error.address-reserved.cause.unnamed':
    'Eine andere Maschine hat sie gerade, oder sie ist dafür reserviert. Zwei Maschinen können nicht dieselbe Adresse haben.',
  'error.address-reserved.fix': 'Eine andere Adresse wählen oder sie dort erst entfernen.',
  'error.answer-not-found.title': 'Eine Antwortdatei {id} gibt es nicht.',
  'error.answer-not-found.title.unnamed': 'Diese Antwortdatei gibt es nicht.',
  'error.answer-not-found.cause': 'Sie wurde entfernt, oder der Name ist anders geschrieben.',
  'error.answer-not-found.fix': 'Die Antwortdateien auflisten: slipway answer list',
  'error.answer-not-found.fix.page': 'Auf der Seite „Antwortdateien“ nachsehen.',
  'error.answer-changed.title': '{name} wurde inzwischen geändert.',
  'error.answer-changed.cause': 'Vielleicht wird jetzt etwas anderes gelöscht.',
  'error.answer-changed.fix': 'Noch einmal ansehen, dann zustimmen.',
  'error.boot-not-found.title': 'Dieser Start ist nicht mehr aufgezeichnet.',
  'error.boot-not-found.cause': 'Slipway behält von jeder Maschine die letzten 50 Starts.',
  'error.boot-not-found.fix': 'Die Starts auflisten: slipway timeline',
  'error.boot-not-found.fix.page': 'Die anderen Starts dieser Maschine ansehen.',
  'error.packets-not-kept.title': 'Die Pakete dieses Starts sind nicht mehr da.',
  'error.packets-not-kept.cause':
    'Slipway behält die letzten Pakete jeder Maschine im Speicher, solange es läuft.',
  'error.packets-not-kept.fix':
    'Die Maschine noch einmal starten, dann sichern. Den Text gibt es in jedem Fall.',

  'error.unauthorised.title': 'Sie sind nicht angemeldet.',
  'error.unauthorised.cause': 'Der Link ist falsch oder wurde schon benutzt.',
  'error.unauthorised.fix': 'Den Link öffnen, den das Terminal beim Start von Slipway zeigt.',
  'error.wrong-password.title': 'Falsches Passwort.',
  'error.wrong-password.cause':
    'Das Passwort steht in einer Datei, die beim Start von Slipway genannt wurde.',
  'error.wrong-password.fix': 'Noch einmal versuchen. Auf Großbuchstaben und die Tastaturbelegung achten.',
  'error.too-many-attempts.title':
    'Zu viele falsche Passwörter. In {seconds, plural, one {# Sekunde} other {# Sekunden}} noch einmal versuchen.',
  'error.too-many-attempts.title.unnamed': 'Zu viele falsche Passwörter. Später noch einmal versuchen.',
  'error.too-many-attempts.cause':
    'Vielleicht rät jemand. Darum verlängert jeder Versuch die Wartezeit bis zum nächsten.',
  'error.too-many-attempts.fix': 'Warten, dann noch einmal versuchen.',
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
  'error.disk-full.cause': '{free} sind frei, {needed} werden gebraucht.',
  'error.disk-full.cause.needed': '{needed} werden gebraucht.',
  'error.disk-full.cause.unnamed': 'Es wird mehr Platz gebraucht, als frei ist.',
  'error.disk-full.fix': 'Platz schaffen oder einen anderen Ordner wählen, dann noch einmal versuchen.',
  'error.folder-not-empty.title': '{file} ist nicht leer.',
  'error.folder-not-empty.cause': 'Dateien darin könnten überschrieben werden.',
  'error.folder-not-empty.fix': 'Einen anderen Ordner wählen oder das Überschreiben mit --force erlauben.',
  'error.folder-not-empty.fix.page': 'Einen anderen Ordner wählen oder das Überschreiben erlauben.',
  'error.setup-not-understood.title': '{file} ist keine Konfiguration von dnsmasq.',
  'error.setup-not-understood.cause':
    'Keine Zeile darin sagt, was Maschinen starten oder woher sie ihre Adresse haben.',
  'error.setup-not-understood.fix': 'Die dnsmasq.conf des Servers wählen oder eine Datei, die sie einbindet.',
  'error.boot-files-unavailable.title': 'Slipway konnte die Startprogramme nicht herunterladen.',
  'error.boot-files-unavailable.cause': 'Die Paketquelle dieses Systems antwortet nicht oder hat sie nicht.',
  'error.boot-files-unavailable.fix':
    'Die Internetverbindung prüfen, dann ausführen: slipway boot-files --fetch',
  'error.boot-files-unavailable.fix.page':
    'Die Internetverbindung prüfen, dann die Startprogramme noch einmal herunterladen.',
  'error.tool-missing.title': '{tool} ist auf diesem Rechner nicht installiert.',
  'error.tool-missing.title.unnamed': 'Ein Programm, das dafür nötig ist, ist nicht installiert.',
  'error.tool-missing.cause': 'Es wird hierfür gebraucht.',
  'error.tool-missing.fix': 'Installieren: {install}',
  'error.tool-missing.fix.unnamed': 'Aus den Paketen dieses Systems installieren.',
  'error.tool-failed.title': '{tool} ist fehlgeschlagen.',
  'error.tool-failed.cause': 'Ein Grund wurde nicht genannt.',
  'error.tool-failed.fix': 'Beheben, was es meldet, dann noch einmal versuchen.',
  'error.not-allowed.title': 'Slipway kann auf diesem System nicht nach Administratorrechten fragen.',
  'error.not-allowed.title.dismissed': 'Nichts wurde geändert. Die Frage wurde mit Nein beantwortet.',
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
  'error.lab-network-unavailable.title': 'Die Testmaschine kann kein eigenes Netz haben.',
  'error.lab-network-unavailable.cause': 'Auf diesem System darf das nur der Administrator anlegen.',
  'error.lab-network-unavailable.fix':
    'Mit --direct oder --cdrom starten, dafür braucht es kein Netz, oder mit --bridge NAME an einer Bridge.',
  'error.lab-network-unavailable.fix.page': 'Direkt oder von der Disc starten. Dafür braucht es kein Netz.',
  'error.bridge-not-allowed.title': 'QEMU darf die Bridge {bridge} nicht benutzen.',
  'error.bridge-not-allowed.title.unnamed': 'QEMU darf diese Bridge nicht benutzen.',
  'error.bridge-not-allowed.cause':
    '{file} nennt die Bridges, an die Benutzer Maschinen anschließen dürfen. Diese Bridge fehlt dort.',
  'error.bridge-not-allowed.fix': 'Als Administrator diese Zeile in {file} hinzufügen: {line}',
  'error.not-for-direct-start.title': '{entry} lässt sich so nicht starten.',
  'error.not-for-direct-start.cause':
    'Direkt starten kann nur ein Linux-Kernel mit seiner initrd, und nur ein Abbild kann eine Disc sein.',
  'error.not-for-direct-start.fix': 'Über das Netz starten.',
  'error.disc-not-bootable.title': '{file} startet mit einem BIOS nicht als Disc.',
  'error.disc-not-bootable.title.uefi': '{file} startet mit UEFI nicht als Disc.',
  'error.disc-not-bootable.cause': 'Es fehlt ein Startsatz für diese Firmware (El Torito).',
  'error.disc-not-bootable.fix':
    'Eine andere Firmware wählen oder über das Netz starten; dort bringt Slipway das Startprogramm mit.',
  'error.test-machine-failed.title': 'Die Testmaschine endete mit einem Fehler.',
  'error.test-machine-failed.cause': 'QEMU hat keinen Grund genannt.',
  'error.test-machine-failed.fix':
    'Die Ausgabe der seriellen Schnittstelle ansehen oder mit anderen Einstellungen starten.',
  'error.test-machine-not-found.title': 'Eine Testmaschine {id} gibt es nicht.',
  'error.test-machine-not-found.title.unnamed': 'Diese Testmaschine gibt es nicht.',
  'error.test-machine-not-found.cause': 'Sie ist beendet, oder Slipway wurde seitdem neu gestartet.',
  'error.test-machine-not-found.fix': 'Eine neue starten.',
}
