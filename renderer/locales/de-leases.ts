import type { Messages } from './en.ts'

/** Die Wörter der vergebenen Adressen. */
export const deLeases: Pick<Messages, 'leases'> = {
  leases: {
    title: 'Vergebene Adressen',
    count: 'keine Adressen | 1 Adresse | {n} Adressen',
    ofPool:
      'Von den {size} Adressen {range} ist keine vergeben. | Von den {size} Adressen {range} ist 1 vergeben. | Von den {size} Adressen {range} sind {n} vergeben.',
    full: 'Eine Maschine fragte, als keine frei war. Leihen enden von selbst; ein größerer Bereich oder eine kürzere Leihdauer hilft.',
    until: 'bis {time}, noch {left}',
  },
}
