import type { BootMenu } from '#contract/menu.ts'
import { defineStore } from 'pinia'
import { inject, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'

/** The boot menu that machines are shown. */
export const useMenu = defineStore('menu', () => {
  const client = inject(ClientKey)!
  const menu = shallowRef<BootMenu | null>(null)

  client.on('menu.changed', next => {
    menu.value = next
  })

  async function load(): Promise<void> {
    menu.value = await client.call('menu.show', null)
  }

  async function change(change: { defaultId?: string; timeoutSeconds?: number }): Promise<void> {
    menu.value = await client.call('menu.set', change)
  }

  return { menu, load, change }
})
