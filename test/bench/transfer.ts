import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { createSlipway } from '../support/slipway.ts'
import { makeTestIso } from '../support/test-iso.ts'
import { medianOf, report } from './measure.ts'
import { nginxProgram, startNginx } from './nginx.ts'

const OURS = '10.78.0.1'
const PEER = '10.78.0.3'
const HTTP_PORT = 8080
const TFTP_BYTES = 16 * 1024 ** 2
const ISO_PADDING_BYTES = 512 * 1024 ** 2

/** How fast files leave, over a cable between two network namespaces, ours and a peer's in turn. */
export async function measureTransfers(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const server = await createNamespace()
  const client = await createNamespace()
  try {
    await server.addCable('card0', client, 'card0')
    await server.addAddress('card0', `${OURS}/24`)
    await server.addAddress('card0', `${PEER}/24`)
    await client.addAddress('card0', '10.78.0.2/24')
    await measureBoth(folder, server, client)
  } finally {
    await client.remove()
    await server.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureBoth(folder: string, server: Namespace, client: Namespace): Promise<void> {
  const iso = await makeTestIso({ path: join(folder, 'test.iso'), paddingBytes: ISO_PADDING_BYTES })
  const data = join(folder, 'data')
  const own = join(data, 'boot-programs')
  await mkdir(own, { recursive: true })
  await writeFile(join(own, 'large.bin'), randomBytes(TFTP_BYTES))

  const slipway = await createSlipway(data)
  const image = await slipway.importIso(iso.path)
  const running = await slipway.serve(server, [
    ...['--nic', 'card0', '--dhcp', 'server', '--range', '10.78.0.100-10.78.0.199'],
    ...['--http-port', String(HTTP_PORT)],
  ])

  const isoBytes = (await stat(iso.path)).size
  const ourHttp = `http://${OURS}:${HTTP_PORT}/iso/${image.id}.iso`
  const nginx = await nginxProgram()
  if (nginx === null) {
    report('HTTP, whole ISO', speed(await httpMbps(client, ourHttp, isoBytes)), 'no nginx to compare with')
  } else {
    const root = join(folder, 'root')
    await mkdir(root)
    await symlink(iso.path, join(root, 'test.iso'))
    await startNginx(server, { program: nginx, folder, root, listen: `${PEER}:80` })
    const peerHttp = `http://${PEER}:80/test.iso`
    // Once each to warm the page cache, then in turn.
    await httpMbps(client, peerHttp, isoBytes)
    const [ours, peers] = [
      await medianOf(3, () => httpMbps(client, ourHttp, isoBytes)),
      await medianOf(3, () => httpMbps(client, peerHttp, isoBytes)),
    ]
    compare('HTTP, whole ISO', ours, peers, 'nginx with sendfile')
  }

  server.start([
    ...['dnsmasq', '-d', '-C', '/dev/null', '--port=0', `--listen-address=${PEER}`, '--bind-interfaces'],
    ...['--enable-tftp', `--tftp-root=${own}`, '--user=root'],
  ])
  await tftpMbps(client, PEER)
  compare(
    'TFTP, blocks of 1428 bytes, one at a time',
    await medianOf(3, () => tftpMbps(client, OURS)),
    await medianOf(3, () => tftpMbps(client, PEER)),
    'dnsmasq',
  )
  await running.stop()
}

function compare(what: string, ours: number, peers: number, peer: string): void {
  report(what, speed(ours), `${(ours / peers).toFixed(2)} x ${peer} (${speed(peers)})`)
}

function speed(mbps: number): string {
  return `${mbps.toFixed(0)} MB/s`
}

/** Megabytes a second that `curl` got. */
async function httpMbps(client: Namespace, url: string, sizeBytes: number): Promise<number> {
  const text = await client.run('curl', '-sf', '-o', '/dev/null', '-w', '%{size_download} %{time_total}', url)
  const [got, seconds] = text.split(' ').map(Number)
  if (got !== sizeBytes || seconds === undefined) throw new Error(`${url} gave ${got} of ${sizeBytes} bytes`)
  return sizeBytes / 1e6 / seconds
}

/** Megabytes a second that `atftp` got. */
async function tftpMbps(client: Namespace, address: string): Promise<number> {
  const options = ['--option', 'blksize 1428', '--option', 'tsize 0']
  const beganMs = performance.now()
  await client.run('atftp', ...options, '-g', '-r', 'large.bin', '-l', '/dev/null', address)
  return TFTP_BYTES / 1e3 / (performance.now() - beganMs)
}
