import type { NetworkErrorCode } from '#contract/errors.ts'
import { detail, file, text, type Params, type Words } from './de-error-words.ts'

const card = (params: Params): string => text(params, ['card', 'nic'], 'Die Netzwerkkarte')
const PORT_USE: Readonly<Record<string, string>> = { '67': 'DHCP', '69': 'TFTP', '4011': 'PXE' }
function port(params: Params): string {
  const number = text(params, ['port'], '')
  if (number === '') return 'Ein Port'
  return PORT_USE[number] ? `Port ${number} (${PORT_USE[number]})` : `Port ${number}`
}

/** Das Netz: Ports, Karten, Bereiche, und wer dort sonst antwortet. */
export const deNetworkErrors: Readonly<Record<NetworkErrorCode, Words>> = {
  'port-in-use': p => [
    text(p, ['holder'], '') === ''
      ? `${port(p)} ist belegt.`
      : `${port(p)} ist von ${text(p, ['holder'], '')}${text(p, ['pid'], '') === '' ? '' : ` (PID ${text(p, ['pid'], '')})`} belegt.`,
    'Zwei Programme können nicht auf demselben Port antworten.',
    text(p, ['protocol'], '') === 'tcp'
      ? 'Das andere Programm beenden oder einen anderen HTTP-Port wählen.'
      : 'Das andere Programm beenden oder eine andere Netzwerkkarte wählen.',
  ],
  'permission-denied': p =>
    p['port'] === undefined
      ? [
          `Slipway darf ${file(p, 'diese Datei')} nicht öffnen.`,
          detail(p, 'Dem Benutzer fehlt das Recht dazu.'),
          'Leserecht geben oder einen anderen Ort wählen.',
        ]
      : [
          `${port(p)} ist auf diesem Rechner geschützt.`,
          'Netzwerkstart braucht Ports unter 1024; das System hält sie für Administratoren zurück.',
          'Unter Linux: sudo sysctl net.ipv4.ip_unprivileged_port_start=67 (gilt bis zum Neustart), oder Slipway als Administrator starten.',
        ],
  'other-dhcp-server': p => [
    `Hier antwortet schon ein DHCP-Server: ${text(p, ['server', 'address'], 'Adresse unbekannt')}.`,
    'Vergeben beide Adressen, verlieren andere Geräte womöglich ihre Verbindung.',
    'Ein eigenes Netz oder Kabel benutzen, oder den anderen Server abschalten.',
  ],
  'card-not-found': p => [
    `Es gibt keine Netzwerkkarte ${text(p, ['card', 'nic'], 'dieses Namens')}.`,
    'Sie wurde abgezogen, umbenannt oder abgeschaltet.',
    'Karte anschließen oder eine andere wählen.',
  ],
  'card-without-address': p => [
    `${card(p)} hat keine IPv4-Adresse.`,
    'Andere Rechner erreichen diesen nur unter einer Adresse.',
    'Der Karte eine feste Adresse geben (am direkten Kabel zum Beispiel 192.168.7.1/24) oder eine andere wählen.',
  ],
  'card-binding-unavailable': p => [
    `Slipway kann sich nicht allein an ${text(p, ['card'], 'diese Karte')} binden.`,
    detail(p, 'Das System bietet keinen Weg, nur eine Karte zu hören.'),
    'Andere Karte wählen oder Slipway als Administrator starten.',
  ],
  'range-outside-subnet': p => [
    `Der Bereich ${text(p, ['first'], '?')} bis ${text(p, ['last'], '?')} liegt außerhalb des Netzes.`,
    `Die Karte hat ${text(p, ['address'], 'eine andere Adresse')} mit der Maske ${text(p, ['mask', 'prefixLength'], '?')}; von anderen Adressen aus erreichen Maschinen uns nicht.`,
    'Einen Bereich in diesem Netz wählen.',
  ],
  'range-too-small': () => [
    'Für einen Adressbereich ist kein Platz.',
    'In diesem Netz ist außer der eigenen keine Adresse frei.',
    'Ein größeres Netz oder einen größeren Bereich wählen.',
  ],
  'already-serving': () => [
    'Slipway läuft bereits.',
    'Es bedient immer nur eine Netzwerkkarte.',
    'Erst anhalten, dann auf der anderen Karte starten.',
  ],
  'not-serving': () => [
    'Gerade wird keine Netzwerkkarte bedient.',
    'Deshalb steht nicht fest, über welche gesendet werden soll.',
    'Erst die Karte ihres Netzes bedienen.',
  ],
}
