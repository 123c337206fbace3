import type { enDoctor } from '../en/doctor.ts'
import type { Translation } from '../message.ts'

/** Les mots de la page Diagnostic. */
export const frDoctor: Translation<typeof enDoctor> = {
  'doctor.title': 'Diagnostic',
  'doctor.summary': 'Cherche sur cet ordinateur et son réseau tout ce qui empêcherait un démarrage.',
  'doctor.card': 'Carte réseau',
  'doctor.again': 'Vérifier à nouveau',
  'doctor.looking': 'Vérification…',
  'doctor.nothing': 'Tout semble en ordre',
  'doctor.blocked': 'Les machines ne peuvent pas démarrer avant correction',
  'doctor.mayBoot': 'Certaines machines risquent de ne pas démarrer',
  'doctor.fine': '{n, plural, one {# contrôle réussi} other {# contrôles réussis}}',
  'doctor.severity.blocking': 'Bloque le démarrage',
  'doctor.severity.warning': 'Avertissement',
  'doctor.severity.note': 'Remarque',
  'doctor.willRun':
    'Votre système demandera les droits d’administrateur, puis exécutera ceci. Slipway ne devient pas administrateur.',
  'doctor.cannotRun': 'Exécutez ceci dans un terminal avec les droits d’administrateur (sudo).',
  'doctor.runIt': 'Exécuter',
  'doctor.copy': 'Copier',
  'doctor.made': 'Modifications de cet ordinateur',
  'doctor.undo': 'Annuler',
  'doctor.undoTitle': 'Annuler : {change}',
  'doctor.preflight': 'Les machines ne peuvent pas démarrer avant correction :',
  'doctor.mend': 'Voir et corriger',
}
