import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Finding, FindingCode } from '#contract/finding.ts'
import type { Boot } from '#contract/timeline.ts'
import { LAB_CARD, LAB_TAP, openLab, type Lab } from './lab.ts'
import { recordBoot } from './recorded-boot.ts'
import { startVirtualMachine, type Firmware, type VirtualMachine } from './qemu.ts'
import type { PrintedEvent, SlipwayServer } from './slipway.ts'
import { makeTestIso, type IsoLayout, type TestIso, type TestIsoOptions } from './test-iso.ts'

/** A lab in which boots fail on purpose, and are observed. */
export interface WhyLab {
  readonly lab: Lab
  /** The default of its menu. */
  readonly iso: TestIso
  readonly server: SlipwayServer
  /** Packets that a firewall on Slipway's computer drops, coming or going: an nftables expression; null removes it. */
  drop(expression: string | null): Promise<void>
  /** Switches a machine on and waits until its timeline says why it stopped. */
  whyOf(
    computer: Computer & {
      readonly code: FindingCode
      /** Words to wait for on its screen, in addition to the finding. */
      readonly shows?: string
    },
  ): Promise<Finding>
  /** Switches a machine on, waits until its screen shows a line, and returns the findings until then. */
  bootOf(computer: Computer & { readonly line: string }): Promise<readonly FindingCode[]>
  /** The output of the machine that was switched on last. */
  screen(): string
  close(): Promise<void>
}

/** A machine; the events of its boot are recorded under the name. */
interface Computer {
  readonly name: string
  readonly firmware: Firmware
  readonly mac: string
  readonly memoryMb?: number
  readonly reboots?: boolean
}

/** For a busy computer: firmware under emulation, its timeouts, and the rule's timeout. */
const FINDING_MS = 240_000
const POLL_MS = 1500

export async function openWhyLab(
  options: {
    readonly layout?: IsoLayout
    readonly paddingBytes?: number
    readonly serve?: readonly string[]
    /** A folder of boot programs in place of the tests' default. */
    readonly programs?: string
    readonly disc?: Pick<TestIsoOptions, 'init' | 'files' | 'extraArguments'>
    readonly menuSeconds?: number
    readonly environment?: NodeJS.ProcessEnv
    readonly onEvent?: (event: PrintedEvent) => void
    /** Runs before Slipway checks the network. */
    readonly prepare?: (lab: Lab) => Promise<unknown>
  } = {},
): Promise<WhyLab> {
  const lab = await openLab()
  try {
    const iso = await makeTestIso({
      path: join(lab.folder, 'test.iso'),
      layout: options.layout ?? 'live-boot',
      ...(options.paddingBytes === undefined ? {} : { paddingBytes: options.paddingBytes }),
      ...options.disc,
    })
    const image = await lab.slipway.importIso(iso.path)
    const menuSeconds = String(options.menuSeconds ?? 1)
    await lab.slipway.command(
      ...['menu', 'set', '--default', image.entries[0]?.id ?? 'none', '--timeout', menuSeconds],
    )
    await options.prepare?.(lab)
    const server = await lab.slipway.serve(
      lab.namespace,
      [
        ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
        ...(options.serve ?? []),
      ],
      options.onEvent,
      {
        ...options.environment,
        ...(options.programs === undefined ? {} : { SLIPWAY_BOOT_PROGRAMS: options.programs }),
      },
    )
    return whyLabOf(lab, iso, server)
  } catch (thrown) {
    await lab.close()
    throw thrown
  }
}

function whyLabOf(lab: Lab, iso: TestIso, server: SlipwayServer): WhyLab {
  let machine: VirtualMachine | null = null
  const nft = (...words: string[]) => lab.namespace.run('nft', ...words)
  const cable = { namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci' as const }
  /** The machine while it runs. */
  const during = async <T>({ name, ...computer }: Computer, see: (on: VirtualMachine) => Promise<T>) => {
    machine = await startVirtualMachine({ ...cable, ...computer })
    try {
      const seen = await see(machine)
      await recordBoot(
        name,
        server.events.filter(event => event.mac === computer.mac),
      )
      return seen
    } finally {
      await machine.stop()
    }
  }
  return {
    lab,
    iso,
    server,
    screen: () => machine?.serialLog() ?? '',
    async drop(expression) {
      await nft('flush', 'ruleset')
      if (expression === null) return
      await nft('add', 'table', 'inet', 'wall')
      for (const way of ['input', 'output']) {
        await nft('add', 'chain', 'inet', 'wall', way, `{ type filter hook ${way} priority 0 ; }`)
        await nft('add', 'rule', 'inet', 'wall', way, ...expression.split(' '), 'drop')
      }
    },
    whyOf: ({ code, shows = '', ...computer }) =>
      during(computer, async on => {
        const finding = await findingOf(lab, computer.mac, code, () => on.serialLog())
        await on.waitForPrompt(`it showed "${shows}"`, line => line.includes(shows), FINDING_MS)
        return finding
      }),
    bootOf: ({ line, ...computer }) =>
      during(computer, async on => {
        await on.waitForLine(line, text => text.includes(line), FINDING_MS)
        return (await findingsOf(lab, computer.mac)).map(finding => finding.code)
      }),
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
    const findings = await findingsOf(lab, mac)
    const found = findings.find(finding => finding.code === code)
    if (found) return found
    seen = findings.map(finding => finding.code)
    await sleep(POLL_MS)
  }
  throw new Error(
    `no ${code} within ${FINDING_MS / 1000} s, but: ${seen.join(', ')}\n${screen().slice(-3000)}`,
  )
}

async function findingsOf(lab: Lab, mac: string): Promise<readonly Finding[]> {
  const boots = await lab.slipway.command<readonly Boot[]>('timeline', mac)
  return boots.flatMap(boot => boot.findings)
}
