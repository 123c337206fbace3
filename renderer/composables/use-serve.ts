import type { NetworkCard } from '#contract/network.ts'
import { computed } from 'vue'
import {
  mayHandOut,
  readChoice,
  toServeRequest,
  unreadableFields,
  type DhcpDraft,
} from '../model/dhcp-choice.ts'
import { segmentProblems } from '../model/relay-segments.ts'
import { reasonsNotToServe, type ServeReason } from '../model/serve-reasons.ts'
import { useCards } from '../stores/cards.ts'
import { useConnection } from '../stores/connection.ts'
import { useDhcpDrafts } from '../stores/dhcp-drafts.ts'
import { useImages } from '../stores/images.ts'
import { useServing } from '../stores/serving.ts'

/** Everything between the three slots and the button: what would be requested, and why it cannot be requested yet. */
export function useServe() {
  const cards = useCards()
  const images = useImages()
  const serving = useServing()
  const connection = useConnection()
  const drafts = useDhcpDrafts()

  const draft = computed<DhcpDraft>({
    get: () => drafts.of(cards.chosen),
    set(next) {
      if (cards.chosen) drafts.change(cards.chosen, next)
    },
  })
  const choice = computed(() => readChoice(draft.value, cards.chosen))
  const badFields = computed(() => unreadableFields(draft.value))
  const badSegments = computed(() => problemsOfSegments(draft.value, cards.chosen))
  const reasons = computed(() => reasonsOn(cards.chosen, draft.value))
  const canServe = computed(() => reasons.value.length === 0)

  function reasonsOn(card: NetworkCard | null, wish: DhcpDraft): ServeReason[] {
    const hasBadSegment = problemsOfSegments(wish, card).some(row => Object.keys(row).length > 0)
    return reasonsNotToServe({
      images: images.list,
      card,
      hasBootFiles: connection.info?.hasBootFiles ?? true,
      dhcp: readChoice(wish, card),
      hasBadField: unreadableFields(wish).length > 0 || hasBadSegment,
      isOnline: connection.status !== 'lost',
    })
  }

  async function start(change: Partial<DhcpDraft> = {}): Promise<void> {
    const card = cards.chosen
    if (!card) return
    if (Object.keys(change).length > 0) drafts.change(card, change)
    if (!canServe.value) return
    await serving.start({ ...drafts.extrasOf(card), ...toServeRequest(card.name, draft.value, choice.value) })
  }

  /** Restarts with other settings. If they are invalid, nothing stops and Serve shows the problem. */
  async function restart(change: Partial<DhcpDraft>): Promise<void> {
    const card = serving.state.state === 'serving' ? cards.byName(serving.state.nic) : cards.chosen
    if (!card) return
    drafts.change(card, change)
    const wish = drafts.of(card)
    if (serving.state.state !== 'serving' || reasonsOn(card, wish).length > 0) return
    await serving.restart({
      ...drafts.extrasOf(card),
      ...toServeRequest(card.name, wish, readChoice(wish, card)),
    })
  }

  return { cards, serving, draft, choice, badFields, badSegments, reasons, canServe, start, restart }
}

function problemsOfSegments(draft: DhcpDraft, card: NetworkCard | null) {
  if (!mayHandOut(draft.mode)) return []
  const own =
    card?.address && card.prefixLength !== null
      ? { address: card.address, prefixLength: card.prefixLength }
      : null
  return segmentProblems(draft.segments, own)
}
