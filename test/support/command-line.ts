import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../electron/headless/cli.ts', import.meta.url))

/** How a command ended and what it printed. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `slipway` on a data folder to its end, successful or not. */
export function runCommand(data: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [CLI, ...args, '--data', data],
      // English, whatever the language of this computer.
      { env: { ...process.env, LC_ALL: 'C' } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  )
}
