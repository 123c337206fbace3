import type { enSettings } from '../en/settings.ts'
import type { Translation } from '../message.ts'

/** Die Wörter der Optionen. */
export const deSettings: Translation<typeof enSettings> = {
  'settings.title': 'Optionen',
  'settings.look': 'Aussehen',
  'settings.theme': 'Farben',
  'settings.themes.system': 'Wie das System',
  'settings.themes.light': 'Hell',
  'settings.themes.dark': 'Dunkel',
  'settings.themes.contrast': 'Hoher Kontrast',
  'settings.language': 'Sprache',
  'settings.about': 'Über Slipway',
  'settings.version': 'Version',
  'settings.dataFolder': 'Datenordner',
  'settings.platform': 'System',
  'settings.nothingLeaves':
    'Nichts verlässt diesen Rechner: keine Telemetrie, keine fremden Schriften, kein ungebetenes Suchen nach Updates.',
  'settings.bootFiles': 'Startprogramme',
  'settings.bootFilesText':
    'Kleine Programme, die Maschinen zuerst laden. Sie stammen aus den Paketen Ihrer Distribution.',
  'settings.bootFilesTable': 'Herkunft jedes Startprogramms',
  'settings.noBootFiles': 'Sie liegen noch nicht auf diesem Rechner.',
  'settings.bootFile.name': 'Name',
  'settings.bootFile.package': 'Paket',
  'settings.bootFile.size': 'Größe',
  'settings.bootFile.licence': 'Lizenz',
  'settings.bootFile.sha': 'SHA-256',
  'settings.bootFile.modules': '{n} Module',
  'settings.bootFile.each': 'eine für jedes',
  'settings.shortcuts': 'Tastatur',
  'settings.openShortcuts': 'Tastenkürzel zeigen',
  'desktop.title': 'Fenster und Leiste',
  'desktop.whenClosed': 'Wenn das Fenster währenddessen geschlossen wird',
  'desktop.whenClosedHint':
    'Im Hintergrund starten Maschinen weiter; über das Symbol in der Leiste endet das, und das Fenster öffnet sich wieder.',
  'desktop.closing.ask': 'Nachfragen',
  'desktop.closing.background': 'Im Hintergrund weitermachen',
  'desktop.closing.quit': 'Anhalten und beenden',
}
