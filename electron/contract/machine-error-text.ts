import type { MachineErrorCode } from './errors.ts'
import type { Words } from './error-words.ts'

/** Machines, what they are to start and with which answers. */
export const machineErrors: Readonly<Record<MachineErrorCode, Words>> = {
  'entry-not-found': p => ({
    title: `There is no menu entry ${p.text('entry', p.text('id', 'with that name'))}.`,
    cause: 'Its image was removed, or its name is spelled differently.',
    fix: 'List the entries with: slipway menu show',
  }),
  'menu-not-understood': () => ({
    title: 'This is no menu that Slipway can read.',
    cause: 'It holds no entry of GRUB, PXELINUX or iPXE.',
    fix: 'Choose a grub.cfg, a pxelinux.cfg/default or an iPXE script with a menu.',
  }),
  'machine-not-found': p => ({
    title: `No machine ${p.text('mac', 'with that address')} is known.`,
    cause: 'It has not asked for network boot yet and nobody entered it.',
    fix: 'List the machines with: slipway machine list',
  }),
  'group-not-found': p => ({
    title: `There is no group ${p.text('name', 'of that name')}.`,
    cause: 'It was removed, or its name is another.',
    fix: 'See: slipway group list',
  }),
  'address-reserved': p => ({
    title: `${p.text('ip', 'That address')} belongs to another machine.`,
    cause: `${p.text('mac', 'Another machine')} has it now or always gets it, and two machines cannot have the same.`,
    fix: 'Choose another address, or clear it there first.',
  }),
  'answer-not-found': p => ({
    title: `There are no answers ${p.text('id', 'of that name')}.`,
    cause: 'They were removed, or their name is spelled differently.',
    fix: 'List them with: slipway answer list',
  }),
  'answer-changed': p => ({
    title: `${p.text('name', 'The answers')} changed meanwhile.`,
    cause: 'What they erase may be something else now.',
    fix: 'Look at them again, then confirm.',
  }),
  'boot-not-found': () => ({
    title: 'That boot is not known any more.',
    cause: 'The last 50 boots of each machine are kept.',
    fix: 'See: slipway timeline',
  }),
  'packets-not-kept': () => ({
    title: 'The packets of this boot are not kept any more.',
    cause: 'They are kept in memory only, the last ones of each machine, while Slipway runs.',
    fix: 'Boot the machine once more and export then. The text is there in any case.',
  }),
}
