import type { MacAddress } from '#contract/address.ts'
import type { Boot } from '#contract/timeline.ts'
import { defineStore } from 'pinia'
import { computed, inject, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'
import { createGather } from '../api/gather.ts'
import { createRateMeter } from '../model/rate.ts'

const KEPT = 200

/** The boots, newest first, and how fast each is loading right now. */
export const useBoots = defineStore('boots', () => {
  const client = inject(ClientKey)!
  const byId = shallowReactive(new Map<number, Boot>())
  const rates = shallowReactive(new Map<number, number | null>())
  const meters = new Map<string, ReturnType<typeof createRateMeter>>()
  const list = computed(() => [...byId.values()].toSorted((a, b) => b.startedAtMs - a.startedAtMs))

  const gather = createGather<number, Boot>(boots => {
    for (const [id, boot] of boots) {
      byId.set(id, boot)
      measure(boot)
    }
    while (byId.size > KEPT) byId.delete(Math.min(...byId.keys()))
  })
  client.on('boot.changed', boot => gather(boot.id, boot))

  function measure(boot: Boot): void {
    const running = boot.stages.findLast(stage => stage.state === 'running' && stage.progress !== null)
    if (!running?.progress) {
      rates.delete(boot.id)
      for (const stage of boot.stages) meters.delete(`${boot.id} ${stage.id}`)
      return
    }
    const key = `${boot.id} ${running.id}`
    const meter = meters.get(key) ?? createRateMeter()
    meters.set(key, meter)
    meter.add(boot.lastEventAtMs, running.progress.sentBytes)
    rates.set(boot.id, meter.bytesPerSecond())
  }

  async function load(): Promise<void> {
    const boots = await client.call('boots.list', { limit: KEPT })
    byId.clear()
    for (const boot of boots) byId.set(boot.id, boot)
  }

  const ofMachine = (mac: MacAddress): Boot[] => list.value.filter(boot => boot.mac === mac)

  return { byId, list, rates, load, ofMachine }
})
