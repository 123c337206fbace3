import type { ApiError, ErrorCode } from './errors.ts'
import { formatBytes } from './quantity-text.ts'

/** An error in words. */
export interface ErrorText {
  /** One line of at most about 60 characters that names the thing: "Port 67 is taken by dnsmasq (PID 812)." */
  readonly title: string
  /** Why, in one or two sentences. */
  readonly cause: string
  /** What to do now, in one sentence. */
  readonly fix: string
}

type Words = (params: Params) => ErrorText

/** Reads what an error carries; a parameter that is missing reads as its fallback, never as "undefined". */
class Params {
  readonly #values: ApiError['params']

  constructor(values: ApiError['params']) {
    this.#values = values
  }

  text(key: string, fallback: string): string {
    const value = this.#values[key]
    return value === undefined || value === '' ? fallback : String(value)
  }

  has(key: string): boolean {
    return this.text(key, '') !== ''
  }

  bytes(key: string, fallback: string): string {
    const value = this.#values[key]
    return typeof value === 'number' ? formatBytes(value) : this.text(key, fallback)
  }
}

/** The words for any error, in plain English. Never empty and never a bare code. */
export function describeError(error: ApiError): ErrorText {
  const words: Words | undefined = Object.hasOwn(WORDS, error.code) ? WORDS[error.code] : undefined
  return (words ?? WORDS.internal)(new Params(error.params))
}

const PORT_USE: Readonly<Record<string, string>> = {
  '67': 'DHCP',
  '68': 'DHCP client',
  '69': 'TFTP',
  '4011': 'PXE boot server',
}

const FIRMWARE_WORDS: Readonly<Record<string, string>> = {
  uefi: 'UEFI',
  'uefi-http': 'UEFI',
  'secure-boot': 'Secure Boot',
  arm64: 'ARM64 UEFI',
}

function port(params: Params): string {
  const number = params.text('port', 'needed')
  const use = PORT_USE[number]
  return use ? `port ${number} (${use})` : `port ${number}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const on = (params: Params): string => (params.has('address') ? ` on ${params.text('address', '')}` : '')
const card = (params: Params): string => params.text('card', params.text('nic', 'The network card'))
const network = (params: Params): string =>
  params.has('address')
    ? `The network is the one of ${params.text('address', '')}, mask ${params.text('mask', 'unknown')}`
    : 'The network is another one'
const detail = (params: Params): string => params.text('detail', params.text('reason', ''))
const sentence = (text: string): string => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`)

function file(params: Params, fallback: string): string {
  const path = params.text('path', params.text('file', params.text('name', fallback)))
  return path.split(/[\\/]/).at(-1) || path
}

