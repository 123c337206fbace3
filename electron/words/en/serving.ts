/** What stands in the way while serving: another DHCP server, no address left, a proxy that is not heard. */
export const enServing = {
  'warning.cardBack': 'Serving goes on by itself when it is back.',
  'warning.conflict': '{server} hands out addresses here too.',
  'warning.conflictText':
    'Devices may get an address from either and lose their connection. One of the two should stop.',
  'warning.useProxy': 'Leave the addresses to it',
  'warning.poolFull': 'No address is free any more: all of {range} are held.',
  'warning.poolFullText': 'A machine asked and got none.',
  'warning.whoHasThem': 'See who holds them',
  'warning.relay': 'The relay {relay} passes on requests from a network that is not defined here.',
  'warning.relayText': 'Its machines get no answer. Stop serving, then add their network under “Change”.',
  'proxy.head': 'Did not load what it was told',
  'proxy.stage': 'Told to load {file}, and did not',
  'proxy.someServer': 'another server',
  'proxy.anAddress': 'an address',
  'proxy.anotherFile': 'another file',
  'proxy.from': ' from {server}',
  'proxy.title.offer-ignored': 'It took an address from {server} only.',
  'proxy.title.other-boot-file': '{server} names another boot file.',
  'proxy.title.no-request': 'No server gave it an address.',
  'proxy.title.file-not-fetched': 'It never fetched {file}.',
  'proxy.why.offer-ignored':
    'It took {address} from there and never came here for {file}. Either a firewall on this computer blocks its request, or its firmware hears one server and ignores the second.',
  'proxy.why.other-boot-file':
    'It tells machines to load {otherFile}{from}, and this one listens to that, instead of {file}.',
  'proxy.why.no-request':
    'It was told to load {file} but took no address from anybody: no DHCP server answers here, our answer does not reach it, or its firmware does not accept two answers.',
  'proxy.why.file-not-fetched':
    'It asked us on port 4011, was told, and then nothing came. Most often a firewall on this computer blocks UDP port 69.',
  'proxy.handOut': 'Hand out addresses here',
  'proxy.tellRouter': 'Or let {server} name our boot file',
  'proxy.confirmTitle': 'Hand out addresses on {nic}?',
  'proxy.confirmText':
    'Beside {server}, other devices on this network may lose their connection: only do this on a network of its own. Serving starts anew, and machines that are loading something have to start again.',
  'proxy.confirmAction': 'Hand out addresses',
  'advice.router': 'Its kind',
  'advice.anyOther': 'Any other',
  'advice.copy': 'Copy lines',
  'advice.hint':
    'For machines with this kind of firmware. Take the lines out again when Slipway is not serving.',
} as const
