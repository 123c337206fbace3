import type { enOwnScript } from '../en/own-script.ts'
import type { Translation } from '../message.ts'

/** */
export const deOwnScript: Translation<typeof enOwnScript> = {
  'ownScript.title': 'Eigenes iPXE-Skript',
  'ownScript.text':
    'iPXE führt es anstelle dieses Menüs aus, auf jeder Maschine, die keinen Eintrag starten soll. Wo es endet oder scheitert, kommt das Menü; es liegt unter {url}. Maschinen, die mit GRUB oder PXELINUX starten, lesen es nicht.',
  'ownScript.textOne': 'iPXE führt es auf dieser Maschine anstelle des Menüs aus, das unter {url} liegt.',
  'ownScript.noneOne': 'iPXE zeigt auf dieser Maschine das Menü von Slipway.',
  'ownScript.noneOneAll': 'Diese Maschine führt das Skript aller Maschinen aus; es steht auf der Seite Menü.',
  'ownScript.notNow': 'Beim nächsten Start soll sie gerade etwas anderes tun: das Skript wartet.',
  'ownScript.instead':
    'Maschinen mit iPXE führen anstelle dieses Menüs das eigene Skript aus: es steht unten.',
  'ownScript.labelAll': 'Skript für alle Maschinen',
  'ownScript.labelOne': 'Skript für diese Maschine',
  'ownScript.starter': 'Wo dieses Skript endet, kommt das Menü.',
  'ownScript.begin': 'Skript schreiben',
  'ownScript.save': 'Skript speichern',
  'ownScript.back': 'Zurück zum Menü von Slipway',
  'ownScript.backOne': 'Dieses Skript wegnehmen',
  'ownScript.discard': 'Ungespeichertes verwerfen',
  'ownScript.isSaved': 'Gespeichert, wie es hier steht.',
  'ownScript.mendFirst': 'An den Zeilen oben bliebe iPXE stehen. Erst verbessern.',
  'ownScript.state.used': 'In Gebrauch: iPXE führt dieses Skript aus.',
  'ownScript.state.changed': 'Hier geändert. Bis es gespeichert ist, führt iPXE aus, was vorher da stand.',
  'ownScript.state.draft': 'Nicht in Gebrauch. Gespeichert tritt es an die Stelle des Menüs.',
  'ownScript.problems': 'Woran iPXE hängen bliebe',
  'ownScript.noProblems': 'Kein Fehler gefunden.',
  'ownScript.others': 'Maschinen mit einem eigenen Skript:',
}
