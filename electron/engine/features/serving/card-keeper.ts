import type { NetworkCard, ServeRequest, ServingState } from '#contract/network.ts'
import type { Ipv4 } from '#contract/address.ts'
import type { ApiError } from '#contract/errors.ts'
import type { LogCode } from '#words/log-line.ts'
import type { Log, LogEntry } from '../../base/log/log.ts'

/** Keeps serving in step with its card: cards are unplugged, get another address from a router, and come back. */
export interface CardKeeper {
  /** The user's request; null: do not serve. */
  want(request: ServeRequest | null): void
  noteCards(cards: readonly NetworkCard[]): void
}

export function createCardKeeper(needs: {
  log: Log
  state: () => ServingState
  enter: (next: ServingState) => void
  /** Closes everything and opens it again. */
  restart: (request: ServeRequest) => Promise<unknown>
}): CardKeeper {
  let wanted: ServeRequest | null = null
  let isRestarting = false

  const logLine = (level: LogEntry['level'], code: LogCode, card: string): void =>
    needs.log.write({ level, part: 'app', code, params: { card } })
  const restart = (request: ServeRequest): void => {
    isRestarting = true
    // The state has the reason and shows it; the next change of a card triggers another attempt.
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
        logLine('warning', 'card-lost', nic)
        needs.enter({ ...state, problem: now.problem })
      } else if (now.fate === 'moved') {
        logLine('warning', 'card-moved', nic)
        restart(wanted)
      } else if (state.problem) {
        // The sockets may belong to a removed card whose successor has the same name.
        logLine('info', 'card-back', nic)
        restart(wanted)
      }
    },
  }
}

/** The card's identity and address when serving began. */
interface ServedCard {
  readonly nic: string
  readonly address: Ipv4
  readonly prefixLength: number
}

/** The current state of the served card: unchanged, with another address, or unreachable. */
type CardFate =
  | { readonly fate: 'same' }
  | { readonly fate: 'moved'; readonly address: Ipv4 }
  | { readonly fate: 'lost'; readonly problem: ApiError }

/**
 * A card without a cable counts as unchanged: with a cable directly to one machine, the link goes down whenever that
 * machine restarts.
 */
function judgeCard(served: ServedCard, cards: readonly NetworkCard[]): CardFate {
  const card = cards.find(({ name }) => name === served.nic)
  if (!card) return { fate: 'lost', problem: { code: 'card-not-found', params: { card: served.nic } } }
  const { address, prefixLength } = card
  if (address === null || prefixLength === null)
    return { fate: 'lost', problem: { code: 'card-without-address', params: { card: served.nic } } }
  const isSame = address === served.address && prefixLength === served.prefixLength
  return isSame ? { fate: 'same' } : { fate: 'moved', address }
}
