import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef, watch } from 'vue'
import { ClientKey } from '../api/client.ts'
import type { AddressRange } from '#contract/subnet.ts'
import { useServing } from './serving.ts'

const READ_BACK = 500

/** Problems that need attention while serving continues, from the facts of this serving alone. */
export const useWarnings = defineStore('warnings', () => {
  const client = inject(ClientKey)!
  const serving = useServing()
  /** The pool that ran out of addresses, and when. */
  const poolFull = shallowRef<(AddressRange & { readonly atMs: number }) | null>(null)
  /** Relays whose requests belong to no configured network. */
  const strangeRelays = ref<readonly string[]>([])
  /** For any machine, whatever it asked for. */
  const lastActivityMs = ref(0)
  const sinceMs = computed(() => (serving.state.state === 'serving' ? serving.state.sinceMs : null))

  function note(event: BootEvent): void {
    if (sinceMs.value === null || event.atMs < sinceMs.value) return
    if (event.mac) lastActivityMs.value = Math.max(lastActivityMs.value, event.atMs)
    if (event.kind === 'dhcp.pool-exhausted')
      poolFull.value = { first: event.first as Ipv4, last: event.last as Ipv4, atMs: event.atMs }
    if (event.kind !== 'dhcp.refused') return
    const { relay } = event
    if (relay && !strangeRelays.value.includes(relay)) strangeRelays.value = [...strangeRelays.value, relay]
  }
  client.on('event.recorded', note)

  async function load(): Promise<void> {
    for (const event of await client.call('events.list', { limit: READ_BACK })) note(event)
  }
  watch(sinceMs, () => {
    poolFull.value = null
    strangeRelays.value = []
    lastActivityMs.value = 0
    if (sinceMs.value !== null) load().catch(() => undefined)
  })

  return { poolFull, strangeRelays, lastActivityMs, load }
})
