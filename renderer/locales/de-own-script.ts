import type { enOwnScript } from './en-own-script.ts'

export const deOwnScript: typeof enOwnScript = {
  ownScript: {
    title: 'Eigenes iPXE-Skript',
    text: 'iPXE führt es anstelle dieses Menüs aus, auf jeder Maschine, die keinen Eintrag starten soll. Wo es endet oder scheitert, kommt das Menü; es liegt unter {url}. Maschinen, die mit GRUB oder PXELINUX starten, lesen es nicht.',
    textOne: 'iPXE führt es auf dieser Maschine anstelle des Menüs aus, das unter {url} liegt.',
    noneOne: 'iPXE zeigt auf dieser Maschine das Menü von Slipway.',
    noneOneAll: 'Diese Maschine führt das Skript aller Maschinen aus; es steht auf der Seite Menü.',
    notNow: 'Beim nächsten Start soll sie gerade etwas anderes tun: das Skript wartet.',
    instead: 'Maschinen mit iPXE führen anstelle dieses Menüs das eigene Skript aus: es steht unten.',
    labelAll: 'Skript für alle Maschinen',
    labelOne: 'Skript für diese Maschine',
    starter: 'Wo dieses Skript endet, kommt das Menü.',
    begin: 'Skript schreiben',
    save: 'Skript speichern',
    back: 'Zurück zum Menü von Slipway',
    backOne: 'Dieses Skript wegnehmen',
    discard: 'Ungespeichertes verwerfen',
    isSaved: 'Gespeichert, wie es hier steht.',
    mendFirst: 'An den Zeilen oben bliebe iPXE stehen. Erst verbessern.',
    state: {
      used: 'In Gebrauch: iPXE führt dieses Skript aus.',
      changed: 'Hier geändert. Bis es gespeichert ist, führt iPXE aus, was vorher da stand.',
      draft: 'Nicht in Gebrauch. Gespeichert tritt es an die Stelle des Menüs.',
    },
    problems: 'Woran iPXE hängen bliebe',
    noProblems: 'Kein Fehler gefunden.',
    others: 'Maschinen mit einem eigenen Skript:',
  },
}
