import type { Elevation } from '../elevation.ts'

/** ERROR_CANCELLED: the question of User Account Control was answered with no. */
const CANCELLED = 1223

/**
 * Asks by User Account Control. The script is fixed; program and arguments reach it as arguments (`-Args` of a script
 * block), and Start-Process gets them as one line quoted as CommandLineToArgvW reads it.
 */
const SCRIPT =
  '& { param($program, $line) try { $p = Start-Process -FilePath $program -ArgumentList $line -Verb RunAs ' +
  `-WindowStyle Hidden -Wait -PassThru; exit $p.ExitCode } catch { exit ${CANCELLED} } }`

export const windowsElevation: Elevation = {
  wrap: ({ program, args, ...rest }) => ({
    ...rest,
    program: 'powershell',
    args: [
      ...['-NoProfile', '-NonInteractive', '-Command', SCRIPT],
      ...[program, args.map(quoteArgument).join(' ')].map(quoteForPowerShell),
    ],
  }),
  refusalOf: ({ code }) => (code === CANCELLED ? 'dismissed' : null),
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
