import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError, toApiError, type ApiError } from '#contract/errors.ts'
import type { NetworkCard, ServeRequest, ServingState } from '#contract/network.ts'
import { createSemaphore } from '../../base/semaphore.ts'
import type { CardServices } from './card-services.ts'
import { openCard } from './open-card.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { LogCode } from '#words/log-line.ts'
import type { Log, LogEntry } from '../../base/log/log.ts'

/** DHCP, TFTP and HTTP on one card: all of them, or none. */
export interface CardServing {
  state(): ServingState
  start(request: ServeRequest): Promise<ServingState>
  /** Cancels a start in progress, which rejects with `cancelled`. */
  stop(): Promise<ServingState>
  /**
   * Runs `act` while serving is idle, on the ports that serving needs; a start aborts it. Rejects with
   * `already-serving`, or with `cancelled` if `act` obeys its signal.
   */
  runWhenIdle<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** The current cards: serving follows its card to another address, and resumes when it comes back. */
  noteCards(cards: readonly NetworkCard[]): void
}

type Closer = () => Promise<void>

export function createCardServing(card: CardServices, publish: Publish): CardServing {
  let state: ServingState = { state: 'stopped' }
  let closers: Closer[] = []

  const enter = (next: ServingState): ServingState => {
    state = next
    publish('serving.changed', next)
    return next
  }
  const onOtherServer = (otherServer: Ipv4): void => {
    if (state.state === 'serving' && state.otherServer === null) enter({ ...state, otherServer })
  }
  /** In reverse order, one after the other: an ACK that waits for the disk is sent before its port is closed. */
  const closeAll = async (): Promise<void> => {
    const closing = closers.reverse()
    closers = []
    for (const close of closing) {
      await close().catch((error: unknown) => {
        const detail = String(error)
        card.log.write({ level: 'warning', part: 'app', code: 'close-failed', params: { detail } })
      })
    }
  }

  // One start or stop at a time: a stop that overtook a start would leave sockets open.
  const turns = createSemaphore(1)
  /** Pending and running starts. */
  const starting = new Set<AbortController>()

  const start = async (request: ServeRequest, signal: AbortSignal): Promise<ServingState> => {
    signal.throwIfAborted()
    if (state.state === 'serving') {
      throw new SlipwayError('already-serving', { card: state.nic })
    }
    enter({ state: 'starting', nic: request.nic })
    try {
      const keep = (closer: Closer) => closers.push(closer)
      const opened = await openCard(card, { keep, onOtherServer, signal }, request)
      signal.throwIfAborted()
      keeper.want(request)
      return enter(opened)
    } catch (error) {
      await closeAll()
      enter(
        signal.aborted
          ? { state: 'stopped' }
          : { state: 'failed', nic: request.nic, error: toApiError(error) },
      )
      throw error
    }
  }
  /** Actions that run while serving is idle. */
  const quiet = new Set<AbortController>()
  const startInTurn = async (act: (signal: AbortSignal) => Promise<ServingState>): Promise<ServingState> => {
    const abort = new AbortController()
    starting.add(abort)
    for (const one of quiet) one.abort(new SlipwayError('cancelled'))
    return turns.run(() => act(abort.signal)).finally(() => starting.delete(abort))
  }
  const stop = async (): Promise<ServingState> => {
    await closeAll()
    return state.state === 'stopped' ? state : enter({ state: 'stopped' })
  }

  const keeper = createCardKeeper({
    log: card.log,
    state: () => state,
    enter,
    restart: request =>
      startInTurn(async signal => {
        await closeAll()
        state = { state: 'stopped' }
        return start(request, signal)
      }),
  })

  return {
    state: () => state,
    start: request =>
      startInTurn(signal => {
        if (state.state !== 'serving') keeper.want(null)
        return start(request, signal)
      }),
    stop() {
      keeper.want(null)
      for (const abort of starting) abort.abort(new SlipwayError('cancelled'))
      return turns.run(stop)
    },
    runWhenIdle(act) {
      const abort = new AbortController()
      quiet.add(abort)
      return turns
        .run(async () => {
          abort.signal.throwIfAborted()
          if (state.state === 'serving') throw new SlipwayError('already-serving', { card: state.nic })
          return act(abort.signal)
        })
        .finally(() => quiet.delete(abort))
    },
    noteCards: keeper.noteCards,
  }
}

/** Keeps serving in step with its card: cards are unplugged, get another address from a router, and come back. */
interface CardKeeper {
  /** The user's request; null: do not serve. */
  want(request: ServeRequest | null): void
  noteCards(cards: readonly NetworkCard[]): void
}

function createCardKeeper(needs: {
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
