import type { enLeases } from '../en/leases.ts'
import type { Translation } from '../message.ts'

/** Les mots des adresses attribuées. */
export const frLeases: Translation<typeof enLeases> = {
  'leases.title': 'Baux',
  'leases.count': '{n, plural, =0 {aucune adresse} one {# adresse} other {# adresses}}',
  'leases.ofPool':
    '{n, plural, =0 {Aucune des {size} adresses utilisée ({range})} one {# des {size} adresses utilisée ({range})} other {# des {size} adresses utilisées ({range})}}',
  'leases.full':
    'Une machine a demandé une adresse alors qu’aucune n’était libre. Les baux finissent par expirer ; utilisez une plage plus large ou un bail plus court.',
  'leases.until': 'jusqu’à {time}, encore {left}',
}
