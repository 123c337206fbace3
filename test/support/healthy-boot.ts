import { expect } from 'vitest'
import { bootInLab, onlyBootOf } from './lab-boot.ts'
import type { Firmware } from './qemu.ts'
import { recordBoot } from './recorded-boot.ts'
import type { WhyLab } from './why-lab.ts'

/** Boots a machine to the end in a lab for failures, records it, and expects no finding. */
export async function bootsWell(
  why: WhyLab,
  name: string,
  computer: { readonly firmware: Firmware; readonly mac: string },
): Promise<void> {
  await bootInLab({ lab: why.lab, iso: why.iso, nic: 'virtio-net-pci', waitMs: 220_000, ...computer })
  await recordBoot(
    name,
    why.server.events.filter(event => event.mac === computer.mac),
  )
  expect((await onlyBootOf(why.lab, computer.mac)).findings).toEqual([])
}
