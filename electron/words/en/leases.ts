/** The words of the addresses handed out. */
export const enLeases = {
  'leases.title': 'Addresses handed out',
  'leases.count': '{n, plural, =0 {no addresses} one {1 address} other {# addresses}}',
  'leases.ofPool':
    '{n, plural, =0 {None of the {size} addresses of {range} is held.} one {1 of the {size} addresses of {range} is held.} other {# of the {size} addresses of {range} are held.}}',
  'leases.full':
    'A machine asked while none was free. Leases end by themselves; a larger range or a shorter lease helps.',
  'leases.until': 'until {time}, {left} more',
} as const
