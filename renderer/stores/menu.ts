import type { BootMenu, MenuImport, MenuNode } from '#contract/menu.ts'
import { nodesOf, withImported } from '#contract/menu-nodes.ts'
import { defineStore } from 'pinia'
import { computed, inject, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'
import { inOrder } from '../model/menu-nodes.ts'

/** The boot menu that machines are shown. */
export const useMenu = defineStore('menu', () => {
  const client = inject(ClientKey)!
  const menu = shallowRef<BootMenu | null>(null)
  const nodes = computed<readonly MenuNode[]>(() => (menu.value ? inOrder(nodesOf(menu.value)) : []))

  client.on('menu.changed', next => {
    menu.value = next
  })

  async function load(): Promise<void> {
    menu.value = await client.call('menu.show', null)
  }

  async function change(change: { defaultId?: string; timeoutSeconds?: number }): Promise<void> {
    menu.value = await client.call('menu.set', change)
  }

  async function arrange(next: readonly MenuNode[] | null): Promise<void> {
    menu.value = await client.call('menu.arrange', { nodes: next })
  }

  async function importMenu(read: MenuImport): Promise<void> {
    if (menu.value) await arrange(withImported(menu.value, read, 'add').nodes)
  }

  const read = (text: string): Promise<MenuImport> => client.call('menu.read', { text })

  return { menu, nodes, load, change, arrange, read, importMenu }
})
