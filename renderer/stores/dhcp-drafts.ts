import type { CardSettings, KeptCardSettings } from '#contract/card-settings.ts'
import type { NetworkCard } from '#contract/network.ts'
import { defineStore } from 'pinia'
import { inject, shallowReactive, watch } from 'vue'
import { ClientKey } from '../api/client.ts'
import { createGather } from '../api/gather.ts'
import { toCardSettings, toDraft } from '../model/card-settings.ts'
import { EMPTY_DRAFT, type DhcpDraft } from '../model/dhcp-choice.ts'
import { useCards } from './cards.ts'
import { useServing } from './serving.ts'

/** The engine's echo of a change arrives while the next letter is typed. */
const OURS_FOR_MS = 1000

/** The DHCP settings of each card: the engine stores them, this page keeps what is being typed. */
export const useDhcpDrafts = defineStore('dhcp-drafts', () => {
  const client = inject(ClientKey)!
  const cards = useCards()
  const serving = useServing()
  const kept = new Map<string, CardSettings>()
  const drafts = shallowReactive(new Map<string, DhcpDraft>())
  const writtenAtMs = new Map<string, number>()

  const of = (card: NetworkCard | null): DhcpDraft => (card && drafts.get(cards.keyOf(card))) ?? EMPTY_DRAFT

  function change(card: NetworkCard, change: Partial<DhcpDraft>): void {
    const key = cards.keyOf(card)
    drafts.set(key, { ...of(card), ...change })
    writtenAtMs.set(key, Date.now())
    changed(key, key)
  }

  /** Invalid text stays here; it is saved as soon as it is valid. */
  function keep(card: string): void {
    const settings = toCardSettings(drafts.get(card)!, kept.get(card) ?? null)
    // The serving store reports an engine that does not answer; the draft is still here.
    if (settings)
      turn = turn.then(() => client.call('settings.setCard', { card, settings })).catch(() => undefined)
  }
  /** One at a time: the last change is the one that is saved. */
  let turn: Promise<unknown> = Promise.resolve()

  const changed = createGather<string, string>(keys => {
    for (const key of keys.keys()) keep(key)
  })

  /** Another page's changes replace ours, except while the user is typing. */
  function take({ card, settings }: KeptCardSettings): void {
    const known = kept.get(card)
    kept.set(card, settings)
    const isNews = JSON.stringify(settings) !== JSON.stringify(known)
    const mine = drafts.get(card)
    const isMine = mine !== undefined && sameKept(toCardSettings(mine, settings), settings)
    const isWriting = Date.now() - (writtenAtMs.get(card) ?? 0) < OURS_FOR_MS
    if (!isWriting && isNews && !isMine) drafts.set(card, toDraft(settings))
  }
  client.on('cardSettings.changed', take)

  async function load(): Promise<void> {
    for (const settings of await client.call('settings.cards', null)) take(settings)
  }

  /** Saved settings of this card that the form does not show. */
  const extrasOf = (card: NetworkCard | null): Pick<CardSettings, 'tftpBlksize'> => {
    const tftpBlksize = card && kept.get(cards.keyOf(card))?.tftpBlksize
    return tftpBlksize ? { tftpBlksize } : {}
  }

  // The wish to serve next to another server applies once; it must be repeated after a stop.
  watch(
    () => serving.state,
    (state, before) => {
      if (before.state !== 'serving' || state.state !== 'stopped') return
      const card = cards.byName(before.nic)
      if (card && of(card).mode === 'server') change(card, { mode: 'auto' })
    },
  )

  return { of, change, extrasOf, load }
})

/** Equal apart from a wish that is never saved. */
function sameKept(mine: CardSettings | null, theirs: CardSettings): boolean {
  if (!mine) return false
  const lasting = mine.dhcp === 'server' ? { ...mine, dhcp: 'auto' } : mine
  return canonical(lasting) === canonical(theirs)
}
const canonical = (settings: object): string => JSON.stringify(Object.entries(settings).toSorted())
