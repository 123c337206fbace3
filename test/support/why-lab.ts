import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Finding, FindingCode } from '#contract/finding.ts'
import type { Boot } from '#contract/timeline.ts'
import { LAB_CARD, LAB_TAP, openLab, type Lab } from './lab.ts'
import { recordBoot } from './recorded-boot.ts'
import { startVirtualMachine, type Firmware } from './qemu.ts'
import type { SlipwayServer } from './slipway.ts'
import { makeTestIso, type IsoLayout } from './test-iso.ts'

/** A lab in which boots fail on purpose, and are heard of. */
export interface WhyLab {
  readonly lab: Lab
  readonly server: SlipwayServer
  /** Packets that a firewall on our computer drops, coming or going: an nftables expression; null lifts it. */
  drop(expression: string | null): Promise<void>
  /** Switches a machine on and waits until its timeline says why it stopped. */
  whyOf(options: {
    readonly name: string
    readonly firmware: Firmware
    readonly mac: string
    readonly memoryMb?: number
    readonly code: FindingCode
  }): Promise<Finding>
  close(): Promise<void>
}

/** For a busy computer: firmware under emulation, its timeouts, and the rule's own. */
const FINDING_MS = 240_000
const POLL_MS = 1500

export async function openWhyLab(
  options: {
    readonly layout?: IsoLayout
    readonly paddingBytes?: number
    readonly serve?: readonly string[]
  } = {},
): Promise<WhyLab> {
  const lab = await openLab()
  try {
    const iso = await makeTestIso({
      path: join(lab.folder, 'test.iso'),
      layout: options.layout ?? 'live-boot',
      ...(options.paddingBytes === undefined ? {} : { paddingBytes: options.paddingBytes }),
    })
    const image = await lab.slipway.importIso(iso.path)
    await lab.slipway.command('menu', 'set', '--default', image.entries[0]?.id ?? 'none', '--timeout', '1')
    const server = await lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
      ...(options.serve ?? []),
    ])
    return whyLabOf(lab, server)
  } catch (thrown) {
    await lab.close()
    throw thrown
  }
}

function whyLabOf(lab: Lab, server: SlipwayServer): WhyLab {
  const nft = (...words: string[]) => lab.namespace.run('nft', ...words)
  return {
    lab,
    server,
    async drop(expression) {
      await nft('flush', 'ruleset')
      if (expression === null) return
      await nft('add', 'table', 'inet', 'wall')
      for (const way of ['input', 'output']) {
        await nft('add', 'chain', 'inet', 'wall', way, `{ type filter hook ${way} priority 0 ; }`)
        await nft('add', 'rule', 'inet', 'wall', way, ...expression.split(' '), 'drop')
      }
    },
    async whyOf({ name, mac, code, ...computer }) {
      const cable = { namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci' as const, mac }
      const machine = await startVirtualMachine({ ...cable, ...computer })
      try {
        const finding = await findingOf(lab, mac, code, () => machine.serialLog())
        await recordBoot(
          name,
          server.events.filter(event => event.mac === mac),
        )
        return finding
      } finally {
        await machine.stop()
      }
    },
    async close() {
      await server.stop()
      await lab.close()
    },
  }
}

async function findingOf(lab: Lab, mac: string, code: FindingCode, screen: () => string): Promise<Finding> {
  const deadlineMs = Date.now() + FINDING_MS
  let seen: readonly string[] = []
  while (Date.now() < deadlineMs) {
    const boots = await lab.slipway.command<readonly Boot[]>('timeline', mac)
    const findings = boots.flatMap(boot => boot.findings)
    const found = findings.find(finding => finding.code === code)
    if (found) return found
    seen = findings.map(finding => finding.code)
    await sleep(POLL_MS)
  }
  throw new Error(
    `no ${code} within ${FINDING_MS / 1000} s, but: ${seen.join(', ')}\n${screen().slice(-3000)}`,
  )
}
