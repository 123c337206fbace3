/** The words about Secure Boot. */
export const enSecureBoot = {
  'secureBoot.title': 'Secure Boot',
  'secureBoot.label': 'Secure Boot in its firmware',
  'secureBoot.state.unknown': 'As it shows itself',
  'secureBoot.state.on': 'On',
  'secureBoot.state.off': 'Off',
  'secureBoot.seen.unknown': 'It has not shown yet whether it is on.',
  'secureBoot.seen.on': 'It has shown that it is on: it gets signed programs only.',
  'secureBoot.seen.off': 'It has shown that it is off: it started a program that nobody signed.',
  'secureBoot.set.on':
    'It gets signed programs only: by UEFI HTTP boot a small disc made of its entry, by PXE a shim and GRUB.',
  'secureBoot.set.off': 'It gets the usual boot programs.',
  'secureBoot.verdict.passes': 'Passes. Signed by {signer}; {ways}.',
  'secureBoot.verdict.needs-other-shim':
    'Signed by {signer}, but this disc has no shim that trusts it. One of Slipway’s own may.',
  'secureBoot.verdict.unsigned': 'Refused where Secure Boot is on: nobody has signed this kernel.',
  'secureBoot.verdict.damaged':
    'Refused where Secure Boot is on: this kernel was changed after it was signed.',
  'secureBoot.waysCapsule': 'starts by UEFI HTTP boot with the disc’s own shim',
  'secureBoot.waysBoth': 'starts by UEFI HTTP boot and by PXE with the disc’s own shim',
  'secureBoot.nobody': 'an unnamed signer',
  'secureBoot.entry': 'Secure Boot: {verdict}',
  'secureBoot.known.on.set': 'on (set)',
  'secureBoot.known.off.set': 'off (set)',
  'secureBoot.known.on.seen': 'on (detected)',
  'secureBoot.known.off.seen': 'off (detected)',
} as const
