import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createFirewallLook } from '#engine/features/doctor/firewall/look.ts'
import { readNftJson } from '#engine/features/doctor/firewall/read-nft-json.ts'
import { readWindowsRules } from '#engine/features/doctor/firewall/listed-ports.ts'
import type { ProgramEnd, RunProgram } from '#engine/base/process/run-program.ts'

const UFW = readFileSync(new URL('../../../../fixtures/firewall/ufw.iptables-save', import.meta.url), 'utf8')
const absent: ProgramEnd = { code: null, stdout: '', stderr: '', isAbsent: true }
const said = (stdout: string): ProgramEnd => ({ code: 0, stdout, stderr: '', isAbsent: false })
const refused: ProgramEnd = { code: 1, stdout: '', stderr: 'Operation not permitted', isAbsent: false }

/** A computer on which these commands answer as recorded; all others are not installed. */
const answers =
  (table: Readonly<Record<string, ProgramEnd>>): RunProgram =>
  async ({ program, args }) =>
    table[[program, ...args].join(' ')] ?? table[program] ?? absent

const look = (
  table: Readonly<Record<string, ProgramEnd>>,
  ufwConfig = '',
  platform: NodeJS.Platform = 'linux',
) => createFirewallLook({ run: answers(table), platform, readUfwConfig: async () => ufwConfig })('eth0')

/** A zone as firewalld 2 prints it. */
const PUBLIC = `public (active)
  target: default
  ingress-priority: 0
  egress-priority: 0
  icmp-block-inversion: no
  interfaces: eth0
  sources: 
  services: dhcpv6-client mdns ssh tftp
  ports: 4000-4100/udp 8080/tcp
  protocols: 
  forward: yes
`

describe('the firewall check', () => {
  it('finds none if no firewall program is installed', async () => {
    expect(await look({})).toEqual({ kind: 'none' })
  })

  it('without the right to read the rules says so, and names ufw if it is on', async () => {
    expect(await look({ nft: refused })).toEqual({ kind: 'unread', firewall: null })
    expect(await look({ nft: refused }, '# comment\nENABLED=yes\nLOGLEVEL=low\n')).toEqual({
      kind: 'unread',
      firewall: 'ufw',
    })
    expect(await look({}, 'ENABLED=no\n')).toEqual({ kind: 'none' })
  })

  it('recognises the rules of ufw by its chains', async () => {
    expect(await look({ nft: said('{"nftables":[]}'), 'iptables-save': said(UFW) })).toMatchObject({
      kind: 'rules',
      firewall: 'ufw',
    })
  })

  it("asks firewalld for the card's zone, and reports what firewalld lists to an ordinary user", async () => {
    const seen = await look({
      nft: refused,
      'firewall-cmd --state': said('running\n'),
      'firewall-cmd --get-zone-of-interface=eth0': said('public\n'),
      'firewall-cmd --zone=public --list-all': said(PUBLIC),
    })
    expect(seen).toMatchObject({ kind: 'closed', firewall: 'firewalld', zone: 'public' })
    expect(seen.kind === 'closed' && seen.ports(8080)).toEqual(['UDP 67'])
    expect(seen.kind === 'closed' && seen.ports(9090)).toEqual(['UDP 67', 'TCP 9090'])
  })

  it('treats a card in no zone as in the default one; a zone that accepts everything lacks nothing', async () => {
    const seen = await look({
      nft: refused,
      'firewall-cmd --state': said('running\n'),
      'firewall-cmd --get-zone-of-interface=eth0': refused,
      'firewall-cmd --get-default-zone': said('trusted\n'),
      'firewall-cmd --zone=trusted --list-all': said('trusted\n  target: ACCEPT\n  services: \n'),
    })
    expect(seen.kind === 'closed' && seen.ports(8080)).toEqual([])
  })

  it("on macOS asks about Slipway's program", async () => {
    const tool = '/usr/libexec/ApplicationFirewall/socketfilterfw'
    const mac = (state: string, app: string) =>
      look(
        {
          [`${tool} --getglobalstate`]: said(state),
          [`${tool} --getappblocked ${process.execPath}`]: said(app),
        },
        '',
        'darwin',
      )
    expect(await mac('Firewall is disabled. (State = 0)\n', '')).toEqual({ kind: 'none' })
    const open = await mac(
      'Firewall is enabled. (State = 1)\n',
      `Incoming connection to the application is permitted\n`,
    )
    expect(open.kind === 'closed' && open.ports(8080)).toEqual([])
    const shut = await mac('Firewall is enabled. (State = 1)\n', 'The application is blocked\n')
    expect(shut.kind === 'closed' && shut.ports(8080)).toEqual(['UDP 67', 'UDP 69', 'UDP 4011', 'TCP 8080'])
  })

  it('on Windows prefers a block rule to an allow rule', async () => {
    const windows = async (rules: readonly object[] | object, isOn = true) => {
      const seen = await look({ powershell: said(JSON.stringify({ isOn, rules })) }, '', 'win32')
      return seen.kind === 'closed' ? seen.ports(80) : seen.kind
    }
    const rule = (action: string) => ({ action, program: process.execPath.toUpperCase() })
    const all = ['UDP 67', 'UDP 69', 'UDP 4011', 'TCP 80']
    expect(await windows([])).toEqual(all)
    // PowerShell does not print a list if there is only one object.
    expect(await windows(rule('Allow'))).toEqual([])
    expect(await windows([rule('Allow'), rule('Block')])).toEqual(all)
    expect(await windows([{ action: 'Allow', program: 'C:\\other.exe' }])).toEqual(all)
    expect(await windows([], false)).toBe('none')
    expect(await look({}, '', 'win32')).toEqual({ kind: 'unread', firewall: 'windows' })
  })

  it('treats malformed output as no answer', () => {
    for (const text of ['', '[]', '{', '{"nftables":1}', 'null']) expect(readNftJson(text, 'eth0')).toBeNull()
    for (const text of ['', '{', 'null', '{"isOn":1}']) expect(readWindowsRules(text)).toBeNull()
    const odd = {
      nftables: [null, 1, { chain: 1 }, { rule: { family: 'ip' } }, { set: {} }, { metainfo: {} }],
    }
    expect(readNftJson(JSON.stringify(odd), 'eth0')).toEqual([])
  })
})
