import type { enOwnScript } from '../en/own-script.ts'
import type { Translation } from '../message.ts'

/** Eigene Skripte für iPXE. */
export const deOwnScript: Translation<typeof enOwnScript> = {
  'ownScript.title': 'iPXE-Skript',
  'ownScript.text':
    'iPXE führt dies anstelle des Menüs aus, auf jeder Maschine ohne zugewiesenen Eintrag. Endet oder scheitert das Skript, folgt das Menü; es liegt unter {url}. Maschinen, die mit GRUB oder PXELINUX starten, führen es nicht aus.',
  'ownScript.textOne':
    'Auf dieser Maschine führt iPXE dies anstelle des Menüs aus; das Menü liegt unter {url}.',
  'ownScript.noneOne': 'Auf dieser Maschine zeigt iPXE Slipways Menü.',
  'ownScript.noneOneAll':
    'Diese Maschine führt das Skript für alle Maschinen aus. Es lässt sich unter „Menü“ bearbeiten.',
  'ownScript.notNow':
    'Für den nächsten Start dieser Maschine ist etwas anderes eingestellt; das Skript läuft dann nicht.',
  'ownScript.instead':
    'Maschinen mit iPXE führen Ihr Skript anstelle dieses Menüs aus. Das Skript steht unten.',
  'ownScript.labelAll': 'Skript für alle Maschinen',
  'ownScript.labelOne': 'Skript für diese Maschine',
  'ownScript.starter': 'Nach diesem Skript folgt das Menü.',
  'ownScript.begin': 'Skript schreiben',
  'ownScript.save': 'Skript speichern',
  'ownScript.back': 'Slipways Menü verwenden',
  'ownScript.backOne': 'Dieses Skript entfernen',
  'ownScript.discard': 'Änderungen verwerfen',
  'ownScript.isSaved': 'Alle Änderungen gespeichert.',
  'ownScript.mendFirst': 'iPXE bliebe an den Zeilen oben stehen. Zuerst beheben.',
  'ownScript.state.used': 'In Gebrauch: iPXE führt dieses Skript aus.',
  'ownScript.state.changed': 'Geändert. iPXE führt die zuletzt gespeicherte Fassung aus.',
  'ownScript.state.draft': 'Nicht in Gebrauch. Speichern, um das Menü zu ersetzen.',
  'ownScript.problems': 'Skriptfehler',
  'ownScript.noProblems': 'Keine Fehler gefunden.',
  'ownScript.others': 'Maschinen mit einem eigenen Skript:',
}
