import type { Messages } from './en.ts'

/** Die Wörter der Optionen. */
export const deSettings: Pick<Messages, 'settings' | 'desktop'> = {
  settings: {
    title: 'Optionen',
    look: 'Aussehen',
    theme: 'Farben',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
    language: 'Sprache',
    languages: { en: 'English', de: 'Deutsch' },
    about: 'Über Slipway',
    version: 'Version',
    dataFolder: 'Datenordner',
    platform: 'System',
    nothingLeaves:
      'Nichts verlässt diesen Rechner: keine Telemetrie, keine fremden Schriften, kein ungebetenes Suchen nach Updates.',
    bootFiles: 'Startprogramme',
    bootFilesText:
      'Kleine Programme, die Maschinen zuerst laden. Sie stammen aus den Paketen Ihrer Distribution.',
    bootFilesTable: 'Herkunft jedes Startprogramms',
    noBootFiles: 'Sie liegen noch nicht auf diesem Rechner.',
    bootFile: {
      name: 'Name',
      package: 'Paket',
      size: 'Größe',
      licence: 'Lizenz',
      sha: 'SHA-256',
      modules: '{n} Module',
      each: 'eine für jedes',
    },
    shortcuts: 'Tastatur',
    openShortcuts: 'Tastenkürzel zeigen',
  },
  desktop: {
    title: 'Fenster und Leiste',
    whenClosed: 'Wenn das Fenster währenddessen geschlossen wird',
    whenClosedHint:
      'Im Hintergrund starten Maschinen weiter; über das Symbol in der Leiste endet das, und das Fenster öffnet sich wieder.',
    closing: { ask: 'Nachfragen', background: 'Im Hintergrund weitermachen', quit: 'Anhalten und beenden' },
  },
}
