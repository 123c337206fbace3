import type { enSettings } from '../en/settings.ts'
import type { Translation } from '../message.ts'

/** Die Wörter der Einstellungen. */
export const deSettings: Translation<typeof enSettings> = {
  'settings.title': 'Einstellungen',
  'settings.look': 'Darstellung',
  'settings.theme': 'Design',
  'settings.themes.system': 'Wie im System',
  'settings.themes.light': 'Hell',
  'settings.themes.dark': 'Dunkel',
  'settings.themes.contrast': 'Hoher Kontrast',
  'settings.language': 'Sprache',
  'settings.about': 'Info',
  'settings.version': 'Version',
  'settings.dataFolder': 'Datenordner',
  'settings.platform': 'System',
  'settings.nothingLeaves':
    'Nichts verlässt diesen Rechner: keine Telemetrie, keine fremden Schriften, keine Suche nach Updates ohne Ihren Wunsch.',
  'settings.bootFiles': 'Bootprogramme',
  'settings.bootFilesText':
    'Kleine Programme, die Maschinen zuerst laden. Sie stammen aus den Paketen Ihrer Distribution.',
  'settings.bootFilesTable': 'Herkunft jedes Bootprogramms',
  'settings.noBootFiles': 'Noch nicht auf diesem Rechner.',
  'settings.bootFile.name': 'Name',
  'settings.bootFile.package': 'Paket',
  'settings.bootFile.size': 'Größe',
  'settings.bootFile.licence': 'Lizenz',
  'settings.bootFile.changed': 'Seit dem Herunterladen geändert. Keine Maschine erhält sie.',
  'settings.bootFile.sha': 'SHA-256',
  'settings.bootFile.modules': '{n} Module',
  'settings.bootFile.each': 'je eine',
  'settings.shortcuts': 'Tastatur',
  'settings.openShortcuts': 'Tastenkürzel anzeigen',
  'desktop.title': 'Fenster und Infobereich',
  'desktop.whenClosed': 'Wenn Sie das Fenster beim Bereitstellen schließen',
  'desktop.whenClosedHint':
    'Im Hintergrund können Maschinen weiter starten. Das Symbol im Infobereich beendet das Bereitstellen und öffnet das Fenster wieder.',
  'desktop.closing.ask': 'Nachfragen',
  'desktop.closing.background': 'Im Hintergrund weiter bereitstellen',
  'desktop.closing.quit': 'Slipway beenden',
}
