import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { ServeRequest, ServingState } from '#contract/network.ts'
import type { CardNeeds } from './card-needs.ts'
import { openCard } from './open-card.ts'
import type { Publish } from './push-hub.ts'

/** DHCP, TFTP and HTTP on one card: all of them, or none. */
export interface Serving {
  state(): ServingState
  start(request: ServeRequest): Promise<ServingState>
  stop(): Promise<ServingState>
}

export interface ServingNeeds extends CardNeeds {
  readonly publish: Publish
}

type Closer = () => Promise<void>

export function createServing(needs: ServingNeeds): Serving {
  let state: ServingState = { state: 'stopped' }
  let closers: Closer[] = []

  const enter = (next: ServingState): ServingState => {
    state = next
    needs.publish('serving.changed', next)
    return next
  }
  const onOtherServer = (otherServer: Ipv4): void => {
    if (state.state === 'serving' && state.otherServer === null) enter({ ...state, otherServer })
  }
  /** In the other order, one after the other: an ACK that waits for the disk leaves before its port is closed. */
  const closeAll = async (): Promise<void> => {
    const closing = closers.reverse()
    closers = []
    for (const close of closing) {
      await close().catch((error: unknown) => {
        const detail = String(error)
        const message = `A server did not close as it should: ${detail}`
        needs.log.write({ level: 'warning', part: 'app', code: 'close-failed', params: { detail }, message })
      })
    }
  }

  // One start or stop at a time: a stop that overtook a start would leave sockets behind.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act)
    turn = result.catch(() => undefined)
    return result
  }

  const start = async (request: ServeRequest): Promise<ServingState> => {
    if (state.state === 'serving') {
      throw new SlipwayError('already-serving', { card: state.nic })
    }
    enter({ state: 'starting', nic: request.nic })
    try {
      const keep = (closer: Closer) => closers.push(closer)
      return enter(await openCard({ ...needs, keep, onOtherServer }, request))
    } catch (error) {
      await closeAll()
      enter({ state: 'failed', nic: request.nic, error: toApiError(error) })
      throw error
    }
  }
  const stop = async (): Promise<ServingState> => {
    await closeAll()
    return state.state === 'stopped' ? state : enter({ state: 'stopped' })
  }

  return {
    state: () => state,
    start: request => inTurn(() => start(request)),
    stop: () => inTurn(stop),
  }
}
