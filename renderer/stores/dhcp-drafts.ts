import type { NetworkCard } from '#contract/network.ts'
import { defineStore } from 'pinia'
import { watch } from 'vue'
import { useStored } from '../composables/use-stored.ts'
import { EMPTY_DRAFT, type DhcpDraft } from '../model/dhcp-choice.ts'
import { useCards } from './cards.ts'
import { useServing } from './serving.ts'

/** What was chosen about DHCP, kept per card: another network has other addresses. */
export const useDhcpDrafts = defineStore('dhcp-drafts', () => {
  const cards = useCards()
  const serving = useServing()
  const drafts = useStored<Record<string, Partial<DhcpDraft>>>('dhcp', {})

  const of = (card: NetworkCard | null): DhcpDraft => ({
    ...EMPTY_DRAFT,
    ...(card && drafts.value[cards.keyOf(card)]),
  })

  function change(card: NetworkCard, change: Partial<DhcpDraft>): void {
    drafts.value = { ...drafts.value, [cards.keyOf(card)]: { ...of(card), ...change } }
  }

  // A wish to serve beside another server is for that one time; it must be said again after a stop.
  watch(
    () => serving.state,
    (state, before) => {
      if (before.state !== 'serving' || state.state !== 'stopped') return
      const card = cards.byName(before.nic)
      if (card && of(card).mode === 'server') change(card, { mode: 'auto' })
    },
  )

  return { of, change }
})
