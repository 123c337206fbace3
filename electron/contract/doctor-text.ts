import type { DoctorCheckResult, DoctorCode, DoctorFinding, DoctorFix, SkipReason } from './doctor.ts'
import type { HostChange } from './host-change.ts'
import { formatBytes } from './quantity-text.ts'

/** A finding in words. */
export interface DoctorText {
  /** What is seen, in one line that names the thing. */
  readonly symptom: string
  /** Why that keeps machines from booting. */
  readonly cause: string
  /** What to do, in one sentence. */
  readonly fix: string
}

type Facts = Readonly<Record<string, string | number>>

/** In plain English. Facts may hold what programs and rules of this computer are called; control characters are taken out. */
export function describeDoctorFinding({ code, facts }: Pick<DoctorFinding, 'code' | 'facts'>): DoctorText {
  const { symptom, cause, fix } = TEXTS[code](facts)
  return { symptom: oneLine(symptom), cause: oneLine(cause), fix: oneLine(fix) }
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
const at = (facts: Facts, key: string, absent = 'unknown'): string => String(facts[key] ?? absent)
const bytes = (facts: Facts, key: string): string => formatBytes(Number(facts[key] ?? 0))
const day = (facts: Facts, key: string): string =>
  new Date(Number(facts[key] ?? 0)).toISOString().slice(0, 10)

const USES: Readonly<Record<string, string>> = {
  '67': 'DHCP',
  '69': 'TFTP',
  '4011': 'PXE boot server',
}

const TEXTS: Readonly<Record<DoctorCode, (facts: Facts) => DoctorText>> = {
  'no-card': () => ({
    symptom: 'This computer has no network card.',
    cause: 'Machines boot over a cable, and there is no card to plug it into.',
    fix: 'Plug in a network adapter.',
  }),
  'card-without-address': facts => ({
    symptom: `${at(facts, 'card')} has no IPv4 address.`,
    cause: 'Machines can reach this computer only at an address.',
    fix: `For a cable straight to one machine, give it ${at(facts, 'address', 'an address')}; or choose another card.`,
  }),
  'card-link-local': facts => ({
    symptom: `${at(facts, 'card')} got no address from a DHCP server.`,
    cause: `It chose ${at(facts, 'address')} itself, which it gives up as soon as a server answers.`,
    fix: 'Give the card a fixed address, for example 192.168.7.1/24.',
  }),
  'card-without-link': facts => ({
    symptom: `Nothing is at the other end of ${at(facts, 'card')}.`,
    cause: 'No cable is plugged in, or the machine at its other end is switched off.',
    fix: 'Plug the cable in and switch the machine on.',
  }),
  'card-wifi': facts => ({
    symptom: `${at(facts, 'card')} is Wi-Fi.`,
    cause: 'Most access points do not pass on the broadcasts with which a machine asks for its boot server.',
    fix: 'Use a cable.',
  }),
  'card-in-bridge': facts => ({
    symptom: `${at(facts, 'card')} is a port of the bridge ${at(facts, 'bridge')}.`,
    cause: 'What machines send arrives at the bridge, not at the card.',
    fix: `Serve on ${at(facts, 'bridge')}.`,
  }),
  'bridge-waits': facts => ({
    symptom: `The bridge ${at(facts, 'card')} keeps a new port shut for ${at(facts, 'seconds')} seconds.`,
    cause: 'Spanning tree is on. A boot ROM gives up asking for its address before the port opens.',
    fix: 'Turn spanning tree off, or its forward delay down, where the bridge has no loop.',
  }),
  'ports-closed': facts => ({
    symptom: `This computer keeps ports below 1024 for administrators (${at(facts, 'ports')}).`,
    cause:
      'Network boot uses ports 67 and 69, which cannot be changed. Slipway itself needs no more rights than that.',
    fix: 'Let ordinary programs use ports from 67 up.',
  }),
  'port-taken': facts => {
    const holder = facts['holder'] === undefined ? 'another program' : at(facts, 'holder')
    const pid = facts['pid'] === undefined ? '' : ` (PID ${at(facts, 'pid')})`
    const use = USES[at(facts, 'port')] ?? 'HTTP'
    const isHttp = facts['protocol'] === 'tcp'
    return {
      symptom: `Port ${at(facts, 'port')} (${use}) is taken by ${holder}${pid}.`,
      cause:
        at(facts, 'port') === '4011'
          ? 'Machines need it only where another DHCP server hands out the addresses.'
          : 'Two programs cannot answer on the same port.',
      fix: isHttp
        ? 'Choose another HTTP port, or stop that program.'
        : 'Stop that program, or choose another card.',
    }
  },
  'firewall-drops': facts => ({
    symptom: `The firewall of this computer drops ${at(facts, 'ports')} on ${at(facts, 'card')}.`,
    cause: firewallCause(facts),
    fix: `Let machines on ${at(facts, 'card')} through while Slipway serves.`,
  }),
  'firewall-unread': facts => ({
    symptom: `${at(facts, 'firewall')} is on, and only an administrator may read its rules.`,
    cause:
      'As it comes, it keeps machines from asking. Whether somebody let them in cannot be told from here.',
    fix: `If machines get no answer, let them through on ${at(facts, 'card')}.`,
  }),
  'other-dhcp-server': facts => ({
    symptom: `Another DHCP server answers on ${at(facts, 'card')}: ${at(facts, 'server')}.`,
    cause: `If both hand out addresses, other devices may lose their connection.${otherBoot(facts)}`,
    fix: 'Leave the addresses to it and only say what to boot (proxy mode); Serve does so by itself.',
  }),
  'tftp-fails': facts => ({
    symptom: `${at(facts, 'file')} does not come by TFTP from ${at(facts, 'address')}: ${at(facts, 'detail')}.`,
    cause:
      'Something on this computer stops packets between its own programs; machines get no boot program then.',
    fix: 'Look at the firewall and at security software.',
  }),
  'http-fails': facts => ({
    symptom: `${at(facts, 'file')} does not come by HTTP from ${at(facts, 'address')}: ${at(facts, 'detail')}.`,
    cause:
      'Something on this computer stops connections between its own programs; machines get no kernel then.',
    fix: 'Look at the firewall, at security software, and at proxies.',
  }),
  'boot-programs-missing': facts => ({
    symptom: `Boot programs are missing: ${at(facts, 'files')}.`,
    cause: 'They are the first that a machine loads.',
    fix: "Fetch them from this system's packages.",
  }),
  'boot-program-changed': facts => ({
    symptom: `${at(facts, 'file')} is not what was fetched${facts['package'] ? ` (${at(facts, 'package')} ${at(facts, 'version', '')})` : ''}.`,
    cause: 'Its checksum differs: it is damaged, or somebody replaced it.',
    fix: 'Fetch the boot programs again. Programs of your own belong into the data folder.',
  }),
  'disk-full': facts => ({
    symptom: `Only ${bytes(facts, 'freeBytes')} are free in ${at(facts, 'path')}.`,
    cause: 'Leases, the log and the kernels of imported images are kept there.',
    fix: 'Free some space, or choose another data folder with --data.',
  }),
  'clock-wrong': facts => ({
    symptom: `The clock of this computer says ${day(facts, 'nowMs')}.`,
    cause: `That was before ${day(facts, 'laterMs')}, and this computer has files of that day. Leases end by the clock.`,
    fix: 'Set the clock.',
  }),
  'test-machines-incomplete': facts => ({
    symptom: `Not installed: ${at(facts, 'programs')}.`,
    cause: 'Only test machines need them; serving does not.',
    fix: 'Install them to try an image without a second computer.',
  }),
}

function firewallCause(facts: Facts): string {
  if (facts['chain'] === undefined)
    return facts['zone'] === undefined
      ? `${at(facts, 'firewall')} has no rule that lets Slipway in.`
      : `${at(facts, 'firewall')} does not list them in the zone ${at(facts, 'zone')}.`
  const where = `table ${at(facts, 'table')}, chain ${at(facts, 'chain')}`
  return facts['rule'] === undefined
    ? `No rule of ${at(facts, 'firewall')} takes them, and the policy of ${where} is drop.`
    : `The rule "${at(facts, 'rule')}" of ${at(facts, 'firewall')} does (${where}).`
}

function otherBoot(facts: Facts): string {
  if (facts['bootFile'] === undefined) return ''
  const from = facts['nextServer'] === undefined ? '' : ` from ${at(facts, 'nextServer')}`
  return ` It also tells machines to boot ${at(facts, 'bootFile')}${from}.`
}

/** What a fix does, as a button says it. */
export function describeDoctorFix(fix: DoctorFix): string {
  switch (fix.kind) {
    case 'host-change':
      return describeHostChange(fix.change)
    case 'fetch-boot-files':
      return 'Fetch the boot programs'
    case 'serve-as':
      return fix.mode === 'proxy' ? 'Serve in proxy mode' : 'Serve without DHCP'
    case 'other-card':
      return fix.card === null ? 'Choose another card' : `Serve on ${oneLine(fix.card)}`
    case 'other-http-port':
      return `Use HTTP port ${fix.port}`
    case 'show-command':
      return 'Show the command'
  }
}

export function describeHostChange(change: HostChange): string {
  switch (change.kind) {
    case 'open-ports':
      return change.until === 'restart' ? 'Allow the ports until restart' : 'Allow the ports always'
    case 'open-firewall':
      return `Let machines on ${oneLine(change.nic)} through`
    case 'set-address':
      return `Give ${oneLine(change.nic)} the address ${change.address}/${change.prefixLength} while serving`
  }
}

/** What was looked at, and that nothing is wrong with it. */
export function describeCheck({ check, state, skipped, facts }: DoctorCheckResult): string {
  if (state === 'skipped' && skipped) return oneLine(`${CHECK_NAMES[check]}: ${SKIPPED[skipped]}`)
  return oneLine(state === 'fine' ? FINE[check](facts) : CHECK_NAMES[check])
}

const CHECK_NAMES: Readonly<Record<DoctorCheckResult['check'], string>> = {
  card: 'Network card',
  ports: 'Ports',
  firewall: 'Firewall',
  'dhcp-servers': 'Other DHCP servers',
  'boot-programs': 'Boot programs',
  tftp: 'TFTP',
  http: 'HTTP',
  disk: 'Disk space',
  clock: 'Clock',
  'test-machines': 'Test machines',
}

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  'no-usable-card': 'not looked at without a card that has an address',
  quick: 'not part of a quick look',
  'not-allowed': 'only an administrator may read its rules',
  'not-here': 'not known how on this system',
  'other-finding': 'not tried because of what is said above',
  'serving-changed': 'not tried because serving began or runs on another card',
}

