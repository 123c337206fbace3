import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseIpv4 } from '#contract/address.ts'
import type { HostChange, KeptHostChanges } from '#contract/host-change.ts'
import { createFirewallLook } from '#engine/features/doctor/firewall/look.ts'
import { dropsOf } from '#engine/features/doctor/firewall/drops.ts'
import { directElevation } from '#engine/features/doctor/privilege/elevation.ts'
import { createHostChanges } from '#engine/features/doctor/privilege/host-changes.ts'
import { runProgram, type RunProgram } from '#engine/base/process/run-program.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { createManualClock } from '../../support/manual-clock.ts'
import { createNamespace, type Namespace } from '../../support/namespace.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['nftables']))
const card = { name: 'br0', address: parseIpv4('10.99.0.1')!, prefixLength: 24 }
const HTTP_PORT = 8080

describe.skipIf(reason !== null)(nameWith('changes to this computer', reason), () => {
  let host: Namespace
  let inside: RunProgram
  let kept: KeptHostChanges | null
  const openChanges = (bootId = 'this start') =>
    createHostChanges({
      clock: createManualClock(),
      store: { read: () => kept, write: changes => (kept = changes) },
      run: inside,
      elevation: directElevation,
      bootId,
    })

  beforeEach(async () => {
    kept = null
    host = await createNamespace()
    await host.addBridge(card.name, '10.99.0.1/24')
    inside = ({ program, args, ...rest }) =>
      runProgram({ ...rest, program: 'ip', args: ['netns', 'exec', host.name, program, ...args] })
  })
  afterEach(() => host?.remove())

  const dropped = async (): Promise<readonly number[]> => {
    const seen = await createFirewallLook({ run: inside })(card.name)
    if (seen.kind !== 'rules') throw new Error(seen.kind)
    return dropsOf(seen.chains, card, HTTP_PORT).map(({ port }) => port)
  }
  const close = async (): Promise<HostChange> => {
    for (const table of ['inet filter', 'ip more']) {
      await host.run('nft', `add table ${table}`)
      await host.run('nft', `add chain ${table} input { type filter hook input priority 0; policy drop; }`)
    }
    await host.run('nft', 'add rule inet filter input ct state established,related accept')
    await host.run('nft', 'add chain inet filter second { type filter hook input priority 5; }')
    await host.run('nft', 'add rule inet filter second udp dport 69 reject')
    return {
      kind: 'open-firewall',
      firewall: 'nftables',
      nic: card.name,
      httpPort: HTTP_PORT,
      chains: [
        { family: 'inet', table: 'filter', chain: 'input' },
        { family: 'inet', table: 'filter', chain: 'second' },
        { family: 'ip', table: 'more', chain: 'input' },
      ],
    }
  }
  const ruleset = () => host.run('nft', 'list', 'ruleset')

  it('let machines through every chain that drops; undoing them restores the rules', async () => {
    const change = await close()
    const before = await ruleset()
    expect(new Set(await dropped())).toEqual(new Set([67, 69, 4011, HTTP_PORT]))
    const changes = openChanges()
    const made = await changes.make(change)
    expect(await dropped()).toEqual([])
    expect((await ruleset()).match(/policy drop/g)).toHaveLength(2)
    // Slipway was restarted meanwhile.
    await openChanges().undo(made.id)
    expect(await ruleset()).toBe(before)
    expect(openChanges().list()).toEqual([])
  })

  it("remove none of the user's rules when they are undone after a reload", async () => {
    const change = await close()
    const changes = openChanges()
    await changes.make(change)
    await host.run('nft', 'flush', 'ruleset')
    await close()
    // The new rules have the handles that Slipway's rules had.
    for (let more = 0; more < 6; more += 1)
      await host.run('nft', 'add rule inet filter input tcp dport 22 accept')
    const reloaded = await ruleset()
    await changes.undoServing()
    expect(await ruleset()).toBe(reloaded)
    expect(changes.list()).toEqual([])
  })

  it('add an address and remove it', async () => {
    const changes = openChanges()
    const address = parseIpv4('192.168.7.1')!
    await changes.make({ kind: 'set-address', nic: card.name, address, prefixLength: 24 })
    expect(await host.run('ip', '-4', 'address', 'show', 'dev', card.name)).toContain('192.168.7.1/24')
    await changes.undoServing()
    expect(await host.run('ip', '-4', 'address', 'show', 'dev', card.name)).not.toContain('192.168.7.1')
  })

  it('open ports until a restart: stopping leaves them open, undoing closes them, a restart resets them', async () => {
    const first = () => host.run('sysctl', '-n', 'net.ipv4.ip_unprivileged_port_start')
    const changes = openChanges()
    const made = await changes.make({ kind: 'open-ports', until: 'restart' })
    expect(await first()).toBe('67\n')
    await changes.undoServing()
    expect(await first()).toBe('67\n')
    expect(openChanges('the next start').list()).toEqual([])
    await changes.undo(made.id)
    expect(await first()).toBe('1024\n')
    expect(changes.list()).toEqual([])
  })

  it('report the message of a command that fails, and record nothing', async () => {
    const changes = openChanges()
    const address = parseIpv4('192.168.7.1')!
    await expect(
      changes.make({ kind: 'set-address', nic: 'absent0', address, prefixLength: 24 }),
    ).rejects.toMatchObject({
      code: 'host-command-failed',
      params: { detail: expect.stringContaining('absent0') as string },
    })
    expect(changes.list()).toEqual([])
  })
})
