import type { Messages } from './en.ts'

/** Was eine Maschine als Nächstes tut, was sie getan hat, und Maschinen, die gleich sein sollen. */
export const deNextBoot: Pick<Messages, 'nextBoot' | 'groups'> = {
  nextBoot: {
    title: 'Wie es weitergeht',
    says: {
      menu: 'Sie zeigt das Menü.',
      spent:
        'Sie zeigt das Menü und bleibt dort auf der eigenen Platte stehen: {title} sollte einmal starten und startet nicht noch einmal von selbst.',
      once: 'Sie startet {title} einmal, ohne zu fragen. Meldet sie sich dann als installiert, startet sie von der eigenen Platte, bis etwas anderes gewünscht wird.',
      onceRestarted:
        'Sie startet {title} einmal, ohne zu fragen. Kommt sie danach wieder, startet sie von der eigenen Platte, bis etwas anderes gewünscht wird.',
      always:
        'Sie startet {title} bei jedem Netzwerkstart, ohne zu fragen. Ein Installer würde sie jedes Mal neu installieren.',
      local: 'Sie startet von der eigenen Platte, bis etwas anderes gewünscht wird.',
      ignore: 'Sie bekommt keine Antwort, was sie auch fragt.',
      gone: 'Ihr Eintrag ist weg. Sie zeigt das Menü.',
    },
    did: {
      unreported: '{title} wurde um {time} gestartet. Gemeldet hat sie sich seitdem nicht.',
      installing: '{title} wird installiert ({time}).',
      installed: '{title} wurde um {time} installiert.',
      failed: '{title} ist um {time} fehlgeschlagen.',
      restarted: '{title} wurde gestartet, und die Maschine kam um {time} wieder: das gilt als installiert.',
    },
    something: 'Ein System',
    silent:
      'Ein Installer meldet sich, wenn es in seiner Antwortdatei steht; in denen von Slipway steht es. Ohne Meldung bestimmt ihr Besitzer, was kommt.',
    details: 'Wann sie als installiert gilt, Weg zur Platte',
    installedWhen: 'Nach „einmal“ gilt sie als installiert',
    installedWhens: {
      reported: 'Wenn sie sich meldet',
      restarted: 'Wenn sie wieder aus dem Netz startet',
    },
    installedHint: {
      reported: 'Sicher, muss aber in ihrer Antwortdatei stehen.',
      restarted: 'Geht mit jedem Installer. Auch einer, der auf halbem Weg abbricht, zählt dann.',
    },
    ownDiskBy: 'Zur eigenen Platte kommt sie',
    ownDiskBys: {
      auto: 'Wie ihre Firmware es schneller kann',
      firmware: 'Durch ihre Firmware: sie bekommt nichts zu starten',
      loader: 'Durch ein Startprogramm, das die Platte startet',
    },
    ownDiskHint: 'Der andere Weg hilft, wo sie stehen bleibt, statt von der Platte zu starten.',
    callHome: 'Aus einer eigenen Antwortdatei melden',
    callHomeText:
      'Gehört dorthin, wo der Installer fertig ist. Gilt von der Adresse der Maschine selbst aus.',
    callHomeFor: 'Wohin es gehört',
    callHomeKinds: {
      shell: 'Beliebiges Shell-Skript',
      autoinstall: 'Ubuntu-Autoinstall',
      kickstart: 'Kickstart',
      preseed: 'Preseed',
      windows: 'Windows',
    },
    callHomeCopy: 'Zeilen kopieren',
    callHomeIdle: 'Die Adresse steht fest, sobald eine Karte bedient wird.',
    wake: 'Aufwecken',
    wakeSent: 'Über {nic} gesendet um {time}. Ob sie aufwacht, bestätigt niemand.',
    wakeHint: 'Sendet ein Magic Packet; Wake-on-LAN muss in ihrer Firmware eingeschaltet sein.',
  },
  groups: {
    group: 'Gruppe',
    none: 'Keine Gruppe',
    all: 'Alle',
    filter: 'Maschinen zeigen von',
    choose: 'Mehrere auswählen',
    chooseDone: 'Fertig',
    select: '{name} auswählen',
    selected: 'Keine ausgewählt | 1 ausgewählt | {n} ausgewählt',
    empty: 'In dieser Gruppe ist keine Maschine.',
    keep: 'Wie es ist',
    newGroup: 'Neue Gruppe …',
    newName: 'Name der Gruppe',
    missing: {
      machines: 'Erst Maschinen auswählen.',
      change: 'Erst eine Gruppe oder den nächsten Start wählen.',
      name: 'Erst die Gruppe benennen.',
      entry: 'Erst einen Eintrag wählen.',
    },
    apply: 'Keine Maschine ändern | 1 Maschine ändern | {n} Maschinen ändern',
    applied: 'Nichts geändert. | 1 Maschine geändert. | {n} Maschinen geändert.',
    settings: 'Alle von {name}',
    settingsHint: 'Eine Maschine, die danach geändert wird, bleibt, wie sie ist.',
    variables: 'Variablen der Antwortdateien, Name=Wert, eine je Zeile',
    variablesBad: 'Eine Zeile hier ist nicht Name=Wert.',
    save: 'Für neue einstellen | Für 1 Maschine einstellen | Für {n} Maschinen einstellen',
    saveVariables: 'Variablen speichern',
    setTitle: 'Für niemanden einstellen? | Für 1 Maschine einstellen? | Für {n} Maschinen einstellen?',
    setText: 'Beim nächsten Netzwerkstart starten sie den Eintrag, auch wenn sie schon installiert sind.',
    remove: 'Gruppe entfernen',
    removeTitle: '{name} entfernen?',
    removeText: 'Ihre Maschinen bleiben und behalten, was bei ihnen eingestellt ist.',
  },
}
