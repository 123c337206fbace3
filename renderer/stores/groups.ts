import type { MachineGroup, MachineGroupChange } from '#contract/machine-group.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Groups of machines with the same settings. Each machine's row says which group it is in. */
export const useGroups = defineStore('groups', () => {
  const client = inject(ClientKey)!
  const byName = shallowReactive(new Map<string, MachineGroup>())
  const isLoaded = ref(false)
  const list = computed(() => [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name)))

  client.on('group.changed', group => byName.set(group.name, group))
  client.on('group.removed', ({ name }) => byName.delete(name))

  async function load(): Promise<void> {
    const groups = await client.call('groups.list', null)
    byName.clear()
    for (const group of groups) byName.set(group.name, group)
    isLoaded.value = true
  }

  async function change(name: string, change: MachineGroupChange): Promise<void> {
    byName.set(name, await client.call('groups.set', { name, change }))
  }

  async function remove(name: string): Promise<void> {
    await client.call('groups.remove', { name })
    byName.delete(name)
  }

  return { byName, list, isLoaded, load, change, remove }
})
