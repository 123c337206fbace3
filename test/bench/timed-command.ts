import type { Namespace } from '../support/namespace.ts'

/** How long a client took, and how much of that was its processor time. */
export interface Timed {
  readonly wallMs: number
  readonly clientCpuMs: number
}

/** Runs a client to its end; the shell measures its processor time. */
export async function timeCommand(client: Namespace, ...command: readonly string[]): Promise<Timed> {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null'
  const text = await client.run('bash', '-c', `{ ${script}; } 2>&1`, 'bash', ...command)
  const [wall, user, system] = (text.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  if (wall === undefined || user === undefined || system === undefined)
    throw new Error(`${command[0]} printed: ${text}`)
  return { wallMs: wall * 1000, clientCpuMs: (user + system) * 1000 }
}

/** How close the load generator was to being the limit: the share of the time in which it was busy. */
export function generatorNote(runs: readonly Timed[]): string {
  const wall = runs.reduce((sum, { wallMs }) => sum + wallMs, 0)
  const cpu = runs.reduce((sum, { clientCpuMs }) => sum + clientCpuMs, 0)
  return `client busy ${((100 * cpu) / wall).toFixed(0)} %`
}