const WORDS: Readonly<Record<ErrorCode, Words>> = {
  'invalid-input': p => ({
    title: p.has('where')
      ? `The value for ${p.text('where', '')} cannot be used.`
      : 'This input cannot be used.',
    cause: sentence(capital(detail(p) || 'It does not have the expected form')),
    fix: 'Correct the value and try again.',
  }),
  'unknown-method': p => ({
    title: `There is no request called ${p.text('method', 'that')}.`,
    cause: 'The window or tool that asked belongs to another version of Slipway.',
    fix: 'Restart Slipway, or reload the page.',
  }),
  internal: p => ({
    title: 'Slipway stopped this action because of a fault of its own.',
    cause: sentence(detail(p) || 'The log holds the details'),
    fix: 'Try again; if it returns, report it with the log.',
  }),
  'data-folder-in-use': p => ({
    title: p.has('pid')
      ? `Another Slipway (PID ${p.text('pid', '')}) uses this data folder.`
      : 'Another Slipway uses this data folder.',
    cause: `Two programs cannot keep their state in ${p.text('path', 'the same folder')} at the same time.`,
    fix: 'Use the one that is running, stop it, or choose another folder with --data.',
  }),
  'data-folder-unusable': p => ({
    title: `The data folder ${p.text('path', '')} cannot be used.`.replace('  ', ' '),
    cause: sentence(detail(p) || 'It cannot be created, read or written'),
    fix: 'Make the folder writable, or choose another one with --data.',
  }),
  'data-from-newer-version': p => ({
    title: 'These data were written by a newer Slipway.',
    cause: `The folder ${p.text('path', 'in use')} has a format that this version does not know.`,
    fix: 'Update Slipway, or choose another folder with --data.',
  }),
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
          cause: sentence(detail(p) || 'The system refuses access for this user'),
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
    cause: sentence(detail(p) || 'This system offers no way to hear broadcasts of one card only'),
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
  'iso-unreadable': p => ({
    title: `${file(p, 'The ISO')} cannot be read.`,
    cause: sentence(
      capital(detail(p)) || 'The file is gone, its drive is unplugged, or permission is missing',
    ),
    fix: 'Check that the file is there and readable, then import it again.',
  }),
  'iso-truncated': p => ({
    title: `${file(p, 'The ISO')} is incomplete: ${p.bytes('sizeBytes', 'part')} of ${p.bytes('expectedBytes', 'the whole')}.`,
    cause: 'The download probably stopped; machines would fail half-way.',
    fix: 'Download the ISO again.',
  }),
  'iso-not-an-iso': p => ({
    title: `${file(p, 'This file')} is not an ISO image.`,
    cause: sentence(detail(p) || 'It holds neither an ISO 9660 nor a UDF volume'),
    fix: 'Choose an installer or live ISO; unpack it first if it is compressed.',
  }),
  'image-not-found': p => ({
    title: `There is no image ${p.text('id', 'with that name')}.`,
    cause: 'It was removed, or its name is spelled differently.',
    fix: 'List the images with: slipway images',
  }),
  'entry-not-found': p => ({
    title: `There is no menu entry ${p.text('entry', p.text('id', 'with that name'))}.`,
    cause: 'Its image was removed, or its name is spelled differently.',
    fix: 'List the entries with: slipway menu show',
  }),
  'menu-not-understood': () => ({
    title: 'This is no menu that Slipway can read.',
    cause: 'It holds no entry of GRUB, PXELINUX or iPXE.',
    fix: 'Choose a grub.cfg, a pxelinux.cfg/default or an iPXE script with a menu.',
  }),
  'machine-not-found': p => ({
    title: `No machine ${p.text('mac', 'with that address')} is known.`,
    cause: 'It has not asked for network boot yet and nobody entered it.',
    fix: 'List the machines with: slipway machine list',
  }),
  'answer-not-found': p => ({
    title: `There are no answers ${p.text('id', 'of that name')}.`,
    cause: 'They were removed, or their name is spelled differently.',
    fix: 'List them with: slipway answer list',
  }),
  'answer-changed': p => ({
    title: `${p.text('name', 'The answers')} changed meanwhile.`,
    cause: 'What they erase may be something else now.',
    fix: 'Look at them again, then confirm.',
  }),
  'address-reserved': p => ({
    title: `${p.text('ip', 'That address')} belongs to another machine.`,
    cause: `${p.text('mac', 'Another machine')} has it now or always gets it, and two machines cannot have the same.`,
    fix: 'Choose another address, or clear it there first.',
  }),
  'group-not-found': p => ({
    title: `There is no group ${p.text('name', 'of that name')}.`,
    cause: 'It was removed, or its name is another.',
    fix: 'See: slipway group list',
  }),
  'boot-not-found': () => ({
    title: 'That boot is not known any more.',
    cause: 'The last 50 boots of each machine are kept.',
    fix: 'See: slipway timeline',
  }),
  'packets-not-kept': () => ({
    title: 'The packets of this boot are not kept any more.',
    cause: 'They are kept in memory only, the last ones of each machine, while Slipway runs.',
    fix: 'Boot the machine once more and export then. The text is there in any case.',
  }),
  'not-serving': () => ({
    title: 'Nothing is served.',
    cause: 'Without a served card it is not known by which one to send.',
    fix: 'Serve on a card first, or name one: --nic',
  }),
  'qemu-not-found': p => ({
    title: `${p.text('program', 'QEMU')} is not installed.`,
    cause: 'Test machines are played by QEMU, which is a program of its own.',
    fix: 'Install it: apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu; for Windows qemu.org has an installer.',
  }),
  'firmware-not-found': p => ({
    title: `There is no ${FIRMWARE_WORDS[p.text('firmware', '')] ?? 'UEFI'} firmware for QEMU on this computer.`,
    cause: `It is in none of ${p.text('places', 'the usual folders')}.`,
    fix: `Install ${p.text('firmware', '') === 'arm64' ? 'qemu-efi-aarch64 (Debian, Ubuntu), edk2-aarch64 (Fedora, Arch)' : 'ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch), qemu-ovmf-x86_64 (openSUSE)'}, or choose another firmware.`,
  }),
  'tpm-unavailable': p => ({
    title: 'The test machine cannot have a TPM.',
    cause: sentence(detail(p) || 'swtpm, which plays one, does not work here'),
    fix: 'Install swtpm and swtpm-tools, or start the machine without a TPM.',
  }),
  'lab-network-unavailable': p => ({
    title: 'The test machine cannot have a network of its own.',
    cause: sentence(detail(p) || 'This system lets only its administrator make one'),
    fix: 'Start it with --direct or --cdrom, which need none, or on a bridge: --bridge NAME',
  }),
  'bridge-not-allowed': p => ({
    title: `QEMU may not use the bridge ${p.text('bridge', 'of that name')}.`,
    cause: `${p.text('file', '/etc/qemu/bridge.conf')} lists the bridges that ordinary users may plug machines into; this one is not among them.`,
    fix: `Add this line to ${p.text('file', '/etc/qemu/bridge.conf')} as its administrator: ${p.text('line', 'allow NAME')}`,
  }),
  'not-for-direct-start': p => ({
    title: `${p.text('entry', 'This entry')} cannot be started in this way.`,
    cause:
      'Only a Linux kernel with its initrd can be put into a machine directly, and only an image can be a disc.',
    fix: 'Start it from the network.',
  }),
  'test-machine-failed': p => ({
    title: 'The test machine ended with an error.',
    cause: sentence(detail(p) || 'QEMU did not say why'),
    fix: 'See what its serial port showed, or start it with other settings.',
  }),
  'test-machine-not-found': p => ({
    title: `There is no test machine ${p.text('id', 'of that name')}.`,
    cause: 'It has ended, or Slipway was started again since.',
    fix: 'Start a new one.',
  }),
  'not-allowed': p => ({
    title:
      p.text('refusal', '') === 'dismissed'
        ? 'Nothing was changed: the question was answered with no.'
        : 'This system lets nobody be asked for administrator rights here.',
    cause: 'Slipway itself never runs as administrator, so it asks before each change.',
    fix: p.has('command') ? `Run it yourself: ${p.text('command', '')}` : 'Run the command yourself.',
  }),
  'host-command-failed': p => ({
    title: 'The command did not succeed.',
    cause: sentence(detail(p) || 'It ended with an error'),
    fix: p.has('command') ? `Try it in a terminal: ${p.text('command', '')}` : 'Try it in a terminal.',
  }),
  'disk-full': p => ({
    title: `Not enough space${p.has('path') ? ` in ${p.text('path', '')}` : ''}.`,
    cause: `${p.bytes('freeBytes', 'Too little')} is free, ${p.bytes('neededBytes', 'more')} is needed.`,
    fix: 'Free some space or choose another folder, then try again.',
  }),
  'boot-files-unavailable': p => ({
    title: 'The boot programs could not be fetched.',
    cause: sentence(detail(p) || 'The package source of this system does not answer or does not have them'),
    fix: 'Check the internet connection, then run: slipway boot-files --fetch',
  }),
  'server-unreachable': p => ({
    title: 'The running Slipway does not answer.',
    cause: `${sentence(detail(p) || `It has the data folder ${p.text('path', 'in use')} open, but its control socket is silent`)}`,
    fix: 'Stop it, or wait until it has finished, then try again.',
  }),
  unauthorised: () => ({
    title: 'This page has no access.',
    cause: 'The token is missing, wrong or used up.',
    fix: 'Open the address that the terminal printed when Slipway started.',
  }),
  'path-not-allowed': p => ({
    title: `${file(p, 'That file')} is outside of the folders for this page.`,
    cause:
      'From other computers only uploads can be reached, and the folders that were named when Slipway was started.',
    fix: 'Upload the file, or name its folder when Slipway is started.',
  }),
  'wrong-password': () => ({
    title: 'That is not the password.',
    cause: 'It is the one that whoever started Slipway chose, in a file.',
    fix: 'Try again. Mind capital letters and the keyboard layout.',
  }),
  'too-many-attempts': p => ({
    title: `Too many wrong passwords. Try again in ${p.text('waitSeconds', 'a few')} seconds.`,
    cause: 'Somebody may be guessing, so each try makes the next one wait longer.',
    fix: 'Wait, then try again.',
  }),
  'password-needed': p => ({
    title: `Other computers can reach the page at ${p.text('host', 'that address')}.`,
    cause:
      'Whoever opens it could read files of this computer and boot machines, so it needs a password there.',
    fix: 'Give --password-file FILE, or keep the page on this computer: --ui 127.0.0.1:8480',
  }),
  'upload-incomplete': p => ({
    title: `The upload of ${file(p, 'the file')} stopped early.`,
    cause: `${p.bytes('receivedBytes', 'Part')} of ${p.bytes('expectedBytes', 'the file')} arrived.`,
    fix: 'Drop the file again.',
  }),
  cancelled: () => ({
    title: 'This was stopped.',
    cause: 'Someone cancelled it.',
    fix: 'Start it again; what is done already is kept.',
  }),
  'folder-not-empty': p => ({
    title: `${file(p, 'The folder')} is not empty.`,
    cause: 'What is in it may be overwritten.',
    fix: 'Choose another folder, or say that it may be written into (--force).',
  }),
  'setup-not-understood': p => ({
    title: `${file(p, 'This file')} is no dnsmasq configuration.`,
    cause: sentence(
      detail(p) || 'None of its lines says what machines boot, or where they get their address',
    ),
    fix: 'Choose the dnsmasq.conf of the server, or a file that it includes.',
  }),
  'tool-missing': p => ({
    title: `${p.text('tool', 'A program')} is not on this computer.`,
    cause: sentence(detail(p) || 'This is made with it'),
    fix: `Install it: ${p.text('install', 'see the packages of this system')}`,
  }),
  'tool-failed': p => ({
    title: `${p.text('tool', 'The program')} gave up.`,
    cause: sentence(detail(p) || 'It did not say why'),
    fix: 'Mend what it complains about, then try again.',
  }),
  'not-the-same-image': p => ({
    title: `${file(p, 'This file')} is another ISO.`,
    cause: `${p.text('name', 'The image')} has ${p.bytes('expectedBytes', 'another size')}, this file ${p.bytes('sizeBytes', 'not')}; or what is in it differs.`,
    fix: 'Choose the file that was moved, or import this one as a new image.',
  }),
}
