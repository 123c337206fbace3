import type { AccessErrorCode } from '#contract/errors.ts'
import { file, type Words } from './de-error-words.ts'

/** Wer die Seite benutzen darf, und was von diesem Rechner von dort erreichbar ist. */
export const deAccessErrors: Readonly<Record<AccessErrorCode, Words>> = {
  unauthorised: () => [
    'Diese Seite hat keinen Zugang.',
    'Der Link ist verbraucht oder falsch.',
    'Die Adresse öffnen, die das Terminal beim Start von Slipway zeigt.',
  ],
  'wrong-password': () => [
    'Das ist nicht das Passwort.',
    'Gewählt hat es, wer Slipway gestartet hat, in einer Datei.',
    'Noch einmal versuchen. Auf Großbuchstaben und die Tastaturbelegung achten.',
  ],
  'too-many-attempts': p => [
    `Zu viele falsche Passwörter. In ${p['waitSeconds'] ?? 'einigen'} Sekunden geht es weiter.`,
    'Vielleicht rät jemand; darum wartet man nach jedem Versuch länger.',
    'Warten, dann noch einmal versuchen.',
  ],
  'password-needed': p => [
    `Andere Computer erreichen die Seite unter ${p['host'] ?? 'dieser Adresse'}.`,
    'Wer sie öffnet, könnte Dateien dieses Computers lesen und Maschinen starten; darum braucht sie dort ein Passwort.',
    'Slipway mit einer Passwortdatei starten oder die Seite auf diesem Computer lassen.',
  ],
  'path-not-allowed': p => [
    `${file(p, 'Diese Datei')} liegt außerhalb der Ordner für diese Seite.`,
    'Von anderen Computern aus ist nur erreichbar, was hochgeladen wurde, und was in den beim Start genannten Ordnern liegt.',
    'Die Datei hochladen oder ihren Ordner beim Start von Slipway nennen.',
  ],
}
