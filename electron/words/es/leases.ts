import type { enLeases } from '../en/leases.ts'
import type { Translation } from '../message.ts'

/** Las palabras de las direcciones asignadas. */
export const esLeases: Translation<typeof enLeases> = {
  'leases.title': 'Concesiones',
  'leases.count': '{n, plural, =0 {ninguna dirección} one {1 dirección} other {# direcciones}}',
  'leases.ofPool':
    '{n, plural, =0 {Ninguna de las {size} direcciones en uso ({range})} one {1 de las {size} direcciones en uso ({range})} other {# de las {size} direcciones en uso ({range})}}',
  'leases.full':
    'Una máquina preguntó cuando no quedaba ninguna dirección libre. Las concesiones caducan con el tiempo; use un rango mayor o concesiones más cortas.',
  'leases.until': 'hasta {time}, quedan {left}',
}
