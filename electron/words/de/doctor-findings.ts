import type { enDoctorFindings } from '../en/doctor-findings.ts'
import type { Translation } from '../message.ts'

/** Was die Prüfung an diesem Rechner und seinem Netz findet, und was in Ordnung ist. */
export const deDoctorFindings: Translation<typeof enDoctorFindings> = {
  'doctor.finding.no-card.symptom': 'Dieser Rechner hat keine Netzwerkkarte.',
  'doctor.finding.no-card.cause': 'Maschinen starten über ein Kabel, und es gibt keine Karte dafür.',
  'doctor.finding.no-card.fix': 'Einen Netzwerkadapter anstecken.',
  'doctor.finding.card-without-address.symptom': '{card} hat keine IPv4-Adresse.',
  'doctor.finding.card-without-address.cause':
    'Maschinen brauchen eine Adresse, unter der sie diesen Rechner erreichen.',
  'doctor.finding.card-without-address.fix':
    'Für ein direktes Kabel zu einer Maschine {address} vergeben. Oder eine andere Karte wählen.',
  'doctor.finding.card-without-address.fix.unnamed':
    'Für ein direktes Kabel zu einer Maschine eine Adresse vergeben. Oder eine andere Karte wählen.',
  'doctor.finding.card-link-local.symptom': '{card} hat von keinem DHCP-Server eine Adresse bekommen.',
  'doctor.finding.card-link-local.cause':
    'Die Karte hat sich {address} selbst gegeben und gibt sie auf, sobald ein Server antwortet.',
  'doctor.finding.card-link-local.fix': 'Der Karte eine feste Adresse geben, zum Beispiel 192.168.7.1/24.',
  'doctor.finding.card-without-link.symptom': 'An {card} ist nichts angeschlossen.',
  'doctor.finding.card-without-link.cause':
    'Es steckt kein Kabel, oder die Maschine am anderen Ende ist aus.',
  'doctor.finding.card-without-link.fix': 'Das Kabel einstecken und die Maschine einschalten.',
  'doctor.finding.card-wifi.symptom': '{card} ist WLAN.',
  'doctor.finding.card-wifi.cause':
    'Die meisten Access Points leiten die Broadcasts nicht weiter, mit denen Maschinen ihren Bootserver suchen.',
  'doctor.finding.card-wifi.fix': 'Ein Kabel verwenden.',
  'doctor.finding.card-in-bridge.symptom': '{card} ist ein Port der Bridge {bridge}.',
  'doctor.finding.card-in-bridge.cause':
    'Die Pakete der Maschinen kommen bei der Bridge an, nicht bei der Karte.',
  'doctor.finding.card-in-bridge.fix': 'Auf {bridge} bereitstellen.',
  'doctor.finding.bridge-waits.symptom': 'Die Bridge {card} blockiert einen neuen Port {seconds} s lang.',
  'doctor.finding.bridge-waits.cause':
    'Spanning Tree ist an. Ein Boot-ROM fragt nicht mehr nach einer Adresse, bevor der Port öffnet.',
  'doctor.finding.bridge-waits.fix':
    'Hat die Bridge keine Schleife, Spanning Tree ausschalten oder den Forward Delay verkürzen.',
  'doctor.finding.ports-closed.symptom': 'Die Ports {ports} erfordern Administratorrechte.',
  'doctor.finding.ports-closed.cause':
    'Der Netzwerkstart braucht die Ports 67 und 69, die sich nicht ändern lassen. Mehr Rechte braucht Slipway nicht.',
  'doctor.finding.ports-closed.fix': 'Gewöhnlichen Programmen die Ports ab 67 erlauben.',
  'doctor.finding.port-taken.symptom': '{port} ist von {holder} belegt.',
  'doctor.finding.port-taken.symptom.pid': '{port} ist von {holder} (PID {pid}) belegt.',
  'doctor.finding.port-taken.symptom.unnamed': '{port} ist von einem anderen Programm belegt.',
  'doctor.finding.port-taken.cause': 'Zwei Programme können nicht denselben Port verwenden.',
  'doctor.finding.port-taken.cause.proxy':
    'Maschinen brauchen ihn nur, wenn ein anderer DHCP-Server die Adressen vergibt.',
  'doctor.finding.port-taken.fix': 'Das andere Programm beenden oder eine andere Karte wählen.',
  'doctor.finding.port-taken.fix.http': 'Einen anderen HTTP-Port wählen oder das andere Programm beenden.',
  'doctor.finding.firewall-drops.symptom': 'Die Firewall dieses Rechners blockiert {ports} auf {card}.',
  'doctor.finding.firewall-drops.cause': '{firewall} hat keine Regel, die Slipway erlaubt.',
  'doctor.finding.firewall-drops.cause.zone': '{firewall} erlaubt sie in der Zone {zone} nicht.',
  'doctor.finding.firewall-drops.cause.policy':
    'Keine Regel von {firewall} lässt sie zu, und Tabelle {table}, Kette {chain} verwirft den Rest.',
  'doctor.finding.firewall-drops.cause.rule':
    'Die Regel „{rule}“ von {firewall} blockiert sie (Tabelle {table}, Kette {chain}).',
  'doctor.finding.firewall-drops.fix': 'Maschinen auf {card} erlauben, solange Slipway bereitstellt.',
  'doctor.finding.firewall-unread.symptom':
    '{firewall} ist an, und nur ein Administrator kann die Regeln lesen.',
  'doctor.finding.firewall-unread.cause':
    'Von Haus aus blockiert sie Anfragen von Maschinen. Ob jemand sie erlaubt hat, kann Slipway nicht erkennen.',
  'doctor.finding.firewall-unread.fix': 'Wenn Maschinen keine Antwort bekommen, sie auf {card} erlauben.',
  'doctor.finding.other-dhcp-server.symptom': 'Auf {card} antwortet ein anderer DHCP-Server: {server}.',
  'doctor.finding.other-dhcp-server.cause':
    'Wenn beide Adressen vergeben, verlieren andere Geräte womöglich ihre Verbindung.',
  'doctor.finding.other-dhcp-server.cause.file':
    'Wenn beide Adressen vergeben, verlieren andere Geräte womöglich ihre Verbindung. Er lässt Maschinen außerdem {bootFile} starten.',
  'doctor.finding.other-dhcp-server.cause.file-from':
    'Wenn beide Adressen vergeben, verlieren andere Geräte womöglich ihre Verbindung. Er lässt Maschinen außerdem {bootFile} von {nextServer} starten.',
  'doctor.finding.other-dhcp-server.fix':
    'Ihn die Adressen vergeben lassen und nur die Startangaben ergänzen (Proxy-Modus). Beim Bereitstellen geschieht das automatisch.',
  'doctor.finding.tftp-fails.symptom': 'Slipway kann {file} nicht per TFTP von {address} laden: {why}.',
  'doctor.finding.tftp-fails.cause':
    'Etwas auf diesem Rechner blockiert Pakete zwischen seinen eigenen Programmen. Maschinen bekommen dann kein Bootprogramm.',
  'doctor.finding.tftp-fails.fix': 'Firewall und Sicherheitssoftware prüfen.',
  'doctor.finding.http-fails.symptom': 'Slipway kann {file} nicht per HTTP von {address} laden: {why}.',
  'doctor.finding.http-fails.cause':
    'Etwas auf diesem Rechner blockiert Verbindungen zwischen seinen eigenen Programmen. Maschinen bekommen dann keinen Kernel.',
  'doctor.finding.http-fails.fix': 'Firewall, Sicherheitssoftware und Proxys prüfen.',
  'doctor.finding.boot-programs-missing.symptom': 'Bootprogramme fehlen: {files}.',
  'doctor.finding.boot-programs-missing.cause': 'Sie sind das Erste, was eine Maschine lädt.',
  'doctor.finding.boot-programs-missing.fix': 'Aus den Paketen dieses Systems herunterladen.',
  'doctor.finding.boot-program-changed.symptom': '{file} hat sich seit dem Herunterladen geändert.',
  'doctor.finding.boot-program-changed.symptom.package':
    '{file} hat sich seit dem Herunterladen geändert ({package} {version}).',
  'doctor.finding.boot-program-changed.cause':
    'Die Prüfsumme weicht ab: Die Datei ist beschädigt, oder jemand hat sie ersetzt.',
  'doctor.finding.boot-program-changed.fix':
    'Die Bootprogramme erneut herunterladen. Eigene Bootloader gehören in den Datenordner.',
  'doctor.finding.disk-full.symptom': 'In {path} sind nur {free} frei.',
  'doctor.finding.disk-full.cause':
    'Dort speichert Slipway Leases, das Protokoll und die Kernel der Abbilder.',
  'doctor.finding.disk-full.fix': 'Platz schaffen oder mit --data einen anderen Datenordner wählen.',
  'doctor.finding.clock-wrong.symptom': 'Die Uhr dieses Rechners steht auf {day}.',
  'doctor.finding.clock-wrong.cause':
    'Das ist vor {later}, und von diesem Tag gibt es hier schon Dateien. Leases laufen nach der Uhr ab.',
  'doctor.finding.clock-wrong.fix': 'Die Uhr stellen.',
  'doctor.finding.test-machines-incomplete.symptom': 'Nicht installiert: {programs}.',
  'doctor.finding.test-machines-incomplete.cause':
    'Nur Testmaschinen brauchen diese Programme, das Bereitstellen nicht.',
  'doctor.finding.test-machines-incomplete.fix':
    'Installieren, um ein Abbild ohne zweiten Rechner zu testen.',

  'doctor.fix.fetch-boot-files': 'Bootprogramme herunterladen',
  'doctor.fix.serve-as-proxy': 'Im Proxy-Modus bereitstellen',
  'doctor.fix.serve-without-dhcp': 'Ohne DHCP bereitstellen',
  'doctor.fix.other-card': 'Auf {card} bereitstellen',
  'doctor.fix.other-card.unnamed': 'Andere Karte wählen',
  'doctor.fix.other-http-port': 'HTTP-Port {port} verwenden',
  'doctor.fix.show-command': 'Befehl anzeigen',

  'doctor.change.open-ports.restart': 'Ports bis zum Neustart erlauben',
  'doctor.change.open-ports.always': 'Ports immer erlauben',
  'doctor.change.open-firewall': 'Maschinen auf {nic} in der Firewall erlauben',
  'doctor.change.set-address': '{nic} beim Bereitstellen die Adresse {address}/{prefixLength} geben',

  'doctor.check.card': 'Netzwerkkarte',
  'doctor.check.ports': 'Ports',
  'doctor.check.firewall': 'Firewall',
  'doctor.check.dhcp-servers': 'Andere DHCP-Server',
  'doctor.check.boot-programs': 'Bootprogramme',
  'doctor.check.tftp': 'TFTP',
  'doctor.check.http': 'HTTP',
  'doctor.check.disk': 'Speicherplatz',
  'doctor.check.clock': 'Uhr',
  'doctor.check.test-machines': 'Testmaschinen',
  'doctor.check.skipped': '{check}: {why}',
  'doctor.skipped.no-usable-card': 'nicht geprüft, weil keine Karte eine Adresse hat',
  'doctor.skipped.quick': 'nicht Teil der Schnelldiagnose',
  'doctor.skipped.not-allowed': 'nur ein Administrator kann die Regeln lesen',
  'doctor.skipped.not-here': 'auf diesem System nicht unterstützt',
  'doctor.skipped.other-finding': 'wegen des Befunds oben nicht geprüft',
  'doctor.skipped.serving-changed':
    'nicht geprüft, weil das Bereitstellen begonnen hat oder auf einer anderen Karte läuft',

  'doctor.fine.card': '{card} ist bereit und hat die Adresse {address}',
  'doctor.fine.ports': 'Die Ports {ports} sind frei',
  'doctor.fine.ports.ours': 'Slipway verwendet die Ports {ports}',
  'doctor.fine.firewall': 'Die Firewall ({firewall}) erlaubt Maschinen',
  'doctor.fine.firewall.unnamed': 'Keine Firewall blockiert Maschinen',
  'doctor.fine.dhcp-servers': 'Kein anderer DHCP-Server antwortet',
  'doctor.fine.dhcp-servers.proxy': 'Ein anderer Server vergibt die Adressen, wie es sein soll',
  'doctor.fine.boot-programs':
    '{count, plural, one {# Bootprogramm hat} other {# Bootprogramme haben}} die richtige Prüfsumme',
  'doctor.fine.boot-programs.unnamed': 'Die Bootprogramme sind installiert',
  'doctor.fine.tftp': '{file} per TFTP von {address} geladen',
  'doctor.fine.http': '{file} per HTTP von {address} geladen',
  'doctor.fine.disk': '{free} sind frei',
  'doctor.fine.clock': 'Die Uhr scheint zu stimmen',
  'doctor.fine.test-machines': 'QEMU, OVMF und swtpm sind installiert',
}
