import type { enLeases } from '../en/leases.ts'
import type { Translation } from '../message.ts'

/** Die Wörter der vergebenen Adressen. */
export const deLeases: Translation<typeof enLeases> = {
  'leases.title': 'Vergebene Adressen',
  'leases.count': '{n, plural, =0 {keine Adressen} one {1 Adresse} other {# Adressen}}',
  'leases.ofPool':
    '{n, plural, =0 {Keine von {size} Adressen vergeben ({range})} one {1 von {size} Adressen vergeben ({range})} other {# von {size} Adressen vergeben ({range})}}',
  'leases.full':
    'Eine Maschine fragte, als keine Adresse frei war. Leases laufen ab; ein größerer Bereich oder eine kürzere Lease-Dauer hilft.',
  'leases.until': 'bis {time}, noch {left}',
}
