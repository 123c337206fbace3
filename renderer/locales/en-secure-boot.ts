/** The words about Secure Boot. */
export const enSecureBoot = {
  secureBoot: {
    title: 'Secure Boot',
    label: 'Secure Boot in its firmware',
    state: { unknown: 'As it shows itself', on: 'On', off: 'Off' },
    seen: {
      unknown: 'It has not shown yet whether it is on.',
      on: 'It has shown that it is on: it gets signed programs only.',
      off: 'It has shown that it is off: it started a program that nobody signed.',
    },
    set: {
      on: 'It gets signed programs only: by UEFI HTTP boot a small disc made of its entry, by PXE a shim and GRUB.',
      off: 'It gets the usual boot programs.',
    },
    verdict: {
      passes: 'Passes. Signed by {signer}; {ways}.',
      'needs-other-shim':
        'Signed by {signer}, but this disc has no shim that trusts it. One of Slipway’s own may.',
      unsigned: 'Refused where Secure Boot is on: nobody has signed this kernel.',
      damaged: 'Refused where Secure Boot is on: this kernel was changed after it was signed.',
    },
    waysCapsule: 'starts by UEFI HTTP boot with the disc’s own shim',
    waysBoth: 'starts by UEFI HTTP boot and by PXE with the disc’s own shim',
    nobody: 'somebody unnamed',
  },
}
