import type { CardKind, NetworkCard } from '#contract/network.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useStored } from '../composables/use-stored.ts'
import { isUsable, orderCards } from '../model/card-order.ts'

const WIRED: readonly CardKind[] = ['ethernet', 'bridge', 'virtual']

/** The network cards of the computer that serves, and the selected one. */
export const useCards = defineStore('cards', () => {
  const client = inject(ClientKey)!
  const cards = shallowRef<readonly NetworkCard[]>([])
  const isLoaded = ref(false)
  /** By MAC, because names and order change; by name for cards without one. */
  const chosenKey = useStored<string | null>('card', null)

  const keyOf = (card: NetworkCard): string => card.mac ?? card.name
  const chosen = computed(() => {
    const remembered = cards.value.find(card => keyOf(card) === chosenKey.value)
    if (remembered) return remembered
    // If no card is usable, shows the most likely one with its problem; Wi-Fi is never selected automatically.
    const [best] = orderCards(cards.value)
    return best && (!isUsable(best) || WIRED.includes(best.kind)) ? best : null
  })

  client.on('cards.changed', next => {
    cards.value = next
  })

  async function load(): Promise<void> {
    cards.value = await client.call('cards.list', null)
    isLoaded.value = true
  }

  function choose(card: NetworkCard): void {
    chosenKey.value = keyOf(card)
  }

  const byName = (name: string): NetworkCard | null => cards.value.find(card => card.name === name) ?? null

  return { cards, isLoaded, chosen, keyOf, byName, load, choose }
})
