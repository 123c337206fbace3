import type { DoctorCheckResult, DoctorCode, DoctorFinding, DoctorFix } from '#contract/doctor.ts'
import type { HostChange } from '#contract/host-change.ts'
import type { Describe } from './phrase.ts'
import { message, type Message } from './message.ts'
import { named, plain, messageOfPort } from './phrase.ts'
import { whyOf } from './reason.ts'

/** A finding in sentences: what was found, why it prevents booting, and what to do. */
export interface DoctorText {
  readonly symptom: string
  readonly cause: string
  readonly fix: string
}

type Facts = Readonly<Record<string, string | number>>
type Finding = Pick<DoctorFinding, 'code' | 'facts'>

export function describeDoctorFinding(describe: Describe, finding: Finding): DoctorText {
  const [symptom, cause, fix] = messagesOfDoctorFinding(finding)
  return {
    symptom: sentence(describe, symptom),
    cause: sentence(describe, cause),
    fix: sentence(describe, fix),
  }
}

const sentence = (describe: Describe, one: Message): string => asHead(describe(one))
const asHead = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A finding of a newer version is its code with its facts. */
export function messagesOfDoctorFinding({
  code,
  facts,
}: Finding): readonly [symptom: Message, cause: Message, fix: Message] {
  const known = Object.hasOwn(FINDINGS, code) ? FINDINGS[code] : undefined
  if (known) return known(facts)
  const unknown = { code, params: facts }
  return [unknown, unknown, unknown]
}

const at = (facts: Facts, key: string): string | number => facts[key] ?? `[${key}]`
const bytes = (facts: Facts, key: string): { bytes: number } => ({ bytes: Number(facts[key] ?? 0) })
const day = (facts: Facts, key: string): string =>
  new Date(Number(facts[key] ?? 0)).toISOString().slice(0, 10)

const FINDINGS: Readonly<
  Record<DoctorCode, (facts: Facts) => readonly [symptom: Message, cause: Message, fix: Message]>
