import { computed, watch } from 'vue'
import {
  EMPTY_DRAFT,
  readChoice,
  toServeRequest,
  unreadableFields,
  type DhcpDraft,
} from '../model/dhcp-choice.ts'
import { reasonsNotToServe } from '../model/serve-reasons.ts'
import { useCards } from '../stores/cards.ts'
import { useConnection } from '../stores/connection.ts'
import { useImages } from '../stores/images.ts'
import { useServing } from '../stores/serving.ts'
import { useStored } from './use-stored.ts'

/** Everything between the three slots and the button: what would be asked for, and why it cannot be asked yet. */
export function useServe() {
  const cards = useCards()
  const images = useImages()
  const serving = useServing()
  const connection = useConnection()
  /** Written per card: another network has other addresses. */
  const drafts = useStored<Record<string, DhcpDraft>>('dhcp', {})

  const key = computed(() => (cards.chosen ? cards.keyOf(cards.chosen) : ''))
  const draft = computed<DhcpDraft>({
    get: () => ({ ...EMPTY_DRAFT, ...drafts.value[key.value] }),
    set(next) {
      drafts.value = { ...drafts.value, [key.value]: next }
    },
  })
  const choice = computed(() => readChoice(draft.value, cards.chosen))
  const badFields = computed(() => unreadableFields(draft.value))
  const reasons = computed(() =>
    reasonsNotToServe({
      images: images.list,
      card: cards.chosen,
      hasBootFiles: connection.info?.hasBootFiles ?? true,
      dhcp: choice.value,
      hasBadField: badFields.value.length > 0,
      isOnline: connection.status !== 'lost',
    }),
  )
  const canServe = computed(() => reasons.value.length === 0)

  async function start(change: Partial<DhcpDraft> = {}): Promise<void> {
    const card = cards.chosen
    if (!card) return
    if (Object.keys(change).length > 0) draft.value = { ...draft.value, ...change }
    if (!canServe.value) return
    await serving.start(toServeRequest(card.name, draft.value, choice.value))
  }

  // A wish to serve beside another server is for that one time; it must be said again after a stop.
  watch(
    () => serving.state.state,
    (state, before) => {
      if (before === 'serving' && state === 'stopped' && draft.value.mode === 'server')
        draft.value = { ...draft.value, mode: 'auto' }
    },
  )

  return { cards, serving, draft, choice, badFields, reasons, canServe, start }
}
