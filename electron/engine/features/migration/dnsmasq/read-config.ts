import { parseIpv4, type Ipv4 } from '#contract/address.ts'
import type { ConfigLine } from './config-line.ts'
import { machineDraft, noteUnread, readMac, type SetupDraft } from './setup-builder.ts'

/** Adds a setting to the draft; returns the reason if it cannot. */
type Reader = (parts: readonly string[], draft: SetupDraft) => string | null

/** dnsmasq's settings for what machines boot and where they get their address (dnsmasq(8)). */
const READERS: Readonly<Record<string, Reader>> = {
  interface: ([nic = ''], { network }) => {
    network.nic ??= nic
    return null
  },
  'dhcp-range': readRange,
  'dhcp-host': readHost,
  'dhcp-mac': readMacTag,
  'dhcp-match': (parts, draft) => readTag(parts, draft, words => matchInWords(words)),
  'dhcp-vendorclass': (parts, draft) => readTag(parts, draft, words => `vendor class ${words.join(' ')}`),
  'dhcp-userclass': (parts, draft) => readTag(parts, draft, words => `user class ${words.join(' ')}`),
  'dhcp-boot': readBoot,
  'pxe-service': readPxeService,
  'dhcp-option': readOption,
  'dhcp-option-force': readOption,
  'tftp-root': ([root = ''], draft) => {
    draft.tftpRoot ??= root
    return null
  },
}

/** Settings that do not affect what a machine boots, or that Slipway always applies. */
const WITHOUT_MEANING =
  /^(port|enable-tftp|bind-(interfaces|dynamic)|log-(dhcp|queries|facility|async|debug)|dhcp-(authoritative|leasefile|lease-max|script|rapid-commit|sequential-ip|ignore-names|fqdn|no-override|ttl|generate-names)|domain(-needed)?|bogus-priv|no-(resolv|hosts|poll|ping|daemon|negcache)|server|local|local-service|address|expand-hosts|cache-size|addn-hosts|user|group|pid-file|tftp-(no-fail|secure|no-blocksize|lowercase|max|mtu|single-port|port-range)|pxe-prompt|conf-(file|dir)|listen-address|except-interface|strict-order|filterwin2k|stop-dns-rebind|resolv-file|host-record|cname|ptr-record|localise-queries|quiet-(dhcp|tftp|ra))$/

/** Reads the settings of one file. */
export function readConfig(lines: readonly ConfigLine[], file: string, draft: SetupDraft): void {
  for (const { line, name, parts } of lines) {
    const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined
    const problem = read ? read(parts, draft) : WITHOUT_MEANING.test(name) ? null : 'not understood'
    // A file that is not a dnsmasq.conf may contain secrets, so its text is not repeated.
    const what = /^[a-z0-9-]{1,40}$/.test(name) ? `${name}: ` : ''
    if (problem !== null) noteUnread(draft, { file, line, text: `${what}${problem}`.slice(0, 300) })
  }
}

interface Tagged {
  /** Tags that this line sets. */
  readonly set: readonly string[]
  /** Tags that have to be set already. */
  readonly tags: readonly string[]
  readonly rest: readonly string[]
}

/** `set:`, `tag:` and the older `net:` come before everything else. */
function splitTags(parts: readonly string[]): Tagged {
  const named = (prefix: RegExp): readonly string[] =>
    parts.flatMap(part => (prefix.test(part) ? [part.replace(prefix, '')] : []))
  return {
    set: named(/^set:/),
    tags: named(/^(tag|net):/),
    rest: parts.filter(part => !/^(set|tag|net):/.test(part)),
  }
}

function readRange(parts: readonly string[], { network }: SetupDraft): string | null {
  const { rest } = splitTags(parts)
  const addresses = rest.map(parseIpv4)
  const [first, last] = addresses
  if (rest.some(part => part.includes(':'))) return 'IPv6 is not served'
  if (!first) return 'it begins with no address'
  if (network.range || network.dhcp) return 'one range is served; add the others as segments behind relays'
  if (rest.includes('proxy')) {
    network.dhcp = 'proxy'
    return null
  }
  network.dhcp = 'server'
  // `static`: only machines with a reserved address.
  if (last) network.range = { first, last }
  const lease = readSeconds(rest.at(-1) ?? '')
  if (lease !== null) network.leaseSeconds = lease
  return last ? null : 'only machines with a fixed address were served; Slipway needs a range'
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

function readSeconds(text: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,8})([smhdw]?)$/.exec(text) ?? []
  return digits === undefined ? null : Math.max(120, Number(digits) * (UNIT_SECONDS[unit] ?? 1))
}

