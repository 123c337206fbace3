import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { createSlipway, type Slipway, type SlipwayServer } from '../support/slipway.ts'

export const OURS = '10.78.0.1'
export const PEER = '10.78.0.3'
export const HTTP_PORT = 8080
const FILE_SIZES = {
  'large.bin': 32 * 1024 ** 2,
  'middle.bin': 2 * 1024 ** 2,
  'small.bin': 256 * 1024,
} as const

/** Two computers and a cable: ours serves files at 10.78.0.1, a peer serves the same ones at 10.78.0.3. */
export interface FilePlace {
  readonly server: Namespace
  readonly client: Namespace
  readonly slipway: Slipway
  readonly running: SlipwayServer
  /** The files that both serve by TFTP: `large.bin` and others. */
  readonly tftpRoot: string
  readonly sizeOf: (file: FileName) => number
  /** Empty, for peers. */
  readonly folder: string
  readonly image: ImageInWords | null
}

export type FileName = keyof typeof FILE_SIZES

/** Runs `use` in a new place; an ISO is imported before serving starts. */
export async function withFilePlace<T>(
  options: { readonly iso?: string; readonly serverEnvironment?: NodeJS.ProcessEnv },
  use: (place: FilePlace) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const server = await createNamespace()
  const client = await createNamespace()
  try {
    await server.addCable('card0', client, 'card0')
    await server.addAddress('card0', `${OURS}/16`)
    await server.addAddress('card0', `${PEER}/16`)
    await client.addAddress('card0', '10.78.0.2/16')
    const data = join(folder, 'data')
    // Boot programs that the user adds are served by TFTP from here.
    const tftpRoot = join(data, 'boot-programs')
    await mkdir(tftpRoot, { recursive: true })
    for (const [name, sizeBytes] of Object.entries(FILE_SIZES))
      await writeFile(join(tftpRoot, name), randomBytes(sizeBytes))
    const slipway = await createSlipway(data)
    const image = options.iso === undefined ? null : await slipway.importIso(options.iso)
    const running = await slipway.serve(
      server,
      ['--nic', 'card0', '--dhcp', 'off', '--http-port', String(HTTP_PORT)],
      undefined,
      options.serverEnvironment,
    )
    const peers = join(folder, 'peers')
    await mkdir(peers)
    return await use({
      ...{ server, client, slipway, running, tftpRoot, image },
      folder: peers,
      sizeOf: file => FILE_SIZES[file],
    })
  } finally {
    await client.remove()
    await server.remove()
    await rm(folder, { recursive: true, force: true })
  }
}