const FINE: Readonly<Record<DoctorCheckResult['check'], (facts: Facts) => string>> = {
  card: facts => `${at(facts, 'card')} is up and has the address ${at(facts, 'address')}`,
  ports: facts =>
    facts['ours'] === 1 ? `Slipway has ports ${at(facts, 'ports')}` : `Ports ${at(facts, 'ports')} are free`,
  firewall: facts =>
    at(facts, 'firewall', '') === ''
      ? 'No firewall stands in the way'
      : `The firewall (${at(facts, 'firewall')}) lets machines through`,
  'dhcp-servers': facts =>
    facts['mode'] === 'proxy'
      ? 'Another server hands out the addresses, as it should'
      : 'No other DHCP server answers',
  'boot-programs': facts =>
    facts['count'] === undefined
      ? 'The boot programs are here'
      : `${at(facts, 'count')} boot programs are here, with the right checksums`,
  tftp: facts => `${at(facts, 'file')} came by TFTP from ${at(facts, 'address')}`,
  http: facts => `${at(facts, 'file')} came by HTTP from ${at(facts, 'address')}`,
  disk: facts => `${bytes(facts, 'freeBytes')} are free`,
  clock: () => 'The clock is right, as far as can be told',
  'test-machines': () => 'QEMU, OVMF and swtpm are installed',
}
