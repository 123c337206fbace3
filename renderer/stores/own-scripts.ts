import type { MacAddress } from '#contract/address.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Null means all machines. */
type Place = MacAddress | null

/** Which machines run a script of the user, and unsaved drafts. */
export const useOwnScripts = defineStore('own-scripts', () => {
  const client = inject(ClientKey)!
  const places = shallowReactive(new Set<Place>())
  /** Unsaved text of a page that was left. */
  const drafts = shallowReactive(new Map<Place, string>())
  const isLoaded = ref(false)
  const forAll = computed(() => places.has(null))
  const machines = computed(() => [...places].filter(place => place !== null).toSorted())

  client.on('ownScript.changed', ({ mac, isThere }) => note(mac, isThere))

  function note(place: Place, isThere: boolean): void {
    if (isThere) places.add(place)
    else places.delete(place)
  }

  async function load(): Promise<void> {
    const scripts = await client.call('ownScripts.list', null)
    places.clear()
    for (const { mac } of scripts) places.add(mac)
    isLoaded.value = true
  }

  async function read(place: Place): Promise<string | null> {
    return (await client.call('ownScripts.show', { mac: place ?? undefined })).text
  }

  async function save(place: Place, text: string | null): Promise<void> {
    await client.call('ownScripts.set', { mac: place ?? undefined, text })
    note(place, text !== null)
  }

  return { places, drafts, isLoaded, forAll, machines, load, read, save }
})
