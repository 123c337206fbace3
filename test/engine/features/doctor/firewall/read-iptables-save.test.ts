import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseIpv4 } from '#contract/address.ts'
import { dropsOf } from '#engine/features/doctor/firewall/drops.ts'
import { readIptablesSave } from '#engine/features/doctor/firewall/read-iptables-save.ts'

/** `iptables-save` 1.8.9 after ufw 0.36.2's before.rules and after.rules were loaded. */
const UFW = readFileSync(new URL('../../../../fixtures/firewall/ufw.iptables-save', import.meta.url), 'utf8')
const card = { name: 'eth0', address: parseIpv4('192.168.7.1')!, prefixLength: 24 }

const dropped = (text: string) => dropsOf(readIptablesSave(text), card, 8080)
const ports = (text: string) => dropped(text).map(({ port }) => port)
const withRule = (rule: string) => UFW.replace('COMMIT', `${rule}\nCOMMIT`)
const filter = (policy: string, ...rules: string[]) =>
  ['*filter', `:INPUT ${policy} [0:0]`, ...rules.map(rule => `-A INPUT ${rule}`), 'COMMIT'].join('\n')

describe("iptables' rules", () => {
  it('of a default ufw block every machine, and the chain is named', () => {
    expect(ports(UFW)).toEqual([67, 69, 4011, 8080])
    const [dhcp, tftp] = dropped(UFW)
    // Broadcasts to port 67 have a separate rule in after.rules.
    expect(dhcp!.drop).toMatchObject({ chain: 'ufw-skip-to-policy-input', rule: '-j DROP' })
    expect(tftp!.drop).toMatchObject({ chain: 'INPUT', rule: null })
  })

  it('that a user of ufw added accept what they name, on the card they name', () => {
    const allow = (nic: string) =>
      `-A ufw-user-input -i ${nic} -p udp -m multiport --dports 67,69,4011 -m comment --comment "it\\'s \\"ours\\"" -j ACCEPT`
    expect(ports(withRule(allow('eth0')))).toEqual([8080])
    expect(ports(withRule(allow('eth1')))).toEqual([67, 69, 4011, 8080])
  })

  it.each([
    ['ACCEPT', ['-p udp -m udp --dport 69 -j REJECT --reject-with icmp-port-unreachable'], [69]],
    ['ACCEPT', ['-i eth+ -p udp -m udp --dport 60:70 -j DROP'], [67, 69]],
    ['ACCEPT', ['! -i lo -p tcp -m tcp --dport 8080 -j DROP'], [8080]],
    ['ACCEPT', ['-s 10.0.0.0/8 -j DROP', '-d 192.168.7.0/24 -p udp -m udp --dport 4011 -j DROP'], [4011]],
    ['DROP', ['-m conntrack --ctstate NEW -j ACCEPT'], []],
    ['DROP', ['-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT'], [67, 69, 4011, 8080]],
    // A match of an unknown module may accept the packet: the check claims nothing.
    ['DROP', ['-m set --match-set friends src -j ACCEPT'], []],
    // And it may drop it, so the check does not claim the opposite either.
    ['ACCEPT', ['-m recent --rcheck --seconds 60 -j DROP'], []],
    ['DROP', ['-p udp -j nowhere', '-p tcp -j ACCEPT'], []],
  ])('%s with %j drops %j', (policy, rules, expected) => {
    expect(ports(filter(policy, ...rules))).toEqual(expected)
  })

  it('that are malformed, circular or endless are ignored, quickly', () => {
    expect(readIptablesSave('')).toEqual([])
    expect(readIptablesSave('\u0000*filter\n-A\n:INPUT\nCOMMIT')).toEqual([])
    const circle = '*filter\n:INPUT DROP\n:a -\n:b -\n-A INPUT -j a\n-A a -j b\n-A b -j a\nCOMMIT'
    expect(ports(circle)).toEqual([])
    const wide = Array.from({ length: 20 }, (_, at) => `:c${at} -`).join('\n')
    const jumps = Array.from({ length: 19 }, (_, at) =>
      Array.from({ length: 20 }, () => `-A c${at} -j c${at + 1}`).join('\n'),
    ).join('\n')
    const started = performance.now()
    expect(ports(`*filter\n:INPUT DROP\n${wide}\n-A INPUT -j c0\n${jumps}\nCOMMIT`)).toEqual([])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
