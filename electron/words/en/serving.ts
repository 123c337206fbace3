/** Problems while serving: another DHCP server, no address left, a proxy that machines ignore. */
export const enServing = {
  'warning.cardBack': 'Serving continues automatically when it is back.',
  'warning.conflict': '{server} assigns addresses on this network too.',
  'warning.conflictText':
    'Devices may get an address from either server and lose their connection. Stop one of the two.',
  'warning.useProxy': 'Switch to proxy mode',
  'warning.poolFull': 'No free address: all of {range} are in use.',
  'warning.poolFullText': 'A machine asked for an address and got none.',
  'warning.whoHasThem': 'Show leases',
  'warning.relay': 'The relay {relay} forwards requests from a network that isn’t defined here.',
  'warning.relayText': 'Its machines get no answer. Stop serving, then add their network under “Change”.',
  'proxy.head': 'Ignored Slipway’s boot file',
  'proxy.stage': 'Offered {file}, but the machine didn’t load it',
  'proxy.someServer': 'another server',
  'proxy.anAddress': 'an address',
  'proxy.anotherFile': 'another file',
  'proxy.from': ' from {server}',
  'proxy.title.offer-ignored': 'The machine only listened to {server}.',
  'proxy.title.other-boot-file': '{server} names another boot file.',
  'proxy.title.no-request': 'No server assigned an address.',
  'proxy.title.file-not-fetched': 'The machine never fetched {file}.',
  'proxy.why.offer-ignored':
    'It took {address} from there and never asked Slipway for {file}. Either a firewall on this computer blocks its request, or its firmware hears one server and ignores the second.',
  'proxy.why.other-boot-file':
    'That server tells machines to load {otherFile}{from}, and this machine obeyed instead of loading {file}.',
  'proxy.why.no-request':
    'Slipway offered {file}, but the machine accepted no address: no DHCP server answers here, Slipway’s offer doesn’t reach it, or its firmware doesn’t accept two answers.',
  'proxy.why.file-not-fetched':
    'It asked Slipway on port 4011, got the file name, and then nothing came. Most often a firewall on this computer blocks UDP port 69.',
  'proxy.handOut': 'Assign addresses here',
  'proxy.tellRouter': 'Or let {server} name Slipway’s boot file',
  'proxy.confirmTitle': 'Assign addresses on {nic}?',
  'proxy.confirmText':
    '{server} assigns addresses too, so other devices on this network may lose their connection: only do this on a separate network. This restarts serving; machines that are loading will be interrupted.',
  'proxy.confirmAction': 'Assign addresses',
  'advice.router': 'Router',
  'advice.anyOther': 'Any other',
  'advice.copy': 'Copy lines',
  'advice.hint':
    'For machines with this kind of firmware. Remove the lines again when Slipway isn’t serving.',
} as const
