import type { AppInfo, BootFile } from '#contract/methods.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'
import type { LinkStatus } from '../api/transport.ts'

/** The connection to the engine and what the engine reports about itself. */
export const useConnection = defineStore('connection', () => {
  const client = inject(ClientKey)!
  const status = ref<LinkStatus>('connecting')
  const lostAtMs = ref<number | null>(null)
  const info = shallowRef<AppInfo | null>(null)
  const isFetchingBootFiles = ref(false)
  const isOnline = computed(() => status.value === 'online')

  client.onStatus(next => {
    if (next === 'lost' && status.value !== 'lost') lostAtMs.value = Date.now()
    if (next === 'online') lostAtMs.value = null
    status.value = next
  })

  async function load(): Promise<void> {
    info.value = await client.call('app.info', null)
  }

  async function fetchBootFiles(): Promise<readonly BootFile[]> {
    isFetchingBootFiles.value = true
    try {
      const files = await client.call('bootFiles.fetch', null)
      await load()
      return files
    } finally {
      isFetchingBootFiles.value = false
    }
  }

  return { status, isOnline, lostAtMs, info, isFetchingBootFiles, load, fetchBootFiles, place: client.place }
})
