import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { label } from '../support/label.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { createSlipway, type Slipway, type SlipwayServer } from '../support/slipway.ts'

const run = promisify(execFile)
const reason = await firstReason(needNamespaces, () =>
  needPackages(['udhcpc', 'atftp', 'bsdutils', 'tcpdump', 'curl']),
)

/** One machine played by real clients: DHCP, TFTP, HTTP, and logger(1) for its log. */
describe.skipIf(reason !== null)(nameWith('the boot of a machine as a file', reason), () => {
  let folder: string
  let server: Namespace
  let client: Namespace
  let slipway: Slipway
  let running: SlipwayServer
  let mac = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-report-'))
    server = await createNamespace()
    client = await createNamespace()
    await server.addCable('srv0', client, 'cli0')
    await server.addAddress('srv0', '10.98.0.1/24')
    mac = (await client.run('cat', '/sys/class/net/cli0/address')).trim()
    slipway = await createSlipway(join(folder, 'data'))
    const range = ['--range', '10.98.0.50-10.98.0.99']
    running = await slipway.serve(server, ['--nic', 'srv0', '--dhcp', 'server', ...range, '--syslog', '5514'])
    await client.run(
      ...(['udhcpc', '-i', 'cli0', '-n', '-q', '-s', '/bin/true', '-t', '5'] as const),
      ...(['-V', 'PXEClient:Arch:00007:UNDI:003000', '-x', '0x5d:0007'] as const),
    )
    const offered = running.events.find(({ event }) => event === 'dhcp.acknowledged')
    await client.addAddress('cli0', `${String(offered?.['address'])}/24`)
    await client.run('atftp', '-g', '-r', 'snponly.efi', '-l', '/dev/null', '10.98.0.1')
    await client.run('curl', '-s', `http://10.98.0.1:8080/ipxe/${mac.replaceAll(':', '-')}`)
    await client.run('logger', '-n', '10.98.0.1', '-P', '5514', '-d', '-t', 'anaconda', 'Installing packages')
  })

  afterAll(async () => {
    await running?.stop()
    await client?.remove()
    await server?.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('as text: requests and replies, including HTTP and the log of the installer', async () => {
    const file = join(folder, 'boot.txt')
    await slipway.command('timeline', mac, file, '--export', 'text')
    const text = await readFile(file, 'utf8')
    expect(text).toMatch(/^Boot 1 of .*, UEFI x64, 10\.98\.0\.50$/m)
    expect(text).toMatch(/tftp\.finished .*snponly\.efi/)
    expect(text).toMatch(/menu\.served/)
    expect(text).toMatch(/machine\.logged +anaconda: Installing packages/)
  })

  it('as pcap, which tcpdump reads: the whole DHCP exchange and the requests of TFTP', async () => {
    const file = join(folder, 'boot.pcap')
    await slipway.command('timeline', mac, file, '--export', 'pcap')
    const { stdout } = await run('tcpdump', ['-n', '-v', '-r', file])
    for (const kind of ['Discover', 'Offer', 'Request', 'ACK'])
      expect(stdout).toContain(`(53), length 1: ${kind}`)
    expect(stdout).toContain('RRQ "snponly.efi"')
    expect(stdout).not.toMatch(/ DATA |bad cksum/)
  })

  it('reports that the packets are gone with the server that kept them', async () => {
    await running.stop()
    const failing = slipway.command('timeline', mac, join(folder, 'late.pcap'), '--export', 'pcap')
    await expect(failing).rejects.toThrow(label('error.packets-not-kept.title'))
    await slipway.command('timeline', mac, join(folder, 'late.txt'), '--export', 'text')
  })
})
