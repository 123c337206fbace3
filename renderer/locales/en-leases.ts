/** The words of the addresses handed out. */
export const enLeases = {
  leases: {
    title: 'Addresses handed out',
    count: 'no addresses | 1 address | {n} addresses',
    ofPool:
      'None of the {size} addresses of {range} is held. | 1 of the {size} addresses of {range} is held. | {n} of the {size} addresses of {range} are held.',
    full: 'A machine asked while none was free. Leases end by themselves; a larger range or a shorter lease helps.',
    until: 'until {time}, {left} more',
  },
}
