import type { enLeases } from '../en/leases.ts'
import type { Translation } from '../message.ts'

/** Die Wörter der vergebenen Adressen. */
export const deLeases: Translation<typeof enLeases> = {
  'leases.title': 'Vergebene Adressen',
  'leases.count': '{n, plural, =0 {keine Adressen} one {1 Adresse} other {# Adressen}}',
  'leases.ofPool':
    '{n, plural, =0 {Von den {size} Adressen {range} ist keine vergeben.} one {Von den {size} Adressen {range} ist 1 vergeben.} other {Von den {size} Adressen {range} sind # vergeben.}}',
  'leases.full':
    'Eine Maschine fragte, als keine frei war. Leihen enden von selbst; ein größerer Bereich oder eine kürzere Leihdauer hilft.',
  'leases.until': 'bis {time}, noch {left}',
}
