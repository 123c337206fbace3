import type { Words } from '#words/describe.ts'
import type { Command } from 'commander'
import {
  findingsOf,
  type DoctorCode,
  type DoctorFinding,
  type DoctorFix,
  type DoctorReport,
} from '#contract/doctor.ts'
import { describeDoctorFinding, messageOfDoctorCheck, messageOfDoctorFix } from '#words/doctor.ts'
import type { Describe } from '#words/phrase.ts'
import { formatCommand, type HostCommand } from '#contract/host-change.ts'
import { english, printable } from '../output.ts'
import { command, inSession, toInteger, type CommonOptions } from './command.ts'

interface DoctorOptions extends CommonOptions {
  readonly nic?: string
  readonly httpPort?: number
  readonly quick?: boolean
}

/** `slipway doctor`: exit code 0 if nothing is wrong, otherwise that of the worst finding. */
export function addDoctorCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'doctor', text('cli.doctor'))
      .option('--nic <name>', text('cli.doctor.nic'))
      .option('--http-port <port>', text('cli.doctor.httpPort'), toInteger)
      .option('--quick', text('cli.doctor.quick'))
      .action((options: DoctorOptions) =>
        inSession(words, options, async (session, output) => {
          const { nic, httpPort, quick } = options
          const report = await session.call('doctor.run', { nic, httpPort, quick })
          output.answer(inEnglish(report), () => describeReport(report, words))
          process.exitCode = exitCodeOfReport(report)
        }),
      ),
  )
}

/** The report with English sentences in addition to the data, for scripts that show it to people. */
function inEnglish(report: DoctorReport) {
  const { describe } = english
  const withText = (finding: DoctorFinding) => ({
    ...finding,
    ...describeDoctorFinding(describe, finding),
    fixes: finding.fixes.map(fix => ({
      ...fix,
      label: describe(messageOfDoctorFix(fix)),
      run: linesOf(fix),
    })),
  })
  return {
    ...report,
    findings: findingsOf(report).map(withText),
    checks: report.checks.map(({ findings, ...check }) => ({
      ...check,
      findings: findings.map(one => one.code),
    })),
  }
}

const MARKS = { blocking: 'x', warning: '!', note: '-' } as const

/** Findings first, the worst at the top; then one line for each check that passed. */
export function describeReport(report: DoctorReport, { text, describe }: Words): string {
  const findings = findingsOf(report)
  const others = report.checks.filter(({ state }) => state !== 'found')
  const { nic } = report
  const count = findings.length
  const head =
    count === 0
      ? nic === null
        ? text('cli.doctor.fine')
        : text('cli.doctor.fine-on', { nic })
      : nic === null
        ? text('cli.doctor.found', { count })
        : text('cli.doctor.found-on', { count, nic })
  return [
    head,
    ...findings.flatMap(finding => ['', ...describeOne(finding, describe)]),
    '',
    ...others.map(
      check => `  ${check.state === 'fine' ? '+' : ' '} ${describe(messageOfDoctorCheck(check))}`,
    ),
  ]
    .map(printable)
    .join('\n')
}

function describeOne(finding: DoctorFinding, describe: Describe): string[] {
  const { symptom, cause, fix } = describeDoctorFinding(describe, finding)
  return [
    `  ${MARKS[finding.severity]} ${symptom}`,
    `    ${cause}`,
    `    ${fix}`,
    ...finding.fixes.flatMap(one =>
      linesOf(one).map(line => `      ${describe(messageOfDoctorFix(one))}: ${line}`),
    ),
  ]
}

/** The commands to type. */
function linesOf(fix: DoctorFix): string[] {
  switch (fix.kind) {
    case 'host-change':
      return fix.commands.map(asRoot)
    case 'show-command':
      return [asRoot(fix.command)]
    case 'fetch-boot-files':
      return ['slipway boot-files --fetch']
    case 'serve-as':
      return [`slipway serve --dhcp ${fix.mode}`]
    case 'other-card':
      return fix.card === null ? [] : [`slipway serve --nic ${fix.card}`]
    case 'other-http-port':
      return [`slipway serve --http-port ${fix.port}`]
  }
}

function asRoot(one: HostCommand): string {
  const line = formatCommand(one)
  return one.input === undefined ? `sudo ${line}` : line.replace(' | ', ' | sudo ')
}

/** The exit code of the error that the same fault would cause (`exit-code.ts`); 3 if there is no such error. */
const EXIT_CODES: Readonly<Record<DoctorCode, number>> = {
  'port-taken': 10,
  'ports-closed': 11,
  'firewall-drops': 12,
  'firewall-unread': 0,
  'other-dhcp-server': 13,
  'no-card': 14,
  'card-without-address': 14,
  'card-in-bridge': 14,
  'card-link-local': 14,
  'card-without-link': 3,
  'card-wifi': 3,
  'bridge-waits': 3,
  'tftp-fails': 3,
  'http-fails': 3,
  'boot-programs-missing': 24,
  'boot-program-changed': 24,
  'disk-full': 22,
  'clock-wrong': 3,
  'test-machines-incomplete': 0,
}

export function exitCodeOfReport(report: DoctorReport): number {
  const [worst] = findingsOf(report).filter(({ severity }) => severity !== 'note')
  return worst ? EXIT_CODES[worst.code] : 0
}
