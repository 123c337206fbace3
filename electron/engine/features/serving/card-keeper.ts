import type { NetworkCard, ServeRequest, ServingState } from '#contract/network.ts'
import type { Ipv4 } from '#contract/address.ts'
import type { ApiError } from '#contract/errors.ts'
import type { LogCode } from '#words/log-line.ts'
import type { Log, LogEntry } from '../../base/log/log.ts'

/** Keeps what is served with its card: cards are unplugged, renumbered by a router, and come back. */
export interface CardKeeper {
  /** What the user wants served; null: nothing. */
  want(request: ServeRequest | null): void
  noteCards(cards: readonly NetworkCard[]): void
}

export function createCardKeeper(needs: {
  log: Log
  state: () => ServingState
  enter: (next: ServingState) => void
  /** Closes what is open and opens it again. */
  restart: (request: ServeRequest) => Promise<unknown>
}): CardKeeper {
  let wanted: ServeRequest | null = null
  let isRestarting = false

  const tell = (level: LogEntry['level'], code: LogCode, card: string): void =>
    needs.log.write({ level, part: 'app', code, params: { card } })
  const restart = (request: ServeRequest): void => {
    isRestarting = true
    // Why it could not is in the state and in front of the user; the next change of a card is the next try.
    void needs
      .restart(request)
      .catch(() => undefined)
      .finally(() => (isRestarting = false))
  }

  return {
    want: request => void (wanted = request),
    noteCards(cards) {
      const state = needs.state()
      if (!wanted || isRestarting) return
      const { nic } = wanted
      if (state.state === 'failed') {
        if (cards.some(({ name, problem }) => name === nic && problem === null)) restart(wanted)
        return
      }
      if (state.state !== 'serving') return
      const now = judgeCard(state, cards)
      if (now.fate === 'lost') {
        if (state.problem?.code === now.problem.code) return
        tell('warning', 'card-lost', nic)
        needs.enter({ ...state, problem: now.problem })
      } else if (now.fate === 'moved') {
        tell('warning', 'card-moved', nic)
        restart(wanted)
      } else if (state.problem) {
        // Its sockets may belong to a card that is no more, though this one has the same name.
        tell('info', 'card-back', nic)
        restart(wanted)
      }
    },
  }
}

/** Where a card was when it began to be served. */
interface ServedCard {
  readonly nic: string
  readonly address: Ipv4
  readonly prefixLength: number
}

/** What has become of a served card: as it was, somewhere else, or not to be reached. */
type CardFate =
  | { readonly fate: 'same' }
  | { readonly fate: 'moved'; readonly address: Ipv4 }
  | { readonly fate: 'lost'; readonly problem: ApiError }

/** A card without a cable is as it was: on a cable straight to one machine the link goes down at every restart of it. */
function judgeCard(served: ServedCard, cards: readonly NetworkCard[]): CardFate {
  const card = cards.find(({ name }) => name === served.nic)
  if (!card) return { fate: 'lost', problem: { code: 'card-not-found', params: { card: served.nic } } }
  const { address, prefixLength } = card
  if (address === null || prefixLength === null)
    return { fate: 'lost', problem: { code: 'card-without-address', params: { card: served.nic } } }
  const isSame = address === served.address && prefixLength === served.prefixLength
  return isSame ? { fate: 'same' } : { fate: 'moved', address }
}
