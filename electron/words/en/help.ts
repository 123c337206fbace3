/** The page that explains: the way of a boot, cables, keys. */
export const enHelp = {
  'help.title': 'Help',
  'help.summary': 'Plug it in, press the right key, and what then travels over the wire.',
  'help.path.title': 'What happens when a machine boots',
  'help.path.machine': 'The machine',
  'help.path.slipway': 'This computer',
  'help.path.asks': 'Asks who can start it',
  'help.path.offers': 'Gets an address and the name of a boot program',
  'help.path.loads': 'Fetches the boot program',
  'help.path.program': 'Gets a program of about 1 MB',
  'help.path.menu': 'Asks for the menu',
  'help.path.entries': 'Shows your images; somebody chooses, or the time runs out',
  'help.path.kernel': 'Fetches kernel, initrd and what the system reads of the ISO',
  'help.path.note': 'In proxy mode the address comes from your router; all else stays as drawn.',
  'help.wiring.title': 'Plug it in: cable, switch, Wi-Fi',
  'help.wiring.cable': 'One cable between the two',
  'help.wiring.cableText':
    'Any network cable will do. Give the card an address of your own, such as 192.168.7.1, and let Slipway hand out addresses. The quietest way to begin.',
  'help.wiring.switch': 'Both on one switch or router',
  'help.wiring.switchText':
    'The router goes on handing out addresses; Slipway sees that and only says what to boot. Both must be in the same VLAN. Guest networks keep machines apart and do not work.',
  'help.wiring.wifi': 'By Wi-Fi',
  'help.wiring.wifiText':
    'The machine that boots needs a cable: firmware has no Wi-Fi. Slipway itself may be on Wi-Fi of the same router, but many access points hold back the broadcasts that a boot begins with. Use a cable where you can.',
  'help.wiring.usb':
    'A USB network adapter boots only where the firmware knows it; those with a Realtek or ASIX chip often do.',
  'help.keys.title': 'The key to press',
  'help.keys.text':
    'Press it again and again right after power-on. Choose the entry with “PXE”, “Network” or “IPv4”.',
  'help.keys.find': 'Find a maker',
  'help.keys.maker': 'Maker',
  'help.keys.bootMenu': 'Boot menu',
  'help.keys.setup': 'Setup',
  'help.keys.network': 'Network at once',
  'help.keys.none': 'No maker is called that.',
  'help.keys.noKey': 'none',
  'help.keys.missing': 'No such entry? Switch on “Network stack”, “PXE” or “LAN option ROM” in the setup.',
  'help.keys.caption': 'Keys by maker, as their manuals have it; single models differ.',
  'help.keys.pi': 'Raspberry Pi has no key: set “Network boot” as boot order with raspi-config.',
  'help.more': 'Cables, switches and firmware keys',
} as const
