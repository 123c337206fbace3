/** Assigned addresses. */
export const enLeases = {
  'leases.title': 'Leases',
  'leases.count': '{n, plural, =0 {no addresses} one {1 address} other {# addresses}}',
  'leases.ofPool':
    '{n, plural, =0 {None of {size} addresses in use ({range})} one {1 of {size} addresses in use ({range})} other {# of {size} addresses in use ({range})}}',
  'leases.full':
    'A machine asked when no address was free. Leases expire in time; use a larger range or a shorter lease.',
  'leases.until': 'until {time}, {left} left',
} as const
