import type { enShell } from '../en/shell.ts'
import type { Translation } from '../message.ts'

/** Was die Hülle außerhalb der Seite sagt: Leiste, Fragen, Hinweise. */
export const deShell: Translation<typeof enShell> = {
  'shell.serving': 'Läuft auf {nic}',
  'shell.starting': 'Startet auf {nic}',
  'shell.cardGone': '{nic} ist weg; es wird darauf gewartet',
  'shell.notServing': 'Läuft nicht',
  'shell.open': 'Slipway öffnen',
  'shell.stop': 'Bereitstellen beenden',
  'shell.quit': 'Beenden',
  'shell.stopAndQuit': 'Anhalten und beenden',
  'shell.showLog': 'Protokolldatei zeigen',
  'shell.whenClosed': 'Wenn das Fenster währenddessen geschlossen wird',
  'shell.ask': 'Nachfragen',
  'shell.background': 'Im Hintergrund weitermachen',
  'shell.lookForUpdates': 'Einmal die Woche nach einer neueren Version sehen',
  'shell.newVersion': 'Slipway {version} ist da',
  'shell.newVersionText': 'Nichts wurde heruntergeladen. Ein Klick öffnet die Seite im Browser.',
  'shell.closeQuestion': 'Auf {nic} im Hintergrund weitermachen?',
  'shell.closeDetail':
    'Maschinen können weiter starten, während das Fenster geschlossen ist; Slipway bleibt in der Leiste, und ein zweiter Start öffnet das Fenster wieder. Die Antwort wird gemerkt; in den Einstellungen und in der Leiste lässt sie sich ändern.',
  'shell.cancel': 'Abbrechen',
  'shell.crashed': 'Das Fenster war abgestürzt und wurde wieder geöffnet.',
  'shell.crashedDetail': 'Das Bereitstellen lief weiter. Was bekannt ist, steht in der Protokolldatei.',
  'shell.crashedAgain': 'Das Fenster stürzt immer wieder ab.',
  'shell.crashedAgainDetail':
    'Das Bereitstellen läuft ohne es weiter. Was bekannt ist, steht in der Protokolldatei.',
  'shell.openAgain': 'Wieder öffnen',
}
