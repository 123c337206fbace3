import { describe, expect, it } from 'vitest'
import { parseIpv4 } from '#contract/address.ts'
import { formatCommand, type HostChange } from '#contract/host-change.ts'
import { parsers } from '#contract/parsers.ts'
import { hostCommandsOf, undoNftables } from '#engine/features/doctor/privilege/host-commands.ts'

const open = (firewall: 'firewalld' | 'ufw' | 'iptables', zone?: string): HostChange => ({
  kind: 'open-firewall',
  firewall,
  nic: 'eth1',
  httpPort: 8080,
  zone,
})
const lines = (change: HostChange) => {
  const { make, undo } = hostCommandsOf(change)
  return { make: make.map(formatCommand), undo: undo.map(formatCommand) }
}

describe('what is run as administrator', () => {
  it('is one line of sysctl for the ports, and a file to make it permanent', () => {
    expect(lines({ kind: 'open-ports', until: 'restart' })).toEqual({
      make: ['sysctl -w net.ipv4.ip_unprivileged_port_start=67'],
      undo: ['sysctl -w net.ipv4.ip_unprivileged_port_start=1024'],
    })
    expect(lines({ kind: 'open-ports', until: 'undone' })).toEqual({
      make: [
        expect.stringMatching(
          /^printf %s '.*ip_unprivileged_port_start=67\\n' \| tee \/etc\/sysctl\.d\/60-slipway\.conf$/,
        ),
        'sysctl -w net.ipv4.ip_unprivileged_port_start=67',
      ],
      undo: ['rm -f /etc/sysctl.d/60-slipway.conf', 'sysctl -w net.ipv4.ip_unprivileged_port_start=1024'],
    })
  })

  it('is what each firewall documents, and its reverse', () => {
    expect(lines(open('firewalld', 'home'))).toEqual({
      make: [
        'firewall-cmd --zone=home --add-port=67/udp --add-port=69/udp --add-port=4011/udp --add-port=8080/tcp',
      ],
      undo: [
        'firewall-cmd --zone=home --remove-port=67/udp --remove-port=69/udp --remove-port=4011/udp --remove-port=8080/tcp',
      ],
    })
    expect(lines(open('ufw'))).toEqual({
      make: [
        'ufw allow in on eth1 to any port 67,69,4011 proto udp comment slipway',
        'ufw allow in on eth1 to any port 8080 proto tcp comment slipway',
      ],
      undo: [
        'ufw delete allow in on eth1 to any port 67,69,4011 proto udp',
        'ufw delete allow in on eth1 to any port 8080 proto tcp',
      ],
    })
    expect(lines(open('iptables')).undo).toEqual(
      lines(open('iptables')).make.map(line => line.replace(' -I ', ' -D ')),
    )
  })

  it('contains nothing that a page made up: names that look like options or several words are refused', () => {
    const change = (more: object) => ({
      change: { kind: 'open-firewall', firewall: 'nftables', nic: 'eth1', httpPort: 80, ...more },
    })
    const isTaken = (input: unknown) => parsers['hostChanges.make'].safeParse(input).success
    expect(isTaken(change({}))).toBe(true)
    expect(isTaken(change({ nic: 'Ethernet 2 (Dock)' }))).toBe(true)
    for (const nic of ['--version', '-D', 'a"; flush ruleset; #', "a'b", 'a;b', 'a\nb', '', 'a/b', '$(x)'])
      expect(isTaken(change({ nic })), nic).toBe(false)
    const chain = (name: string) => change({ chains: [{ family: 'inet', table: 'filter', chain: name }] })
    expect(isTaken(chain('input'))).toBe(true)
    for (const name of ['a b', 'a;b', '{', '-a', 'a"']) expect(isTaken(chain(name)), name).toBe(false)
    expect(isTaken(change({ httpPort: 0 }))).toBe(false)
    expect(isTaken(change({ zone: '--permanent' }))).toBe(false)
    expect(isTaken({ change: { kind: 'run', program: 'sh' } })).toBe(false)
    const address = { kind: 'set-address', nic: 'eth1', address: parseIpv4('192.168.7.1'), prefixLength: 24 }
    expect(isTaken({ change: address })).toBe(true)
    expect(isTaken({ change: { ...address, prefixLength: 0 } })).toBe(false)
  })

  it('of nftables is undone by the handles that nft printed, and by nothing else', () => {
    expect(undoNftables('')).toEqual([])
    expect(undoNftables('insert rule inet filter input tcp dport 22 accept # handle 7')).toEqual([])
    const echoed =
      'add chain inet filter slipway # handle 4\ninsert rule inet filter input jump slipway # handle 9\n'
    expect(undoNftables(echoed)).toEqual([
      {
        program: 'nft',
        args: [
          'flush chain inet filter slipway; delete rule inet filter input handle 9; delete chain inet filter slipway',
        ],
      },
    ])
  })
})
