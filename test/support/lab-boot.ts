import { join } from 'node:path'
import { expect } from 'vitest'
import type { Boot, StageId, StageState } from '#contract/timeline.ts'
import type { Lab } from './lab.ts'
import { LAB_TAP } from './lab.ts'
import type { Namespace } from './namespace.ts'
import { startVirtualMachine, type Firmware, type NicModel } from './qemu.ts'
import type { SlipwayServer } from './slipway.ts'
import { makeTestIso, type TestIso } from './test-iso.ts'
import { INIT_MARK } from './test-kernel.ts'

/** The address of the lab's card, which is Slipway's. */
export const LAB_ADDRESS = '10.77.0.1'
const HTTP_PORT = 8080

/** Imports an ISO with the test's kernel and makes it the menu's default after a second. */
export async function importTestIso(lab: Lab): Promise<TestIso> {
  const iso = await makeTestIso({
    path: join(lab.folder, 'test.iso'),
    extraArguments: `slipway.mark=42 slipway.report=http://${LAB_ADDRESS}:${HTTP_PORT}/report`,
  })
  const image = await lab.slipway.importIso(iso.path)
  await lab.slipway.command('menu', 'set', '--default', image.entries[0]?.id ?? 'none', '--timeout', '1')
  return iso
}

/** Switches a machine on, and waits until the kernel of the ISO runs with its arguments and has switched it off. */
export async function bootInLab(options: {
  readonly lab: Lab
  readonly iso: TestIso
  readonly firmware: Firmware
  readonly nic: NicModel
  readonly mac: string
  /** The network of its tap, if not the lab's. */
  readonly namespace?: Namespace
  /** A pcap file that gets every frame of its cable. */
  readonly capture?: string
  /** Until its kernel runs. */
  readonly waitMs?: number
}): Promise<void> {
  const { lab, iso, namespace = lab.namespace, waitMs = 110_000 } = options
  const machine = await startVirtualMachine({ ...options, namespace, tap: LAB_TAP })
  try {
    const line = await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), waitMs)
    expect(line.slice(INIT_MARK.length).split(' ')).toEqual(expect.arrayContaining(iso.arguments.split(' ')))
    await machine.poweredOff
  } finally {
    await machine.stop()
  }
}

/** The facts about one machine, without progress, in order. */
export function eventsOf(server: SlipwayServer, mac: string): SlipwayServer['events'] {
  return server.events.filter(event => event.mac === mac && !event.event.endsWith('.progress'))
}

/** The machine's only boot, stage by stage. */
export async function stagesOf(lab: Lab, mac: string): Promise<Partial<Record<StageId, StageState>>> {
  return Object.fromEntries((await onlyBootOf(lab, mac)).stages.map(stage => [stage.id, stage.state]))
}

export async function onlyBootOf(lab: Lab, mac: string): Promise<Boot> {
  const boots = await lab.slipway.command<readonly Boot[]>('timeline', mac)
  expect(boots, 'one power-on is one boot').toHaveLength(1)
  return boots[0]!
}
