import type { enDoctor } from '../en/doctor.ts'
import type { Translation } from '../message.ts'

/** Die Wörter der Seite Prüfung; was sie findet, steht in `de-doctor-text.ts`. */
export const deDoctor: Translation<typeof enDoctor> = {
  'doctor.title': 'Prüfung',
  'doctor.summary': 'Sieht sich diesen Rechner und sein Netz an, bevor es eine Maschine tut.',
  'doctor.card': 'Netzwerkkarte',
  'doctor.again': 'Noch einmal prüfen',
  'doctor.looking': 'Wird geprüft…',
  'doctor.nothing': 'Nichts steht im Weg',
  'doctor.blocked': 'So kann keine Maschine starten',
  'doctor.mayBoot': 'Vielleicht starten nicht alle Maschinen',
  'doctor.fine': 'Ohne Befund: {n}',
  'doctor.severity.blocking': 'Verhindert',
  'doctor.severity.warning': 'Warnung',
  'doctor.severity.note': 'Hinweis',
  'doctor.willRun':
    'Das System fragt nach Verwalterrechten, dann läuft dies. Slipway selbst wird dabei nicht zum Verwalter.',
  'doctor.cannotRun': 'Im Terminal mit Verwalterrechten (sudo) ausführen.',
  'doctor.runIt': 'Ausführen',
  'doctor.copy': 'Kopieren',
  'doctor.made': 'Auf diesem Rechner geändert',
  'doctor.undo': 'Zurücknehmen',
  'doctor.undoTitle': 'Zurücknehmen: {change}',
  'doctor.preflight': 'So kann keine Maschine starten:',
  'doctor.mend': 'Nachsehen, warum, und beheben',
}
