import { shellWord } from '../quoting.ts'

/** Calls home with what there is: curl in some installers, wget in the others. It never makes an installation fail. */
export const CALL_HOME = callHome('{{ callHome.installed }}')

function callHome(url: string): string {
  return `curl -fsS -m 20 '${url}' || wget -q -T 20 -O /dev/null '${url}' || true`
}

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
    ...keys.map(key => `printf '%s\\n' ${shellWord(key)} >> ${home}/.ssh/authorized_keys`),
    `chown ${userName}: ${home}/.ssh/authorized_keys && chmod 600 ${home}/.ssh/authorized_keys`,
  ]
}