> = {
  'no-card': () => [
    plain('doctor.finding.no-card.symptom'),
    plain('doctor.finding.no-card.cause'),
    plain('doctor.finding.no-card.fix'),
  ],
  'card-without-address': facts => [
    message('doctor.finding.card-without-address.symptom', { card: at(facts, 'card') }),
    plain('doctor.finding.card-without-address.cause'),
    named('doctor.finding.card-without-address.fix', { address: facts['address'] }),
  ],
  'card-link-local': facts => [
    message('doctor.finding.card-link-local.symptom', { card: at(facts, 'card') }),
    message('doctor.finding.card-link-local.cause', { address: at(facts, 'address') }),
    plain('doctor.finding.card-link-local.fix'),
  ],
  'card-without-link': facts => [
    message('doctor.finding.card-without-link.symptom', { card: at(facts, 'card') }),
    plain('doctor.finding.card-without-link.cause'),
    plain('doctor.finding.card-without-link.fix'),
  ],
  'card-wifi': facts => [
    message('doctor.finding.card-wifi.symptom', { card: at(facts, 'card') }),
    plain('doctor.finding.card-wifi.cause'),
    plain('doctor.finding.card-wifi.fix'),
  ],
  'card-in-bridge': facts => [
    message('doctor.finding.card-in-bridge.symptom', {
      card: at(facts, 'card'),
      bridge: at(facts, 'bridge'),
    }),
    plain('doctor.finding.card-in-bridge.cause'),
    message('doctor.finding.card-in-bridge.fix', { bridge: at(facts, 'bridge') }),
  ],
  'bridge-waits': facts => [
    message('doctor.finding.bridge-waits.symptom', {
      card: at(facts, 'card'),
      seconds: at(facts, 'seconds'),
    }),
    plain('doctor.finding.bridge-waits.cause'),
    plain('doctor.finding.bridge-waits.fix'),
  ],
  'ports-closed': facts => [
    message('doctor.finding.ports-closed.symptom', { ports: at(facts, 'ports') }),
    plain('doctor.finding.ports-closed.cause'),
    plain('doctor.finding.ports-closed.fix'),
  ],
  'port-taken': facts => [
    holderOf(facts),
    plain(
      String(facts['port']) === '4011'
        ? 'doctor.finding.port-taken.cause.proxy'
        : 'doctor.finding.port-taken.cause',
    ),
    plain(
      facts['protocol'] === 'tcp' ? 'doctor.finding.port-taken.fix.http' : 'doctor.finding.port-taken.fix',
    ),
  ],
  'firewall-drops': facts => [
    message('doctor.finding.firewall-drops.symptom', { ports: at(facts, 'ports'), card: at(facts, 'card') }),
    firewallCause(facts),
    message('doctor.finding.firewall-drops.fix', { card: at(facts, 'card') }),
  ],
  'firewall-unread': facts => [
    message('doctor.finding.firewall-unread.symptom', { firewall: at(facts, 'firewall') }),
    plain('doctor.finding.firewall-unread.cause'),
    message('doctor.finding.firewall-unread.fix', { card: at(facts, 'card') }),
  ],
  'other-dhcp-server': facts => [
    message('doctor.finding.other-dhcp-server.symptom', {
      card: at(facts, 'card'),
      server: at(facts, 'server'),
    }),
    otherServerCause(facts),
    plain('doctor.finding.other-dhcp-server.fix'),
  ],
  'tftp-fails': facts => [
    message('doctor.finding.tftp-fails.symptom', fetched(facts)),
    plain('doctor.finding.tftp-fails.cause'),
    plain('doctor.finding.tftp-fails.fix'),
  ],
  'http-fails': facts => [
    message('doctor.finding.http-fails.symptom', fetched(facts)),
    plain('doctor.finding.http-fails.cause'),
    plain('doctor.finding.http-fails.fix'),
  ],
  'boot-programs-missing': facts => [
    message('doctor.finding.boot-programs-missing.symptom', { files: at(facts, 'files') }),
    plain('doctor.finding.boot-programs-missing.cause'),
    plain('doctor.finding.boot-programs-missing.fix'),
  ],
  'boot-program-changed': facts => [
    facts['package']
      ? message('doctor.finding.boot-program-changed.symptom.package', {
          file: at(facts, 'file'),
          package: facts['package'],
          version: facts['version'] ?? '',
        })
      : message('doctor.finding.boot-program-changed.symptom', { file: at(facts, 'file') }),
    plain('doctor.finding.boot-program-changed.cause'),
    plain('doctor.finding.boot-program-changed.fix'),
  ],
  'disk-full': facts => [
    message('doctor.finding.disk-full.symptom', {
      free: bytes(facts, 'freeBytes'),
      path: at(facts, 'path'),
    }),
    plain('doctor.finding.disk-full.cause'),
    plain('doctor.finding.disk-full.fix'),
  ],
  'clock-wrong': facts => [
    message('doctor.finding.clock-wrong.symptom', { day: day(facts, 'nowMs') }),
    message('doctor.finding.clock-wrong.cause', { later: day(facts, 'laterMs') }),
    plain('doctor.finding.clock-wrong.fix'),
  ],
  'test-machines-incomplete': facts => [
    message('doctor.finding.test-machines-incomplete.symptom', { programs: at(facts, 'programs') }),
    plain('doctor.finding.test-machines-incomplete.cause'),
    plain('doctor.finding.test-machines-incomplete.fix'),
  ],
}

function holderOf(facts: Facts): Message {
  const port = messageOfPort(at(facts, 'port'))
  const { holder, pid } = facts
  if (holder === undefined) return message('doctor.finding.port-taken.symptom.unnamed', { port })
  return pid === undefined
    ? message('doctor.finding.port-taken.symptom', { port, holder })
    : message('doctor.finding.port-taken.symptom.pid', { port, holder, pid })
}

