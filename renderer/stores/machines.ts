import type { MacAddress } from '#contract/address.ts'
import type { Machine, MachineChange } from '#contract/machine.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'
import { createGather } from '../api/gather.ts'
import { useLeases } from './leases.ts'

/** Every machine that was ever seen, and the host names they send. */
export const useMachines = defineStore('machines', () => {
  const client = inject(ClientKey)!
  const byMac = shallowReactive(new Map<MacAddress, Machine>())
  const { hostnames } = useLeases()
  const isLoaded = ref(false)
  const list = computed(() => [...byMac.values()].toSorted((a, b) => b.lastSeenMs - a.lastSeenMs))

  const gather = createGather<MacAddress, Machine>(machines => {
    for (const [mac, machine] of machines) byMac.set(mac, machine)
  })
  client.on('machine.changed', machine => gather(machine.mac, machine))

  async function load(): Promise<void> {
    const machines = await client.call('machines.list', null)
    byMac.clear()
    for (const machine of machines) byMac.set(machine.mac, machine)
    isLoaded.value = true
  }

  /** The displayed name of a machine: the user's name for it, else its host name, else its address. */
  function nameOf(mac: MacAddress): string {
    return byMac.get(mac)?.name ?? hostnames.get(mac) ?? mac
  }

  async function change(mac: MacAddress, change: MachineChange): Promise<void> {
    const machine = await client.call('machines.set', { mac, change })
    byMac.set(mac, machine)
  }

  /** All or none; resolves to how many. */
  async function changeMany(macs: readonly MacAddress[], change: MachineChange): Promise<number> {
    const changed = await client.call('machines.setMany', { macs: [...macs], change })
    for (const machine of changed) byMac.set(machine.mac, machine)
    return changed.length
  }

  return { byMac, hostnames, list, isLoaded, load, nameOf, change, changeMany }
})
