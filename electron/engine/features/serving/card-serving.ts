import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { NetworkCard, ServeRequest, ServingState } from '#contract/network.ts'
import type { CardServices } from './card-services.ts'
import { createCardKeeper } from './card-keeper.ts'
import { openCard } from './open-card.ts'
import type { Publish } from '../../base/push-hub.ts'

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
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act)
    turn = result.catch(() => undefined)
    return result
  }
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
    return inTurn(() => act(abort.signal)).finally(() => starting.delete(abort))
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
      return inTurn(stop)
    },
    runWhenIdle(act) {
      const abort = new AbortController()
      quiet.add(abort)
      return inTurn(async () => {
        abort.signal.throwIfAborted()
        if (state.state === 'serving') throw new SlipwayError('already-serving', { card: state.nic })
        return act(abort.signal)
      }).finally(() => quiet.delete(abort))
    },
    noteCards: keeper.noteCards,
  }
}
