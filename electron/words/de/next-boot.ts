import type { enNextBoot } from '../en/next-boot.ts'
import type { Translation } from '../message.ts'

/** Was eine Maschine als Nächstes tut, was sie getan hat, und Maschinen, die gleich sein sollen. */
export const deNextBoot: Translation<typeof enNextBoot> = {
  'nextBoot.title': 'Wie es weitergeht',
  'nextBoot.says.menu': 'Sie zeigt das Menü.',
  'nextBoot.says.spent':
    'Sie zeigt das Menü und bleibt dort auf der eigenen Platte stehen: {title} sollte einmal starten und startet nicht noch einmal von selbst.',
  'nextBoot.says.once':
    'Sie startet {title} einmal, ohne zu fragen. Meldet sie sich dann als installiert, startet sie von der eigenen Platte, bis etwas anderes gewünscht wird.',
  'nextBoot.says.onceRestarted':
    'Sie startet {title} einmal, ohne zu fragen. Kommt sie danach wieder, startet sie von der eigenen Platte, bis etwas anderes gewünscht wird.',
  'nextBoot.says.always':
    'Sie startet {title} bei jedem Netzwerkstart, ohne zu fragen. Ein Installer würde sie jedes Mal neu installieren.',
  'nextBoot.says.local': 'Sie startet von der eigenen Platte, bis etwas anderes gewünscht wird.',
  'nextBoot.says.ignore': 'Sie bekommt keine Antwort, was sie auch fragt.',
  'nextBoot.says.gone': 'Ihr Eintrag ist weg. Sie zeigt das Menü.',
  'nextBoot.did.unreported': '{title} wurde um {time} gestartet. Gemeldet hat sie sich seitdem nicht.',
  'nextBoot.did.installing': '{title} wird installiert ({time}).',
  'nextBoot.did.installed': '{title} wurde um {time} installiert.',
  'nextBoot.did.failed': '{title} ist um {time} fehlgeschlagen.',
  'nextBoot.did.restarted':
    '{title} wurde gestartet, und die Maschine kam um {time} wieder: das gilt als installiert.',
  'nextBoot.something': 'Ein System',
  'nextBoot.silent':
    'Ein Installer meldet sich, wenn es in seiner Antwortdatei steht; in denen von Slipway steht es. Ohne Meldung bestimmt ihr Besitzer, was kommt.',
  'nextBoot.details': 'Wann sie als installiert gilt, Weg zur Platte',
  'nextBoot.installedWhen': 'Nach „einmal“ gilt sie als installiert',
  'nextBoot.installedWhens.reported': 'Wenn sie sich meldet',
  'nextBoot.installedWhens.restarted': 'Wenn sie wieder aus dem Netz startet',
  'nextBoot.installedHint.reported': 'Sicher, muss aber in ihrer Antwortdatei stehen.',
  'nextBoot.installedHint.restarted':
    'Geht mit jedem Installer. Auch einer, der auf halbem Weg abbricht, zählt dann.',
  'nextBoot.ownDiskBy': 'Zur eigenen Platte kommt sie',
  'nextBoot.ownDiskBys.auto': 'Wie ihre Firmware es schneller kann',
  'nextBoot.ownDiskBys.firmware': 'Durch ihre Firmware: sie bekommt nichts zu starten',
  'nextBoot.ownDiskBys.loader': 'Durch ein Startprogramm, das die Platte startet',
  'nextBoot.ownDiskHint': 'Der andere Weg hilft, wo sie stehen bleibt, statt von der Platte zu starten.',
  'nextBoot.callHome': 'Aus einer eigenen Antwortdatei melden',
  'nextBoot.callHomeText':
    'Gehört dorthin, wo der Installer fertig ist. Gilt von der Adresse der Maschine selbst aus.',
  'nextBoot.callHomeFor': 'Wohin es gehört',
  'nextBoot.callHomeKinds.shell': 'Beliebiges Shell-Skript',
  'nextBoot.callHomeKinds.autoinstall': 'Ubuntu-Autoinstall',
  'nextBoot.callHomeKinds.kickstart': 'Kickstart',
  'nextBoot.callHomeKinds.preseed': 'Preseed',
  'nextBoot.callHomeKinds.windows': 'Windows',
  'nextBoot.callHomeCopy': 'Zeilen kopieren',
  'nextBoot.callHomeIdle': 'Die Adresse steht fest, sobald eine Karte bedient wird.',
  'nextBoot.wake': 'Aufwecken',
  'nextBoot.wakeSent': 'Über {nic} gesendet um {time}. Ob sie aufwacht, bestätigt niemand.',
  'nextBoot.wakeHint': 'Sendet ein Magic Packet; Wake-on-LAN muss in ihrer Firmware eingeschaltet sein.',
  'groups.group': 'Gruppe',
  'groups.none': 'Keine Gruppe',
  'groups.all': 'Alle',
  'groups.filter': 'Maschinen zeigen von',
  'groups.choose': 'Mehrere auswählen',
  'groups.chooseDone': 'Fertig',
  'groups.select': '{name} auswählen',
  'groups.selected': '{n, plural, =0 {Keine ausgewählt} one {1 ausgewählt} other {# ausgewählt}}',
  'groups.empty': 'In dieser Gruppe ist keine Maschine.',
  'groups.keep': 'Wie es ist',
  'groups.newGroup': 'Neue Gruppe …',
  'groups.newName': 'Name der Gruppe',
  'groups.missing.machines': 'Erst Maschinen auswählen.',
  'groups.missing.change': 'Erst eine Gruppe oder den nächsten Start wählen.',
  'groups.missing.name': 'Erst die Gruppe benennen.',
  'groups.missing.entry': 'Erst einen Eintrag wählen.',
  'groups.apply':
    '{n, plural, =0 {Keine Maschine ändern} one {1 Maschine ändern} other {# Maschinen ändern}}',
  'groups.applied':
    '{n, plural, =0 {Nichts geändert.} one {1 Maschine geändert.} other {# Maschinen geändert.}}',
  'groups.settings': 'Alle von {name}',
  'groups.settingsHint': 'Eine Maschine, die danach geändert wird, bleibt, wie sie ist.',
  'groups.variables': 'Variablen der Antwortdateien, Name=Wert, eine je Zeile',
  'groups.variablesBad': 'Eine Zeile hier ist nicht Name=Wert.',
  'groups.save':
    '{n, plural, =0 {Für neue einstellen} one {Für 1 Maschine einstellen} other {Für # Maschinen einstellen}}',
  'groups.saveVariables': 'Variablen speichern',
  'groups.setTitle':
    '{n, plural, =0 {Für niemanden einstellen?} one {Für 1 Maschine einstellen?} other {Für # Maschinen einstellen?}}',
  'groups.setText':
    'Beim nächsten Netzwerkstart starten sie den Eintrag, auch wenn sie schon installiert sind.',
  'groups.remove': 'Gruppe entfernen',
  'groups.removeTitle': '{name} entfernen?',
  'groups.removeText': 'Ihre Maschinen bleiben und behalten, was bei ihnen eingestellt ist.',
}
