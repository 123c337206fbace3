import type { HostCommand } from '#contract/host-change.ts'
import { findProgram } from '../../../base/process/find-program.ts'

/** How this system runs one program as administrator, after it has asked its user. */
export interface Elevation {
  /** What is started instead of the command itself. */
  wrap(command: HostCommand): HostCommand
  /** What the way of asking itself answers: the user said no, or no one could be asked. Null: the program's own end. */
  refusalOf(end: { readonly code: number | null; readonly stderr: string }): 'dismissed' | 'impossible' | null
  /** Whether the system asks its user each time. */
  readonly asks: boolean
}

/** Null where no one can be asked: the commands are shown instead. */
export function findElevation(
  host: {
    readonly platform: NodeJS.Platform
    readonly isRoot: boolean
    readonly find: (program: string) => string | null
  } = { platform: process.platform, isRoot: process.getuid?.() === 0, find: findProgram },
): Elevation | null {
  if (host.isRoot) return directElevation
  if (host.platform === 'darwin') return macosElevation
  if (host.platform === 'win32') return windowsElevation
  return host.find('pkexec') === null ? null : polkitElevation(host.find)
}

/** We are root, as on a server: no one is asked twice. */
export const directElevation: Elevation = {
  wrap: command => command,
  refusalOf: () => null,
  asks: false,
}

/** Exit codes of pkexec(1): the dialog was dismissed; not authorised, or no one to ask. */
const DISMISSED = 126
const NOT_AUTHORISED = 127

/** Asks through polkit. pkexec wants the whole path, shows it, and clears the environment. */
export function polkitElevation(find: (program: string) => string | null): Elevation {
  return {
    wrap: ({ program, args, ...rest }) => ({
      ...rest,
      program: 'pkexec',
      args: [find(program) ?? program, ...args],
    }),
    refusalOf({ code }) {
      if (code === DISMISSED) return 'dismissed'
      return code === NOT_AUTHORISED ? 'impossible' : null
    },
    asks: true,
  }
}

/**
 * `do shell script … with administrator privileges` takes a line, not arguments: AppleScript itself quotes each one
 * (`quoted form of`), and the words reach it as arguments of `osascript`, so that none is ever part of a script.
 */
const MACOS_SCRIPT = [
  'on run argv',
  'set line to ""',
  'repeat with word in argv',
  'set line to line & quoted form of (word as text) & " "',
  'end repeat',
  'do shell script line with administrator privileges',
  'end run',
]

/** AppleScript's error when the password window is closed. */
const APPLESCRIPT_CANCELLED = '(-128)'

/** Asks with the system's own password window (AppleScript Language Guide, "do shell script"). */
export const macosElevation: Elevation = {
  wrap: ({ program, args, ...rest }) => ({
    ...rest,
    program: '/usr/bin/osascript',
    args: [...MACOS_SCRIPT.flatMap(line => ['-e', line]), program, ...args],
  }),
  refusalOf: ({ code, stderr }) =>
    code !== 0 && stderr.includes(APPLESCRIPT_CANCELLED) ? 'dismissed' : null,
  asks: true,
}

/** ERROR_CANCELLED: the question of User Account Control was answered with no. */
const UAC_CANCELLED = 1223

/**
 * Asks by User Account Control. The script is fixed; program and arguments reach it as arguments (`-Args` of a script
 * block), and Start-Process gets them as one line quoted as CommandLineToArgvW reads it.
 */
const WINDOWS_SCRIPT =
  '& { param($program, $line) try { $p = Start-Process -FilePath $program -ArgumentList $line -Verb RunAs ' +
  `-WindowStyle Hidden -Wait -PassThru; exit $p.ExitCode } catch { exit ${UAC_CANCELLED} } }`

export const windowsElevation: Elevation = {
  wrap: ({ program, args, ...rest }) => ({
    ...rest,
    program: 'powershell',
    args: [
      ...['-NoProfile', '-NonInteractive', '-Command', WINDOWS_SCRIPT],
      ...[program, args.map(quoteArgument).join(' ')].map(quoteForPowerShell),
    ],
  }),
  refusalOf: ({ code }) => (code === UAC_CANCELLED ? 'dismissed' : null),
  asks: true,
}

/** Backslashes are literal unless a quotation mark follows them (CommandLineToArgvW, Microsoft Learn). */
export function quoteArgument(argument: string): string {
  if (/^[^\s"]+$/.test(argument)) return argument
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}

/** A literal string: only the single quotation mark means anything in it, and doubled it is itself (about_Quoting_Rules). */
function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}
