import type { enDoctor } from '../en/doctor.ts'
import type { Translation } from '../message.ts'

/** Die Wörter der Seite Prüfung; was sie findet, steht in `de-doctor-text.ts`. */
export const deDoctor: Translation<typeof enDoctor> = {
  'doctor.title': 'Diagnose',
  'doctor.summary': 'Sucht auf diesem Rechner und in seinem Netz nach allem, was einen Start verhindert.',
  'doctor.card': 'Netzwerkkarte',
  'doctor.again': 'Erneut prüfen',
  'doctor.looking': 'Wird geprüft …',
  'doctor.nothing': 'Alles in Ordnung',
  'doctor.blocked': 'Maschinen können erst starten, wenn dies behoben ist',
  'doctor.mayBoot': 'Manche Maschinen starten womöglich nicht',
  'doctor.fine': '{n, plural, one {# Punkt in Ordnung} other {# Punkte in Ordnung}}',
  'doctor.severity.blocking': 'Verhindert den Start',
  'doctor.severity.warning': 'Warnung',
  'doctor.severity.note': 'Hinweis',
  'doctor.willRun':
    'Ihr System fragt nach Administratorrechten und führt dann dies aus. Slipway selbst wird nicht Administrator.',
  'doctor.cannotRun': 'In einem Terminal mit Administratorrechten (sudo) ausführen.',
  'doctor.runIt': 'Ausführen',
  'doctor.copy': 'Kopieren',
  'doctor.made': 'Änderungen an diesem Rechner',
  'doctor.undo': 'Rückgängig',
  'doctor.undoTitle': 'Rückgängig: {change}',
  'doctor.preflight': 'Maschinen können erst starten, wenn dies behoben ist:',
  'doctor.mend': 'Anzeigen und beheben',
}
