import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DoctorFinding, DoctorReport } from '#contract/doctor.ts'
import { testBootPrograms } from '../../support/boot-programs.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { tcpListener, udpListener } from '../../support/listening.ts'
import type { Namespace } from '../../support/namespace.ts'
import { startRouter } from '../../support/router.ts'
import { createSlipway } from '../../support/slipway.ts'
import { useSlipwayHost } from '../../support/slipway-host.ts'

/** The last row is what test machines need: a healthy computer shows it too. */
const PACKAGES = [
  ...['dnsmasq-base', 'nftables'],
  ...['qemu-system-x86', 'qemu-utils', 'seabios', 'ipxe-qemu', 'ovmf', 'swtpm', 'swtpm-tools'],
]
const reason = await firstReason(needNamespaces, () => needPackages(PACKAGES))

type PrintedReport = Omit<DoctorReport, 'checks'> & {
  readonly findings: readonly (DoctorFinding & { symptom: string; cause: string; fix: string })[]
  readonly checks: readonly { readonly check: string; readonly state: string }[]
}

describe.skipIf(reason !== null)(nameWith('slipway doctor', reason), () => {
  const host = useSlipwayHost()

  const examine = async (...args: readonly string[]) => {
    const { code, value, words } = await host.slipway.attempt(host.computer, [
      'doctor',
      '--nic',
      'srv0',
      ...args,
    ])
    if (value === null) throw new Error(words)
    return { code, report: value as PrintedReport }
  }
  const nft = (script: string) => host.computer.run('nft', script)
  const INPUT = 'add table inet filter; add chain inet filter input { type filter hook input priority 0'

  it('finds nothing on a healthy computer, and has checked everything', async () => {
    const { code, report } = await examine()
    expect(report.findings).toEqual([])
    expect(code).toBe(0)
    expect(report.checks.map(({ check, state }) => [check, state])).toEqual(
      ['card', 'ports', 'firewall', 'dhcp-servers', 'boot-programs', 'tftp', 'http', 'disk', 'clock']
        .map(check => [check, 'fine'])
        .concat([['test-machines', expect.any(String) as unknown as string]]),
    )
    // It leaves nothing open.
    expect((await host.computer.run('ss', '-tulnH')).trim()).toBe('')
  })

  it('finds nothing while Slipway serves on the card, and its servers answer the test requests', async () => {
    const server = await host.slipway.serve(host.computer, ['--nic', 'srv0', '--dhcp', 'server'])
    const { code, report } = await examine()
    expect(report.findings).toEqual([])
    expect(code).toBe(0)
    expect(report.checks.filter(({ state }) => state === 'skipped')).toEqual([])
    expect(await server.stop()).toBe(0)
  })

  it('names the program that has port 67, and its process', async () => {
    const router = await startRouter(host.computer, {
      card: 'srv0',
      range: '10.99.0.10,10.99.0.20,1h',
      leaseFile: join(host.folder, 'leases'),
    })
    const { code, report } = await examine('--quick')
    expect(report.findings).toMatchObject([
      { code: 'port-taken', severity: 'blocking', facts: { port: 67, holder: 'dnsmasq' } },
    ])
    const [{ facts, symptom }] = report.findings as [PrintedReport['findings'][number]]
    expect(symptom).toEqual(expect.stringMatching(new RegExp(`67 \\(DHCP\\).*dnsmasq.*${facts['pid']}`)))
    expect(await host.computer.run('cat', `/proc/${facts['pid']}/comm`)).toBe('dnsmasq\n')
    expect(code).toBe(10)
    await router.stop()
  })

  it('names the programs on the HTTP port and the boot server port; the latter does not prevent serving', async () => {
    const listen = `const dgram = require('dgram'), http = require('http')
      http.createServer().listen(8080, '10.99.0.1')
      dgram.createSocket('udp4').bind(4011, '10.99.0.1')`
    const other = host.computer.start([process.execPath, '-e', listen])
    await tcpListener(host.computer, 8080)
    await udpListener(host.computer, 4011)
    const { code, report } = await examine('--quick')
    expect(report.findings).toMatchObject([
      { code: 'port-taken', severity: 'blocking', facts: { protocol: 'tcp', port: 8080 } },
      { code: 'port-taken', severity: 'warning', facts: { protocol: 'udp', port: 4011 } },
    ])
    for (const { facts } of report.findings) expect(facts['holder']).toBe('node')
    expect(report.findings[0]!.fixes[0]).toMatchObject({ kind: 'other-http-port', port: 8081 })
    expect(code).toBe(10)
    const elsewhere = await examine('--quick', '--http-port', '8081')
    expect(elsewhere.report.findings.map(({ severity }) => severity)).toEqual(['warning'])
    await other.stop()
  })

  it('names the rule that drops TFTP, and its chain', async () => {
    await nft(`${INPUT}; policy accept; }; add rule inet filter input udp dport 69 counter drop`)
    const { code, report } = await examine()
    expect(report.findings).toMatchObject([
      {
        code: 'firewall-drops',
        severity: 'blocking',
        facts: {
          ports: 'UDP 69',
          firewall: 'nftables',
          table: 'inet filter',
          chain: 'input',
          rule: 'udp dport 69 drop',
        },
      },
    ])
    expect(code).toBe(12)
  })

  it('finds that the firewall drops exactly what a machine sends: tried with a packet, for rules of many kinds', async () => {
    const machine = await host.lan.attach('cli0', '10.99.0.50/24')
    const cases: readonly { rules: string; dropped: readonly number[] }[] = [
      {
        rules: `${INPUT}; policy drop; }; add rule inet filter input ct state established,related accept`,
        dropped: [67, 69, 4011, 8080],
      },
      {
        rules: `${INPUT}; policy drop; }
          add rule inet filter input ct state vmap { established : accept, related : accept, invalid : drop }
          add rule inet filter input udp dport { 67, 69 } accept
          add rule inet filter input ip saddr 10.99.0.0/24 tcp dport 8000-9000 accept`,
        dropped: [4011],
      },
      {
        rules: `${INPUT}; policy drop; }
          add chain inet filter cards
          add rule inet filter input jump cards
          add rule inet filter cards iifname "srv*" accept`,
        dropped: [],
      },
      {
        rules: `${INPUT}; policy accept; }
          add set inet filter closed { type inet_service; flags interval; elements = { 60-100, 4000-5000 } }
          add rule inet filter input iifname != "srv0" accept
          add rule inet filter input udp dport @closed reject`,
        dropped: [67, 69, 4011],
      },
      {
        // An accept in one chain does not override a drop in a later one.
        rules: `${INPUT}; policy accept; }; add rule inet filter input udp dport 69 accept
          add table ip late; add chain ip late in { type filter hook input priority 10; policy accept; }
          add rule ip late in udp dport vmap { 69 : drop, 4011 : drop }`,
        dropped: [69, 4011],
      },
      {
        rules:
          `add table ip early; add chain ip early pre { type filter hook prerouting priority raw; policy accept; }
          add rule ip early pre ip saddr != 10.0.0.0/8 ip saddr != 0.0.0.0 drop
          add rule ip early pre ip saddr 10.99.0.0/16 meta l4proto tcp th dport 8080 goto away
          add chain ip early away
          add rule ip early away drop`.replace(
            /(add rule [^\n]*goto away)\s*(add chain ip early away)/,
            '$2\n$1',
          ),
        dropped: [8080],
      },
    ]
    for (const { rules, dropped } of cases) {
      await nft('flush ruleset')
      await writeFile(join(host.folder, 'rules.nft'), rules.replaceAll('; add ', '\nadd '))
      await host.computer.run('nft', '-f', join(host.folder, 'rules.nft'))
      const { report } = await examine('--quick')
      const said = report.findings
        .flatMap(({ facts }) => String(facts['ports']).match(/\d+/g) ?? [])
        .map(Number)
      expect(said, rules).toEqual(dropped)
      expect(await droppedFrom(machine), rules).toEqual(dropped)
    }
  })

  /** The ports of Slipway that receive nothing from a machine, found by sending to them. */
  async function droppedFrom(machine: Namespace): Promise<readonly number[]> {
    const hear = host.computer.start([
      process.execPath,
      '-e',
      `const heard = new Set()
       const note = port => heard.has(port) || (heard.add(port), console.log('heard ' + port))
       for (const port of [67, 69, 4011]) {
         const socket = require('dgram').createSocket('udp4')
         socket.on('message', () => note(port))
         socket.bind(port)
       }
       require('net').createServer(() => note(8080)).listen(8080, () => console.log('ready'))`,
    ])
    await hear.waitForLine('it listened', line => line === 'ready', 20_000)
    await machine.run(
      process.execPath,
      '-e',
      `const to = require('dgram').createSocket({ type: 'udp4' })
       const dhcp = require('dgram').createSocket({ type: 'udp4' })
       const tcp = require('net').connect(8080, '10.99.0.1')
       tcp.on('error', () => {})
       const end = setTimeout(() => process.exit(0), 900)
       to.bind(2070, () => { for (const port of [69, 4011]) to.send('x', port, '10.99.0.1') })
       dhcp.bind(68, () => { dhcp.setBroadcast(true); dhcp.send('x', 67, '10.99.0.255') })`,
    )
    await hear.stop()
    const heard = new Set([...hear.output().matchAll(/heard (\d+)/g)].map(([, port]) => Number(port)))
    return [67, 69, 4011, 8080].filter(port => !heard.has(port))
  }

  it('names the other DHCP server and the boot file that it offers', async () => {
    const theirs = await host.lan.attach('lan0', '10.99.0.254/24')
    await startRouter(theirs, {
      card: 'lan0',
      range: '10.99.0.10,10.99.0.20,1h',
      leaseFile: join(host.folder, 'leases'),
      extra: ['--dhcp-boot=theirs.0,boothost,10.99.0.253'],
    })
    const { code, report } = await examine()
    expect(report.findings).toMatchObject([
      {
        code: 'other-dhcp-server',
        severity: 'warning',
        facts: { server: '10.99.0.254', bootFile: 'theirs.0', nextServer: '10.99.0.253' },
        fixes: [{ kind: 'serve-as', mode: 'proxy' }],
      },
    ])
    expect(code).toBe(13)
  })

  it('finds a missing and a damaged loader', async () => {
    const programs = join(host.folder, 'programs')
    await cp(await testBootPrograms(), programs, { recursive: true })
    await rm(join(programs, 'undionly.kpxe'))
    await writeFile(join(programs, 'snponly.efi'), 'not what it was')
    const { code, value } = await host.slipway.attempt(
      host.computer,
      ['doctor', '--nic', 'srv0'],
      ['env', `SLIPWAY_BOOT_PROGRAMS=${programs}`],
    )
    const { findings } = value as PrintedReport
    expect(findings).toMatchObject([
      { code: 'boot-programs-missing', severity: 'blocking', facts: { files: 'undionly.kpxe' } },
      { code: 'boot-program-changed', severity: 'blocking', facts: { file: 'snponly.efi' } },
      ...findings.slice(2),
    ])
    expect(code).toBe(24)
  })

  it('finds a card without an address, without a cable, in a bridge, and a bridge that waits', async () => {
    await host.computer.run('ip', 'link', 'add', 'bare0', 'type', 'veth', 'peer', 'name', 'far0')
    const bare = await host.slipway.attempt(host.computer, ['doctor', '--nic', 'bare0', '--quick'])
    expect((bare.value as PrintedReport).findings).toMatchObject([
      {
        code: 'card-without-address',
        fixes: [{ kind: 'host-change' }, { kind: 'other-card', card: 'srv0' }],
      },
      { code: 'card-without-link' },
    ])
    expect(bare.code).toBe(14)
    await host.computer.run('ip', 'link', 'add', 'br7', 'type', 'bridge', 'stp_state', '1')
    await host.computer.run('ip', 'link', 'set', 'br7', 'up')
    await host.computer.run('ip', 'address', 'add', '10.97.0.1/24', 'dev', 'br7')
    await host.computer.run('ip', 'link', 'set', 'srv0', 'master', 'br7')
    expect((await examine('--quick')).report.findings).toMatchObject([
      { code: 'card-in-bridge', facts: { card: 'srv0', bridge: 'br7' } },
    ])
    const bridge = await host.slipway.attempt(host.computer, ['doctor', '--nic', 'br7', '--quick'])
    expect((bridge.value as PrintedReport).findings).toMatchObject([
      { code: 'bridge-waits', facts: { seconds: 15 } },
    ])
    const none = await host.slipway.attempt(host.computer, ['doctor', '--nic', 'nope'])
    expect(none).toMatchObject({ code: 14, value: { error: { code: 'card-not-found' } } })
  })

  it('finds ports that are closed to ordinary users, and offers one command', async () => {
    const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups']
    const data = join(host.folder, 'open')
    const own = await createSlipway(data)
    await host.computer.run('install', '-d', '-o', '65534', '-g', '65534', data)
    await host.computer.run('chmod', '755', host.folder)
    const closed = await own.attempt(host.computer, ['doctor', '--nic', 'srv0'], asNobody)
    expect((closed.value as PrintedReport).findings.slice(0, 1)).toMatchObject([
      {
        code: 'ports-closed',
        facts: { ports: '67, 69' },
        fixes: [
          { commands: [{ program: 'sysctl', args: ['-w', 'net.ipv4.ip_unprivileged_port_start=67'] }] },
          {},
        ],
      },
    ])
    expect(closed.code).toBe(11)
    await host.computer.run('sysctl', '-w', 'net.ipv4.ip_unprivileged_port_start=67')
    const open = await own.attempt(host.computer, ['doctor', '--nic', 'srv0'], asNobody)
    expect((open.value as PrintedReport).findings).toEqual([])
    expect(open.code).toBe(0)
  })
})
