import type { ProgramErrorCode } from '#contract/errors.ts'
import { detail, text, type Words } from './de-error-words.ts'

/** Das Programm selbst und seine Daten. */
export const deProgramErrors: Readonly<Record<ProgramErrorCode, Words>> = {
  'invalid-input': p => [
    'Diese Angabe passt nicht.',
    detail(p, 'Sie hat nicht die erwartete Form.'),
    'Angabe berichtigen und noch einmal versuchen.',
  ],
  'unknown-method': () => [
    'Diese Seite gehört zu einer anderen Fassung von Slipway.',
    'Sie fragt nach etwas, das der Server nicht kennt.',
    'Seite neu laden oder Slipway neu starten.',
  ],
  internal: p => [
    'Slipway hat wegen eines eigenen Fehlers abgebrochen.',
    detail(p, 'Einzelheiten stehen im Protokoll.'),
    'Noch einmal versuchen; kommt es wieder, bitte mit dem Protokoll melden.',
  ],
  'server-unreachable': () => [
    'Slipway antwortet nicht.',
    'Das Programm läuft nicht mehr, oder die Verbindung dorthin ist unterbrochen.',
    'Nachsehen, ob es noch läuft; die Seite verbindet sich von selbst wieder.',
  ],
  cancelled: () => [
    'Das wurde angehalten.',
    'Jemand hat es abgebrochen.',
    'Noch einmal starten; was fertig ist, bleibt.',
  ],
  'data-folder-in-use': () => [
    'Ein anderes Slipway benutzt diesen Datenordner.',
    'Zwei Programme können ihren Stand nicht am selben Ort führen.',
    'Das laufende benutzen, es beenden oder mit --data einen anderen Ordner wählen.',
  ],
  'data-folder-unusable': p => [
    `Der Datenordner ${text(p, ['path'], '')} ist nicht benutzbar.`.replace('  ', ' '),
    detail(p, 'Er lässt sich nicht anlegen, lesen oder beschreiben.'),
    'Schreibrechte geben oder mit --data einen anderen Ordner wählen.',
  ],
  'data-from-newer-version': () => [
    'Diese Daten stammen von einem neueren Slipway.',
    'Ihre Form ist dieser Fassung unbekannt.',
    'Slipway aktualisieren oder mit --data einen anderen Ordner wählen.',
  ],
}