function firewallCause(facts: Facts): Message {
  const firewall = at(facts, 'firewall')
  const { chain, zone, rule } = facts
  if (chain === undefined)
    return zone === undefined
      ? message('doctor.finding.firewall-drops.cause', { firewall })
      : message('doctor.finding.firewall-drops.cause.zone', { firewall, zone })
  const where = { firewall, table: at(facts, 'table'), chain }
  return rule === undefined
    ? message('doctor.finding.firewall-drops.cause.policy', where)
    : message('doctor.finding.firewall-drops.cause.rule', { ...where, rule })
}

function otherServerCause({ bootFile, nextServer }: Facts): Message {
  if (bootFile === undefined) return plain('doctor.finding.other-dhcp-server.cause')
  return nextServer === undefined
    ? message('doctor.finding.other-dhcp-server.cause.file', { bootFile })
    : message('doctor.finding.other-dhcp-server.cause.file-from', { bootFile, nextServer })
}

const fetched = (facts: Facts) => ({
  file: at(facts, 'file'),
  address: at(facts, 'address'),
  why: whyOf({ ...facts, reason: String(facts['detail'] ?? '') }),
})

/** The label of a fix's button. */
export function messageOfDoctorFix(fix: DoctorFix): Message {
  switch (fix.kind) {
    case 'host-change':
      return messageOfHostChange(fix.change)
    case 'fetch-boot-files':
      return plain('doctor.fix.fetch-boot-files')
    case 'serve-as':
      return plain(fix.mode === 'proxy' ? 'doctor.fix.serve-as-proxy' : 'doctor.fix.serve-without-dhcp')
    case 'other-card':
      return named('doctor.fix.other-card', { card: fix.card ?? undefined })
    case 'other-http-port':
      return message('doctor.fix.other-http-port', { port: fix.port })
    case 'show-command':
      return plain('doctor.fix.show-command')
  }
}

export function messageOfHostChange(change: HostChange): Message {
  switch (change.kind) {
    case 'open-ports':
      return plain(
        change.until === 'restart' ? 'doctor.change.open-ports.restart' : 'doctor.change.open-ports.always',
      )
    case 'open-firewall':
      return message('doctor.change.open-firewall', { nic: change.nic })
    case 'set-address':
      return message('doctor.change.set-address', {
        nic: change.nic,
        address: change.address,
        prefixLength: change.prefixLength,
      })
  }
}

/** What was checked: that it is fine, or why it was skipped. */
export function messageOfDoctorCheck({ check, state, skipped, facts }: DoctorCheckResult): Message {
  const name = plain(`doctor.check.${check}`)
  if (state === 'skipped' && skipped)
    return message('doctor.check.skipped', { check: name, why: plain(`doctor.skipped.${skipped}`) })
  return state === 'fine' ? fineMessage(check, facts) : name
}

function fineMessage(check: DoctorCheckResult['check'], facts: Facts): Message {
  switch (check) {
    case 'card':
      return message('doctor.fine.card', { card: at(facts, 'card'), address: at(facts, 'address') })
    case 'ports': {
      const ports = at(facts, 'ports')
      return facts['ours'] === 1
        ? message('doctor.fine.ports.ours', { ports })
        : message('doctor.fine.ports', { ports })
    }
    case 'firewall':
      return named('doctor.fine.firewall', { firewall: facts['firewall'] })
    case 'dhcp-servers':
      return plain(facts['mode'] === 'proxy' ? 'doctor.fine.dhcp-servers.proxy' : 'doctor.fine.dhcp-servers')
    case 'boot-programs': {
      const { count } = facts
      return named('doctor.fine.boot-programs', { count: typeof count === 'number' ? count : undefined })
    }
    case 'tftp':
    case 'http':
      return message(`doctor.fine.${check}`, { file: at(facts, 'file'), address: at(facts, 'address') })
    case 'disk':
      return message('doctor.fine.disk', { free: bytes(facts, 'freeBytes') })
    case 'clock':
    case 'test-machines':
      return plain(`doctor.fine.${check}`)
  }
}
