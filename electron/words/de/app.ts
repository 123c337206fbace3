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
  'app.details': 'Details',
  'app.copyDetails': 'Details kopieren',
  'app.tryAgain': 'Erneut versuchen',
  'app.dismiss': 'Ausblenden',
  'app.pageNotFound': 'Seite nicht gefunden.',
  'app.goHome': 'Zu „Bereitstellen“',
}
