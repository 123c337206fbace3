import type { HostCommand } from '#contract/host-change.ts'
import { findProgram } from '../../../base/process/find-program.ts'

/** How this system runs one program as administrator after asking its user. */
export interface Elevation {
  /** The command that runs `command` with elevated rights. */
  wrap(command: HostCommand): HostCommand
  /**
   * Whether the elevation itself failed: the user refused, or no one could be asked. Null: this is the program's own
   * exit.
   */
  refusalOf(end: { readonly code: number | null; readonly stderr: string }): 'dismissed' | 'impossible' | null
  /** Whether the system asks its user each time. */
  readonly asks: boolean
}

/** Null if no one can be asked: Slipway then shows the commands instead. */
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

/** Slipway runs as root, as on a server, so there is no one to ask. */
export const directElevation: Elevation = {
  wrap: command => command,
  refusalOf: () => null,
  asks: false,
}

/** Exit codes of pkexec(1): the dialog was dismissed; not authorised, or no authentication agent. */
const DISMISSED = 126
const NOT_AUTHORISED = 127

/** Asks through polkit. pkexec requires the full path, shows it, and clears the environment. */
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
 * `do shell script … with administrator privileges` takes one command line, not arguments: AppleScript itself quotes
 * each word (`quoted form of`), and the words are passed as arguments of `osascript`, so that none becomes part of a
 * script.
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

/** ERROR_CANCELLED: the user refused in the User Account Control dialog. */
const UAC_CANCELLED = 1223

/**
 * Asks through User Account Control. The script is fixed; program and arguments are passed as arguments (`-Args` of a
 * script block), and Start-Process gets them as one line quoted for CommandLineToArgvW.
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
  let quoted = ''
  let backslashes = 0
  for (const char of argument) {
    if (char === '"') quoted += `${'\\'.repeat(backslashes)}\\"`
    else quoted += char
    backslashes = char === '\\' ? backslashes + 1 : 0
  }
  return `"${quoted}${'\\'.repeat(backslashes)}"`
}

/**
 * A literal string: only the single quotation mark is special in it, and is escaped by doubling (about_Quoting_Rules).
 */
function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}
