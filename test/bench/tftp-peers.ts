import { fileURLToPath } from 'node:url'
import { needPackages } from '../support/debian-packages.ts'
import type { Namespace } from '../support/namespace.ts'
import { unpackedProgram } from '../support/unpacked-program.ts'
import { PEER } from './file-place.ts'
import { untilBound } from './until-bound.ts'

const TFTP2_SERVER = fileURLToPath(new URL('./tftp2-server.ts', import.meta.url))
const RELAY = fileURLToPath(new URL('./udp-relay.ts', import.meta.url))

/** Another TFTP server with its default options; serves `root` at {@link PEER}. */
export interface TftpPeer {
  readonly name: string
  /** Null if it is not available here. */
  start(server: Namespace, root: string): Promise<(() => Promise<void>) | null>
}

export const dnsmasqTftp: TftpPeer = {
  name: 'dnsmasq',
  async start(server, root) {
    const child = server.start([
      ...['dnsmasq', '-d', '-C', '/dev/null', '--port=0', `--listen-address=${PEER}`, '--bind-interfaces'],
      // Its default of 50 transfers would fail the row with 64.
      ...['--enable-tftp', `--tftp-root=${root}`, '--tftp-max=100', '--user=root'],
    ])
    await untilBound(server, `src ${PEER}:69`)
    return () => child.stop('SIGTERM')
  },
}

export const tftpdHpa: TftpPeer = {
  name: 'tftpd-hpa',
  async start(server, root) {
    const program = await unpackedProgram('tftpd-hpa', 'usr/sbin/in.tftpd')
    if (program === null || (await needPackages(['libwrap0'])) !== null) return null
    const child = server.start([program, '-L', '-a', `${PEER}:69`, '-u', 'root', '-s', root])
    await untilBound(server, `src ${PEER}:69`)
    return () => child.stop('SIGTERM')
  },
}

export const atftpd: TftpPeer = {
  name: 'atftpd',
  async start(server, root) {
    const program = await unpackedProgram('atftpd', 'usr/sbin/atftpd')
    if (program === null || (await needPackages(['libwrap0', 'libpcre2-8-0'])) !== null) return null
    const child = server.start([
      ...[program, '--daemon', '--no-fork', '--bind-address', PEER, '--port', '69', '--user', 'root.root'],
      ...['--logfile', '/dev/null', '--verbose=0', root],
    ])
    await untilBound(server, `src ${PEER}:69`)
    return () => child.stop('SIGTERM')
  },
}

/** The only npm package of a TFTP server that still exists: RFC 1350 without options and without retransmission. */
export const tftp2: TftpPeer = {
  name: 'tftp2',
  async start(server, root) {
    const child = server.start([process.execPath, TFTP2_SERVER, PEER, root])
    await untilBound(server, `src ${PEER}:69`)
    return () => child.stop('SIGTERM')
  },
}

/** A relay between the client and a server; resolves to a function that stops it. */
export async function startRelay(
  place: Namespace,
  options: {
    readonly listen: string
    readonly server: string
    readonly delayMs: number
    readonly lossPercent: number
  },
): Promise<() => Promise<void>> {
  const { listen, server, delayMs, lossPercent } = options
  const child = place.start([process.execPath, RELAY, listen, server, String(delayMs), String(lossPercent)])
  await child.waitForLine('it relayed', line => line === 'relaying', 10_000)
  return () => child.stop('SIGTERM')
}
