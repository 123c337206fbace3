import type { NetworkErrorCode } from './errors.ts'
import { capital, file, sentence, type Params, type Words } from './error-words.ts'

const PORT_USE: Readonly<Record<string, string>> = {
  '67': 'DHCP',
  '68': 'DHCP client',
  '69': 'TFTP',
  '4011': 'PXE boot server',
}

function port(params: Params): string {
  const number = params.text('port', 'needed')
  const use = PORT_USE[number]
  return use ? `port ${number} (${use})` : `port ${number}`
}

const on = (params: Params): string => (params.has('address') ? ` on ${params.text('address', '')}` : '')
const card = (params: Params): string => params.text('card', params.text('nic', 'The network card'))
const network = (params: Params): string =>
  params.has('address')
    ? `The network is the one of ${params.text('address', '')}, mask ${params.text('mask', 'unknown')}`
    : 'The network is another one'

/** The network: ports, cards, ranges, and who else answers there. */
export const networkErrors: Readonly<Record<NetworkErrorCode, Words>> = {
  'port-in-use': p => ({
    title: p.has('holder')
      ? `${capital(port(p))} is taken by ${p.text('holder', '')}${p.has('pid') ? ` (PID ${p.text('pid', '')})` : ''}.`
      : `${capital(port(p))}${on(p)} is taken.`,
    cause: `Another program answers on ${p.text('protocol', '').toUpperCase()} ${port(p)}${on(p)}.`.replace(
      '  ',
      ' ',
    ),
    fix:
      p.text('protocol', '') === 'tcp'
        ? 'Stop that program, or choose another port with --http-port.'
        : 'Stop that program, or choose another network card.',
  }),
  'permission-denied': p =>
    p.has('port')
      ? {
          title: `This computer does not let Slipway open ${port(p)}.`,
          cause: 'Network boot uses ports below 1024, which the system reserves for administrators.',
          fix: 'On Linux run: sudo sysctl net.ipv4.ip_unprivileged_port_start=67 (until restart), or start Slipway as administrator.',
        }
      : {
          title: `Slipway may not open ${file(p, 'this file')}.`,
          cause: sentence(p.detail() || 'The system refuses access for this user'),
          fix: 'Give this user permission to read it, or choose another place.',
        },
  'other-dhcp-server': p => ({
    title: `Another DHCP server answers here: ${p.text('server', p.text('address', 'address unknown'))}.`,
    cause: 'If both hand out addresses, other devices on this network may lose their connection.',
    fix: 'Serve on a separate network or cable, or switch the other server off.',
  }),
  'card-not-found': p => ({
    title: `There is no network card called ${p.text('card', p.text('nic', 'that'))}.`,
    cause: p.has('available')
      ? `This computer has: ${p.text('available', '')}.`
      : 'It was unplugged, renamed or switched off.',
    fix: 'Plug it in, or choose another network card.',
  }),
  'card-without-address': p => ({
    title: `${card(p)} has no IPv4 address.`,
    cause: 'Machines can reach this computer only at an address.',
    fix: `Give the card a fixed address (for a direct cable for example 192.168.7.1/24), or choose another card.`,
  }),
  'card-binding-unavailable': p => ({
    title: `Slipway cannot bind to ${p.text('card', 'one network card')} alone.`,
    cause: sentence(p.detail() || 'This system offers no way to hear broadcasts of one card only'),
    fix: 'Choose another network card, or start Slipway with administrator rights.',
  }),
  'range-outside-subnet': p => ({
    title: `The range ${p.text('first', '?')} to ${p.text('last', '?')} is outside the network.`,
    cause: `${network(p)}; machines could not reach us from other addresses.`,
    fix: 'Choose a range inside that network.',
  }),
  'range-too-small': p => ({
    title: 'There is no room for an address range.',
    cause: p.has('prefixLength')
      ? `A network with ${p.text('prefixLength', '')} network bits has no free addresses besides this computer's own.`
      : `The range from ${p.text('first', '?')} to ${p.text('last', '?')} holds no usable address.`,
    fix: 'Use a larger network, or give a larger range with --range.',
  }),
  'already-serving': p => ({
    title: `Slipway already serves${p.has('nic') || p.has('card') ? ` on ${card(p)}` : ''}.`,
    cause: 'One network card is served at a time.',
    fix: 'Stop serving first, then start on the other card.',
  }),
  'not-serving': () => ({
    title: 'Nothing is served.',
    cause: 'Without a served card it is not known by which one to send.',
    fix: 'Serve on a card first, or name one: --nic',
  }),
}
