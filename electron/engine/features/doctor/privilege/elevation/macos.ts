import type { Elevation } from '../elevation.ts'

/**
 * `do shell script … with administrator privileges` takes a line, not arguments: AppleScript itself quotes each one
 * (`quoted form of`), and the words reach it as arguments of `osascript`, so that none is ever part of a script.
 */
const SCRIPT = [
  'on run argv',
  'set line to ""',
  'repeat with word in argv',
  'set line to line & quoted form of (word as text) & " "',
  'end repeat',
  'do shell script line with administrator privileges',
  'end run',
]

/** AppleScript's error when the password window is closed. */
const USER_CANCELLED = '(-128)'

/** Asks with the system's own password window (AppleScript Language Guide, "do shell script"). */
export const macosElevation: Elevation = {
  wrap: ({ program, args, ...rest }) => ({
    ...rest,
    program: '/usr/bin/osascript',
    args: [...SCRIPT.flatMap(line => ['-e', line]), program, ...args],
  }),
  refusalOf: ({ code, stderr }) => (code !== 0 && stderr.includes(USER_CANCELLED) ? 'dismissed' : null),
  asks: true,
}
