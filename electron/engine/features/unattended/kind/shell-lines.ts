import { callHomeLine } from '#contract/call-home-snippet.ts'
import { shellWord } from '../quoting.ts'

/** Calls home from a template, when everything is done. */
export const CALL_HOME = callHomeLine('{{ callHome.installed }}')

/** The shell lines of a form that are not empty. */
export function shellLines(commands: readonly string[]): readonly string[] {
  return commands.map(line => line.replaceAll(/[\r\n]+/g, ' ').trim()).filter(line => line !== '')
}

/** `sh -c '…'`, for places that take one command without a shell. */
export const viaShell = (line: string): string => `sh -c ${shellWord(line)}`

/** Lets SSH in with these keys, in the installed system. */
export function authorizeKeys(userName: string, home: string, keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return []
  return [
    `install -d -m 700 -o ${userName} -g ${userName} ${home}/.ssh`,
    ...keys.map(key => `echo ${shellWord(key)} >> ${home}/.ssh/authorized_keys`),
    `chown ${userName}: ${home}/.ssh/authorized_keys && chmod 600 ${home}/.ssh/authorized_keys`,
  ]
}
