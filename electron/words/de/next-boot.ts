import type { enNextBoot } from '../en/next-boot.ts'
import type { Translation } from '../message.ts'

/** Was eine Maschine als Nächstes tut, was sie getan hat, und Maschinen, die gleich sein sollen. */
export const deNextBoot: Translation<typeof enNextBoot> = {
  'nextBoot.title': 'Nächster Start',
  'nextBoot.says.menu': 'Zeigt das Menü.',
  'nextBoot.says.spent':
    'Zeigt das Menü, in dem die Festplatte gewählt ist: {title} wurde einmal gestartet und startet nicht noch einmal.',
  'nextBoot.says.once':
    'Startet {title} einmal, ohne zu fragen. Meldet das Installationsprogramm das Ende, startet die Maschine von Festplatte, bis Sie es ändern.',
  'nextBoot.says.onceRestarted':
    'Startet {title} einmal, ohne zu fragen. Kommt die Maschine danach wieder, startet sie von Festplatte, bis Sie es ändern.',
  'nextBoot.says.always':
    'Startet {title} bei jedem Netzwerkstart, ohne zu fragen. Ein Installationsprogramm würde jedes Mal installieren.',
  'nextBoot.says.local': 'Startet von Festplatte, bis Sie es ändern.',
  'nextBoot.says.ignore': 'Bekommt keine Antwort.',
  'nextBoot.says.gone': 'Der Eintrag ist weg, darum erscheint das Menü.',
  'nextBoot.did.unreported': '{title} wurde um {time} gestartet. Seitdem keine Statusmeldung.',
  'nextBoot.did.installing': '{title} wird installiert ({time}).',
  'nextBoot.did.installed': '{title} wurde um {time} installiert.',
  'nextBoot.did.failed': '{title} ist um {time} fehlgeschlagen.',
  'nextBoot.did.restarted':
    '{title} wurde gestartet, und die Maschine kam um {time} wieder. Das gilt als installiert.',
  'nextBoot.something': 'Ein System',
  'nextBoot.silent':
    'Slipways Antwortdateien melden das Ende der Installation. Andere nicht: Dann den nächsten Start selbst ändern.',
  'nextBoot.details': 'Erweitert: Ende der Installation, Start von Festplatte',
  'nextBoot.installedWhen': 'Nach „einmal“ gilt sie als installiert',
  'nextBoot.installedWhens.reported': 'wenn sie das Ende meldet',
  'nextBoot.installedWhens.restarted': 'wenn sie wieder startet',
  'nextBoot.installedHint.reported': 'Zuverlässig, aber die Antwortdatei muss die Meldung senden.',
  'nextBoot.installedHint.restarted':
    'Geht mit jedem Installationsprogramm. Auch eine abgebrochene Installation zählt.',
  'nextBoot.ownDiskBy': 'Start von Festplatte',
  'nextBoot.ownDiskBys.auto': 'Automatisch',
  'nextBoot.ownDiskBys.firmware': 'Firmware: keine Bootdatei anbieten, dann nimmt sie die Festplatte',
  'nextBoot.ownDiskBys.loader': 'Bootloader, der die Festplatte startet',
  'nextBoot.ownDiskHint':
    'Den anderen Weg versuchen, wenn die Maschine stehen bleibt, statt von Festplatte zu starten.',
  'nextBoot.callHome': 'Statusmeldung aus Ihrer Antwortdatei',
  'nextBoot.callHomeText': 'Gehört ans Ende der Installation. Gilt von der Adresse der Maschine aus.',
  'nextBoot.callHomeFor': 'Für',
  'nextBoot.callHomeKinds.shell': 'Jedes Shell-Skript',
  'nextBoot.callHomeKinds.autoinstall': 'Ubuntu autoinstall',
  'nextBoot.callHomeKinds.kickstart': 'Kickstart',
  'nextBoot.callHomeKinds.preseed': 'Preseed',
  'nextBoot.callHomeKinds.windows': 'Windows',
  'nextBoot.callHomeCopy': 'Zeilen kopieren',
  'nextBoot.callHomeIdle': 'Die Adresse steht fest, sobald auf einer Karte bereitgestellt wird.',
  'nextBoot.wake': 'Wecken',
  'nextBoot.wakeSent': 'Über {nic} gesendet um {time}. Wake-on-LAN gibt keine Bestätigung.',
  'nextBoot.wakeHint': 'Sendet ein Magic Packet. Wake-on-LAN muss in der Firmware eingeschaltet sein.',
  'groups.group': 'Gruppe',
  'groups.none': 'Keine Gruppe',
  'groups.all': 'Alle',
  'groups.filter': 'Gruppe anzeigen',
  'groups.choose': 'Auswählen',
  'groups.chooseDone': 'Fertig',
  'groups.select': '{name} auswählen',
  'groups.selected': '{n, plural, =0 {Keine ausgewählt} one {1 ausgewählt} other {# ausgewählt}}',
  'groups.empty': 'In dieser Gruppe ist keine Maschine.',
  'groups.keep': 'Keine Änderung',
  'groups.newGroup': 'Neue Gruppe …',
  'groups.newName': 'Gruppenname',
  'groups.missing.machines': 'Zuerst Maschinen auswählen.',
  'groups.missing.change': 'Zuerst eine Gruppe oder einen nächsten Start wählen.',
  'groups.missing.name': 'Zuerst einen Gruppennamen eingeben.',
  'groups.missing.entry': 'Zuerst einen Eintrag wählen.',
  'groups.apply':
    '{n, plural, =0 {Keine Maschine ändern} one {1 Maschine ändern} other {# Maschinen ändern}}',
  'groups.applied':
    '{n, plural, =0 {Nichts geändert.} one {1 Maschine geändert.} other {# Maschinen geändert.}}',
  'groups.settings': 'Alle Maschinen von {name}',
  'groups.settingsHint': 'Spätere Änderungen an einzelnen Maschinen bleiben.',
  'groups.variables': 'Variablen der Antwortdatei, name=wert, eine pro Zeile',
  'groups.variablesBad': 'Eine dieser Zeilen ist nicht name=wert.',
  'groups.save':
    '{n, plural, =0 {Auf neue anwenden} one {Auf 1 Maschine anwenden} other {Auf # Maschinen anwenden}}',
  'groups.saveVariables': 'Variablen speichern',
  'groups.setTitle':
    '{n, plural, =0 {Auf neue Maschinen anwenden?} one {Auf 1 Maschine anwenden?} other {Auf # Maschinen anwenden?}}',
  'groups.setText':
    'Beim nächsten Netzwerkstart starten sie den Eintrag, auch bereits installierte Maschinen.',
  'groups.remove': 'Gruppe löschen',
  'groups.removeTitle': '{name} löschen?',
  'groups.removeText': 'Ihre Maschinen bleiben und behalten ihre Einstellungen.',
}
