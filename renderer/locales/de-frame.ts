import type { enFrame } from './en-frame.ts'

/** Rahmen: Suche, Aufgaben, Benachrichtigungen, erster Besuch. */
export const deFrame: typeof enFrame = {
  palette: {
    title: 'Gehe zu oder mache',
    how: 'Ein paar Buchstaben tippen, mit den Pfeiltasten wählen, Eingabetaste drücken.',
    placeholder: 'Ansicht, Aktion, Maschine oder Abbild',
    open: 'Alles durchsuchen',
    nothing: 'So heißt hier nichts.',
    showTasks: 'Aufgaben zeigen',
    theme: 'Farben: {theme}',
    groups: { screens: 'Ansichten', actions: 'Aktionen', machines: 'Maschinen', images: 'Abbilder' },
  },
  tasks: {
    title: 'Aufgaben',
    none: 'Gerade läuft nichts. Importe, Uploads, Prüfsummen und entpackte Abbilder stehen hier.',
    close: 'Aufgaben schließen',
    forget: 'Verlauf leeren',
    running: 'keine Aufgabe | 1 Aufgabe | {n} Aufgaben',
    runningPercent: '{count}, {percent} %',
    paused: 'Wartet: geht weiter, sobald die Verbindung steht',
    kindPercent: '{kind}, {percent} %',
    cancel: 'Abbrechen: {name}',
    kind: {
      upload: 'Wird zum Server geschickt',
      import: 'Wird gelesen',
      copy: 'ISO wird kopiert',
      checksum: 'SHA-256 wird berechnet',
      extract: 'Dateien werden in einen Ordner geschrieben',
      'boot-files': 'Startprogramme werden geholt',
    },
    ended: {
      upload: {
        done: 'ist übertragen',
        failed: 'konnte nicht übertragen werden',
        stopped: 'Übertragung abgebrochen',
      },
      import: {
        done: 'ist hinzugefügt',
        failed: 'konnte nicht hinzugefügt werden',
        stopped: 'Hinzufügen abgebrochen',
      },
      copy: {
        done: 'ist kopiert und hinzugefügt',
        failed: 'konnte nicht kopiert werden',
        stopped: 'Kopieren abgebrochen',
      },
      checksum: {
        done: 'SHA-256 berechnet',
        failed: 'SHA-256 ging schief',
        stopped: 'SHA-256 nicht zu Ende berechnet',
      },
      extract: {
        done: 'Dateien liegen im Ordner',
        failed: 'Dateien konnten nicht geschrieben werden',
        stopped: 'Schreiben abgebrochen',
      },
      'boot-files': {
        done: 'Startprogramme sind da',
        failed: 'Startprogramme konnten nicht geholt werden',
        stopped: 'Startprogramme nicht fertig geholt',
      },
    },
  },
  notify: {
    title: 'Benachrichtigungen',
    label: 'Melden, wenn eine Maschine gestartet hat, installiert ist oder stehen bleibt',
    hint: 'Als Benachrichtigung dieses Rechners, solange diese Seite offen und nicht vorn ist.',
    denied:
      'Dieser Browser erlaubt dieser Seite keine Benachrichtigungen. Neben der Adresse lassen sie sich erlauben.',
    missing: 'Für Seiten ohne HTTPS hat dieser Browser keine Benachrichtigungen.',
    booted: '{name} hat gestartet',
    installed: '{name} ist installiert',
    stopped: '{name} ist stehen geblieben',
  },
  welcome: {
    title: 'Willkommen bei Slipway',
    text: 'Es startet andere Rechner mit vorhandenen ISO-Dateien über das eigene Netz. Los geht es erst mit „Bereitstellen“.',
    language: 'Sprache',
    updates: 'Einmal in der Woche nach einer neueren Version sehen?',
    updatesHint: 'Fragt eine Adresse nach der neuesten Versionsnummer, sagt Bescheid und installiert nichts.',
    yes: 'Ja',
    no: 'Nein',
    plug: 'So wird es angeschlossen',
    dismiss: 'Slipway benutzen',
  },
}