function readHost(parts: readonly string[], draft: SetupDraft): string | null {
  const { set, rest } = splitTags(parts)
  const macs = rest.flatMap(part => readMac(part) ?? [])
  if (macs.length === 0) return 'a machine is known by its MAC address here'
  for (const mac of macs) {
    const machine = machineDraft(draft, mac)
    if (!machine) return 'too many machines'
    for (const part of rest) {
      const ip = parseIpv4(part)
      if (part === 'ignore') machine.isIgnored = true
      else if (ip) machine.reservedIp = ip
      else if (isName(part)) machine.name = part
    }
    for (const tag of set) tagMachine(draft, tag, mac)
  }
  return macs.length > 1 && rest.some(part => parseIpv4(part))
    ? 'one address for several cards; only one of them can have it'
    : null
}

const isName = (part: string): boolean =>
  readMac(part) === null &&
  readSeconds(part) === null &&
  !/^(infinite|id:|\[)/.test(part) &&
  /^[A-Za-z0-9][\w.-]{0,62}$/.test(part)

function tagMachine(draft: SetupDraft, tag: string, mac: NonNullable<ReturnType<typeof readMac>>): void {
  draft.tagMachines.set(tag, [...(draft.tagMachines.get(tag) ?? []), mac])
}

function readMacTag(parts: readonly string[], draft: SetupDraft): string | null {
  const { set, rest } = splitTags(parts)
  const mac = readMac(rest[0] ?? '')
  if (!mac) return 'only whole MAC addresses are understood'
  for (const tag of set) tagMachine(draft, tag, mac)
  return null
}

function readTag(
  parts: readonly string[],
  draft: SetupDraft,
  inWords: (rest: readonly string[]) => string,
): string | null {
  const { set, rest } = splitTags(parts)
  // In the older spelling the tag comes first, without a prefix.
  const [tag = '', ...words] = set[0] === undefined ? rest : [set[0], ...rest]
  if (tag === '' || words.length === 0) return 'it sets no tag'
  draft.tagReasons.set(tag, inWords(words).slice(0, 100))
  return null
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  '0': 'BIOS',
  '6': '32-bit UEFI',
  '7': 'UEFI',
  '9': 'UEFI (9)',
  '11': '64-bit ARM UEFI',
  '16': 'UEFI HTTP boot',
}

function matchInWords([option = '', value = '']: readonly string[]): string {
  if (/^(option:)?(client-arch|93)$/.test(option)) return ARCHITECTURES[value] ?? `architecture ${value}`
  return option === '175' || option === 'option:175'
    ? 'iPXE'
    : `${option.replace(/^option:/, 'option ')} ${value}`.trim()
}

function readBoot(parts: readonly string[], draft: SetupDraft): string | null {
  const { tags, rest } = splitTags(parts)
  const [file = '', , server = ''] = rest
  if (file === '') return 'it names no file'
  draft.bootFiles.push({ tags, file, server: parseIpv4(server) })
  return null
}

function readPxeService(parts: readonly string[], draft: SetupDraft): string | null {
  const { tags, rest } = splitTags(parts)
  const [system = '', , file = ''] = rest
  if (file === '' || /^\d+$/.test(file)) return 'it names no file'
  draft.tagReasons.set(`pxe:${system}`, ARCHITECTURES[system] ?? system)
  draft.bootFiles.push({ tags: [...tags, `pxe:${system}`], file, server: null })
  return null
}

function readOption(parts: readonly string[], draft: SetupDraft): string | null {
  const { tags, rest } = splitTags(parts)
  const [option = '', ...values] = rest
  const addresses = values.flatMap((text): readonly Ipv4[] => {
    const ip = parseIpv4(text)
    return ip === null ? [] : [ip]
  })
  switch (option.replace(/^option:/, '')) {
    case '3':
    case 'router':
      if (tags.length > 0) return 'a gateway of its own for some machines'
      if (addresses[0]) draft.network.gateway = addresses[0]
      return null
    case '6':
    case 'dns-server':
      if (tags.length > 0) return 'name servers of their own for some machines'
      draft.network.dns = addresses.slice(0, 8)
      return null
    case '17':
    case 'root-path':
      draft.rootPaths.push({ tags, rootPath: values.join(',') })
      return tags.length > 0 ? null : 'a root path is set for single machines here'
    case '60':
    case 'vendor-class':
    case 'vendor-class-identifier':
      return null
    default:
      return `option ${option} is not sent by Slipway as you set it`
  }
}
