import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import { newMachine } from '#engine/store/machine-row.ts'
import { ip, mac, biosMac, uefiMac, stoppedMac } from './address-samples.ts'

const MINUTE_MS = 60_000

export const machine = (over: Partial<Machine> & { mac: MacAddress }): Machine => ({
  ...newMachine(over.mac, Date.now() - 5_000),
  uuid: '4c4c4544-0044-4a10-8052-b7c04f4d3032',
  arch: 'x64-uefi',
  firstSeenMs: Date.now() - 200 * MINUTE_MS,
  ...over,
})

export const machines: readonly Machine[] = [
  machine({
    mac: uefiMac,
    name: 'nuc-3',
    ip: ip('192.168.7.101'),
    entry: 'debian-12-live.live',
    next: 'once',
  }),
  machine({ mac: biosMac, arch: 'x86-bios', ip: ip('192.168.7.102'), uuid: null, memoryMegabytes: 1_020 }),
  machine({ mac: stoppedMac, ip: ip('192.168.7.103'), lastSeenMs: Date.now() - 260_000 }),
  machine({
    mac: mac('52:54:00:12:34:56'),
    name: 'lab-vm',
    next: 'local',
    lastSeenMs: Date.now() - 26 * 60 * MINUTE_MS,
  }),
]
