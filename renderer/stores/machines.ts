import type { MacAddress } from '#contract/address.ts'
import type { Machine, MachineChange } from '#contract/machine.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Every machine that was ever heard of, and the names they call themselves. */
export const useMachines = defineStore('machines', () => {
  const client = inject(ClientKey)!
  const byMac = shallowReactive(new Map<MacAddress, Machine>())
  const hostnames = shallowReactive(new Map<MacAddress, string>())
  const isLoaded = ref(false)
  const list = computed(() => [...byMac.values()].toSorted((a, b) => b.lastSeenMs - a.lastSeenMs))

  client.on('machine.changed', machine => byMac.set(machine.mac, machine))
  client.on('lease.granted', lease => {
    if (lease.hostname) hostnames.set(lease.mac, lease.hostname)
  })

  async function load(): Promise<void> {
    const [machines, leases] = await Promise.all([
      client.call('machines.list', null),
      client.call('leases.list', null),
    ])
    byMac.clear()
    for (const machine of machines) byMac.set(machine.mac, machine)
    for (const lease of leases) if (lease.hostname) hostnames.set(lease.mac, lease.hostname)
    isLoaded.value = true
  }

  /** What to call a machine: the user's name for it, else its own, else its address. */
  function nameOf(mac: MacAddress): string {
    return byMac.get(mac)?.name ?? hostnames.get(mac) ?? mac
  }

  async function change(mac: MacAddress, change: MachineChange): Promise<void> {
    const machine = await client.call('machines.set', { mac, change })
    byMac.set(mac, machine)
  }

  return { byMac, hostnames, list, isLoaded, load, nameOf, change }
})
