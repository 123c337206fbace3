/** The help page: how a boot works, cables, keys. */
export const enHelp = {
  'help.title': 'Help',
  'help.summary': 'Plug it in, press the right key, see what crosses the network.',
  'help.path.title': 'What happens when a machine boots',
  'help.path.machine': 'The machine',
  'help.path.slipway': 'This computer',
  'help.path.asks': 'Asks for an address and a boot file',
  'help.path.offers': 'Offers an address and the name of a boot program',
  'help.path.loads': 'Fetches the boot program',
  'help.path.program': 'Sends a program of about 1 MB',
  'help.path.menu': 'Asks for the menu',
  'help.path.entries': 'Sends your images as a menu; you choose, or the time runs out',
  'help.path.kernel': 'Fetches kernel, initrd and what the system reads from the ISO',
  'help.path.note': 'In proxy mode the address comes from your router; everything else stays the same.',
  'help.wiring.title': 'Cabling: cable, switch, Wi-Fi',
  'help.wiring.cable': 'One cable between the computers',
  'help.wiring.cableText':
    'Any network cable works. Give your card an address such as 192.168.7.1 and let Slipway assign the others. The simplest way to start.',
  'help.wiring.switch': 'Both on one switch or router',
  'help.wiring.switchText':
    'Your router keeps assigning addresses; Slipway detects that and only adds the boot information. Both computers must be in the same VLAN. Guest networks isolate machines and don’t work.',
  'help.wiring.wifi': 'Wi-Fi',
  'help.wiring.wifiText':
    'The machine that boots needs a cable, because firmware has no Wi-Fi. Slipway can be on the Wi-Fi of the same router, but many access points drop the broadcasts that start a boot. Use a cable if you can.',
  'help.wiring.usb':
    'A USB network adapter boots only if the firmware has a driver for it. Adapters with a Realtek or ASIX chip often work.',
  'help.keys.title': 'Boot keys',
  'help.keys.text':
    'Press the key repeatedly right after power-on. Choose the entry with “PXE”, “Network” or “IPv4”.',
  'help.keys.find': 'Find manufacturer',
  'help.keys.maker': 'Manufacturer',
  'help.keys.bootMenu': 'Boot menu',
  'help.keys.setup': 'Setup',
  'help.keys.network': 'Network boot',
  'help.keys.none': 'No matching manufacturer.',
  'help.keys.noKey': 'none',
  'help.keys.missing': 'No such entry? Enable “Network stack”, “PXE” or “LAN option ROM” in the setup.',
  'help.keys.caption': 'From the manufacturers’ manuals; some models differ.',
  'help.keys.pi': 'Raspberry Pi has no boot key: set “Network boot” as the boot order with raspi-config.',
  'help.more': 'Cables, Wi-Fi and boot keys',
} as const
