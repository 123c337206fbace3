import type { ImageErrorCode } from '#contract/errors.ts'
import { detail, file, size, type Words } from './de-error-words.ts'

/** Abbilder und die Dateien, aus denen sie gelesen werden. */
export const deImageErrors: Readonly<Record<ImageErrorCode, Words>> = {
  'iso-unreadable': p => [
    `${file(p, 'Die ISO-Datei')} lässt sich nicht lesen.`,
    detail(p, 'Die Datei ist weg, ihr Laufwerk abgezogen, oder das Leserecht fehlt.'),
    'Prüfen, ob die Datei da und lesbar ist, dann noch einmal hinzufügen.',
  ],
  'iso-truncated': p => [
    `${file(p, 'Die ISO-Datei')} ist unvollständig: ${size(p, 'sizeBytes', 'ein Teil')} von ${size(p, 'expectedBytes', 'allem')}.`,
    'Vermutlich brach der Download ab; Maschinen blieben auf halbem Weg stehen.',
    'Die Datei noch einmal herunterladen.',
  ],
  'iso-not-an-iso': p => [
    `${file(p, 'Diese Datei')} ist kein ISO-Abbild.`,
    detail(p, 'Sie enthält weder ein ISO-9660- noch ein UDF-Dateisystem.'),
    'Ein Installations- oder Live-Abbild wählen; komprimierte vorher auspacken.',
  ],
  'image-not-found': () => [
    'Dieses Abbild gibt es nicht.',
    'Es wurde entfernt, oder der Name ist anders geschrieben.',
    'In der Liste der Abbilder nachsehen.',
  ],
  'not-the-same-image': p => [
    `${file(p, 'Diese Datei')} ist eine andere ISO.`,
    `Erwartet werden ${size(p, 'expectedBytes', 'eine andere Größe')}, diese Datei hat ${size(p, 'sizeBytes', 'eine andere')}; oder der Inhalt ist ein anderer.`,
    'Die verschobene Datei wählen, oder diese als neues Abbild aufnehmen.',
  ],
  'upload-incomplete': p => [
    `${file(p, 'Die Datei')} kam nicht vollständig an.`,
    `${size(p, 'receivedBytes', 'Ein Teil')} von ${size(p, 'expectedBytes', 'allem')} wurde übertragen.`,
    'Die Datei noch einmal ablegen.',
  ],
}
