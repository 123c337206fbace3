import type { enApp } from '../en/app.ts'
import type { Translation } from '../message.ts'

/** Les mots de tous les écrans. */
export const frApp: Translation<typeof enApp> = {
  'app.name': 'Slipway',
  'app.skip': 'Aller au contenu',
  'app.navigation': 'Écrans',
  'app.bytesOf': '{sent} sur {size}',
  'app.perSecond': '{rate}/s',
  'app.close': 'Fermer',
  'app.cancel': 'Annuler',
  'app.copied': 'Copié',
  'app.save': 'Enregistrer',
  'app.saved': 'Enregistré',
  'app.details': 'Détails',
  'app.copyDetails': 'Copier les détails',
  'app.tryAgain': 'Réessayer',
  'app.dismiss': 'Ignorer',
  'app.pageNotFound': 'Page introuvable.',
  'app.goHome': 'Aller à Servir',
}
