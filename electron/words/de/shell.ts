import type { enShell } from '../en/shell.ts'
import type { Translation } from '../message.ts'

/** Was die Hülle außerhalb der Seite sagt: Leiste, Fragen, Hinweise. */
export const deShell: Translation<typeof enShell> = {
  'shell.serving': 'Wird auf {nic} bereitgestellt',
  'shell.starting': 'Bereitstellen auf {nic} beginnt',
  'shell.cardGone': '{nic} ist weg, Slipway wartet darauf',
  'shell.notServing': 'Nicht bereitgestellt',
  'shell.open': 'Slipway öffnen',
  'shell.stop': 'Bereitstellen beenden',
  'shell.quit': 'Beenden',
  'shell.stopAndQuit': 'Slipway beenden',
  'shell.showLog': 'Protokolldatei anzeigen',
  'shell.whenClosed': 'Wenn Sie das Fenster beim Bereitstellen schließen',
  'shell.ask': 'Nachfragen',
  'shell.background': 'Im Hintergrund weiter bereitstellen',
  'shell.lookForUpdates': 'Einmal pro Woche nach einer neuen Version suchen',
  'shell.newVersion': 'Slipway {version} ist verfügbar',
  'shell.newVersionText': 'Nichts wurde heruntergeladen. Klicken, um die Seite im Browser zu öffnen.',
  'shell.closeQuestion': 'Auf {nic} im Hintergrund weiter bereitstellen?',
  'shell.closeDetail':
    'Maschinen können weiter starten, während das Fenster geschlossen ist. Slipway bleibt im Infobereich; ein erneuter Start öffnet das Fenster wieder. Ihre Antwort wird gespeichert und lässt sich in den Einstellungen oder im Infobereich ändern.',
  'shell.cancel': 'Abbrechen',
  'shell.crashed': 'Das Fenster ist abgestürzt und wurde wieder geöffnet.',
  'shell.crashedDetail': 'Das Bereitstellen wurde nicht unterbrochen. Details stehen in der Protokolldatei.',
  'shell.crashedAgain': 'Das Fenster stürzt immer wieder ab.',
  'shell.crashedAgainDetail':
    'Das Bereitstellen geht ohne das Fenster weiter. Details stehen in der Protokolldatei.',
  'shell.openAgain': 'Erneut öffnen',
}
