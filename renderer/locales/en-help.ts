/** The page that explains: the way of a boot, cables, keys. */
export const enHelp = {
  help: {
    title: 'Help',
    summary: 'Plug it in, press the right key, and what then travels over the wire.',
    path: {
      title: 'What happens when a machine boots',
      machine: 'The machine',
      slipway: 'This computer',
      asks: 'Asks who can start it',
      offers: 'Gets an address and the name of a boot program',
      loads: 'Fetches the boot program',
      program: 'Gets a program of about 1 MB',
      menu: 'Asks for the menu',
      entries: 'Shows your images; somebody chooses, or the time runs out',
      kernel: 'Fetches kernel, initrd and what the system reads of the ISO',
      note: 'In proxy mode the address comes from your router; all else stays as drawn.',
    },
    wiring: {
      title: 'Plug it in: cable, switch, Wi-Fi',
      cable: 'One cable between the two',
      cableText:
        'Any network cable will do. Give the card an address of your own, such as 192.168.7.1, and let Slipway hand out addresses. The quietest way to begin.',
      switch: 'Both on one switch or router',
      switchText:
        'The router goes on handing out addresses; Slipway sees that and only says what to boot. Both must be in the same VLAN. Guest networks keep machines apart and do not work.',
      wifi: 'By Wi-Fi',
      wifiText:
        'The machine that boots needs a cable: firmware has no Wi-Fi. Slipway itself may be on Wi-Fi of the same router, but many access points hold back the broadcasts that a boot begins with. Use a cable where you can.',
      usb: 'A USB network adapter boots only where the firmware knows it; those with a Realtek or ASIX chip often do.',
    },
    keys: {
      title: 'The key to press',
      text: 'Press it again and again right after power-on. Choose the entry with “PXE”, “Network” or “IPv4”.',
      find: 'Find a maker',
      maker: 'Maker',
      bootMenu: 'Boot menu',
      setup: 'Setup',
      network: 'Network at once',
      none: 'No maker is called that.',
      noKey: 'none',
      missing: 'No such entry? Switch on “Network stack”, “PXE” or “LAN option ROM” in the setup.',
      caption: 'Keys by maker, as their manuals have it; single models differ.',
      pi: 'Raspberry Pi has no key: set “Network boot” as boot order with raspi-config.',
    },
    more: 'Cables, switches and firmware keys',
  },
}
