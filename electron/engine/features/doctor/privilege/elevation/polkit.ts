import type { Elevation } from '../elevation.ts'

/** Exit codes of pkexec(1): the dialog was dismissed; not authorised, or nobody to ask. */
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
