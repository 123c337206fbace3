import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { pathExists } from './path-exists.ts'
import { lastLine, runProgram } from '../../base/process/run-program.ts'

/** Paths of swtpm's programs. */
export interface TpmPrograms {
  readonly swtpm: string
  readonly setup: string
  readonly localCa: string
}

/**
 * Creates the state of a TPM 2 below `folder` if it does not exist: with an endorsement key and certificates, signed by
 * a private certificate authority in `caFolder`, because the system's belongs to another user. Returns the folder of
 * the state. Rejects with `tpm-unavailable`.
 */
export async function prepareTpm(needs: {
  readonly programs: TpmPrograms
  readonly folder: string
  readonly caFolder: string
}): Promise<string> {
  const { programs, folder, caFolder } = needs
  const state = join(folder, 'tpm2-00.permall')
  if (await pathExists(state)) return folder
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await mkdir(caFolder, { recursive: true, mode: 0o700 })
  const config = await writeSetup(programs, caFolder)
  const { code, stdout, stderr } = await runProgram(
    {
      program: programs.setup,
      args: [
        ...['--tpm2', '--tpmstate', folder, '--config', config],
        ...['--create-ek-cert', '--create-platform-cert', '--lock-nvram', '--overwrite'],
        // As root it would switch to the user tss, who cannot access the folder.
        ...(process.getuid?.() === 0 ? ['--runas', 'root'] : []),
      ],
    },
    { timeoutMs: 60_000 },
  )
  if (code === 0) return folder
  throw new SlipwayError('tpm-unavailable', {
    detail: lastLine(stderr, lastLine(stdout, 'swtpm_setup failed')),
  })
}

/** The same options as in swtpm's packages; the platform certificate requires platform facts. */
async function writeSetup(programs: TpmPrograms, caFolder: string): Promise<string> {
  const file = async (name: string, lines: readonly string[]): Promise<string> => {
    const path = join(caFolder, name)
    await writeFile(path, `${lines.join('\n')}\n`)
    return path
  }
  const ca = await file('localca.conf', [
    `statedir = ${caFolder}`,
    `signingkey = ${join(caFolder, 'signkey.pem')}`,
    `issuercert = ${join(caFolder, 'issuercert.pem')}`,
    `certserial = ${join(caFolder, 'certserial')}`,
  ])
  const options = await file('localca.options', [
    '--platform-manufacturer Slipway',
    '--platform-version 2.0',
    '--platform-model TestMachine',
  ])
  return file('setup.conf', [
    `create_certs_tool = ${programs.localCa}`,
    `create_certs_tool_config = ${ca}`,
    `create_certs_tool_options = ${options}`,
    'active_pcr_banks = sha256',
  ])
}

/** A TPM for one run of a machine: it exits when QEMU closes the connection. */
export function tpmCommand(swtpm: string, stateFolder: string, socket: string): readonly string[] {
  return [
    swtpm,
    'socket',
    ...['--tpm2', '--tpmstate', `dir=${stateFolder}`],
    ...['--ctrl', `type=unixio,path=${socket}`],
    '--terminate',
  ]
}
