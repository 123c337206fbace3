/** The words about Secure Boot. */
export const enSecureBoot = {
  'secureBoot.title': 'Secure Boot',
  'secureBoot.label': 'Secure Boot in the firmware',
  'secureBoot.state.unknown': 'Detect automatically',
  'secureBoot.state.on': 'On',
  'secureBoot.state.off': 'Off',
  'secureBoot.seen.unknown': 'Not known yet.',
  'secureBoot.seen.on': 'Detected: on. It gets only signed programs.',
  'secureBoot.seen.off': 'Detected: off. It started an unsigned program.',
  'secureBoot.set.on':
    'It gets only signed programs: with UEFI HTTP boot a small disc made from its entry, with PXE a shim and GRUB.',
  'secureBoot.set.off': 'It gets the usual boot programs.',
  'secureBoot.verdict.passes': 'Passes. Signed by {signer}; {ways}.',
  'secureBoot.verdict.needs-other-shim':
    'Signed by {signer}, but this disc has no shim that trusts it. A shim of Slipway may.',
  'secureBoot.verdict.unsigned': 'Refused if Secure Boot is on: this kernel is unsigned.',
  'secureBoot.verdict.damaged': 'Refused if Secure Boot is on: this kernel was changed after signing.',
  'secureBoot.waysCapsule': 'starts by UEFI HTTP boot with the disc’s shim',
  'secureBoot.waysBoth': 'starts by UEFI HTTP boot and PXE with the disc’s shim',
  'secureBoot.nobody': 'an unnamed signer',
  'secureBoot.entry': 'Secure Boot: {verdict}',
  'secureBoot.known.on.set': 'on (set)',
  'secureBoot.known.off.set': 'off (set)',
  'secureBoot.known.on.seen': 'on (detected)',
  'secureBoot.known.off.seen': 'off (detected)',
} as const
