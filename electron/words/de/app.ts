import type { enApp } from '../en/app.ts'
import type { Translation } from '../message.ts'

/** Wörter, die jede Seite braucht. */
export const deApp: Translation<typeof enApp> = {
  'app.name': 'Slipway',
  'app.skip': 'Zum Inhalt springen',
  'app.navigation': 'Ansichten',
  'app.bytesOf': '{sent} von {size}',
  'app.perSecond': '{rate}/s',
  'app.close': 'Schließen',
  'app.cancel': 'Abbrechen',
  'app.copied': 'Kopiert',
  'app.save': 'Speichern',
  'app.saved': 'Gespeichert',
  'app.details': 'Einzelheiten',
  'app.copyDetails': 'Einzelheiten kopieren',
  'app.tryAgain': 'Noch einmal versuchen',
  'app.dismiss': 'Ausblenden',
  'app.pageNotFound': 'Diese Seite gibt es nicht.',
  'app.goHome': 'Zu „Bereitstellen“',
}
