import type { MachineErrorCode } from '#contract/errors.ts'
import { text, type Words } from './de-error-words.ts'

/** Maschinen, was sie starten sollen und mit welchen Antworten. */
export const deMachineErrors: Readonly<Record<MachineErrorCode, Words>> = {
  'entry-not-found': () => [
    'Diesen Menüeintrag gibt es nicht.',
    'Sein Abbild wurde entfernt, oder der Name ist anders geschrieben.',
    'Im Menü einen anderen wählen.',
  ],
  'menu-not-understood': () => [
    'Das ist kein Menü, das Slipway lesen kann.',
    'Es enthält keinen Eintrag von GRUB, PXELINUX oder iPXE.',
    'Eine grub.cfg, pxelinux.cfg/default oder ein iPXE-Skript mit einem Menü wählen.',
  ],
  'machine-not-found': p => [
    `Eine Maschine ${text(p, ['mac'], 'mit dieser Adresse')} ist nicht bekannt.`,
    'Sie hat noch nie aus dem Netz gestartet.',
    'In der Liste der Maschinen nachsehen.',
  ],
  'group-not-found': p => [
    `Eine Gruppe ${text(p, ['name'], 'dieses Namens')} gibt es nicht.`,
    'Sie wurde entfernt oder heißt anders.',
    'Unter den Gruppen nachsehen.',
  ],
  'address-reserved': p => [
    `Die Adresse ${text(p, ['address', 'ip'], '')} ist schon vergeben.`.replace('  ', ' '),
    `Sie ist für ${text(p, ['mac', 'holder'], 'eine andere Maschine')} reserviert.`,
    'Eine andere Adresse wählen.',
  ],
  'answer-not-found': p => [
    `Antworten „${text(p, ['id'], 'dieses Namens')}“ gibt es nicht.`,
    'Sie wurden entfernt oder heißen anders.',
    'Auf der Seite „Antworten“ nachsehen.',
  ],
  'answer-changed': p => [
    `${text(p, ['name'], 'Die Antworten')}: inzwischen geändert.`,
    'Was gelöscht wird, kann jetzt etwas anderes sein.',
    'Noch einmal ansehen, dann zustimmen.',
  ],
  'boot-not-found': () => [
    'Dieser Start ist nicht mehr bekannt.',
    'Von jeder Maschine bleiben die letzten 50 Starts erhalten.',
    'Die anderen Starts der Maschine ansehen.',
  ],
  'packets-not-kept': () => [
    'Die Pakete dieses Starts sind nicht mehr da.',
    'Nur die letzten jeder Maschine bleiben im Speicher, solange Slipway läuft.',
    'Die Maschine noch einmal starten und dann sichern. Den Text gibt es in jedem Fall.',
  ],
}
