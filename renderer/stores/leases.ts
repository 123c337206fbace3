import type { Ipv4, MacAddress } from '#contract/address.ts'
import { ipv4ToNumber } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'
import { defineStore } from 'pinia'
import { computed, inject, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Which machine has which address, and until when; and the host names that machines sent. */
export const useLeases = defineStore('leases', () => {
  const client = inject(ClientKey)!
  const byIp = shallowReactive(new Map<Ipv4, Lease>())
  const hostnames = shallowReactive(new Map<MacAddress, string>())
  const list = computed(() => [...byIp.values()].toSorted((a, b) => ipv4ToNumber(a.ip) - ipv4ToNumber(b.ip)))

  function note(lease: Lease): void {
    byIp.set(lease.ip, lease)
    if (lease.hostname) hostnames.set(lease.mac, lease.hostname)
  }
  client.on('lease.granted', note)
  client.on('event.recorded', ({ kind }) => {
    if (kind === 'dhcp.released' || kind === 'dhcp.declined') load().catch(() => undefined)
  })

  async function load(): Promise<void> {
    const leases = await client.call('leases.list', null)
    byIp.clear()
    for (const lease of leases) note(lease)
  }

  return { byIp, hostnames, list, load }
})
