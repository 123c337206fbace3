import { toApiError } from '#contract/errors.ts'
import type { Call } from '#contract/methods.ts'
import type { ServeRequest } from '#contract/network.ts'

/** Starts serving, and gives up at once if `stopped` comes first. Resolves to true in that case. */
export async function untilServing(
  call: Call,
  stopped: Promise<void>,
  request: ServeRequest,
): Promise<boolean> {
  let isStopped = false
  const stopping = stopped.then(() => {
    isStopped = true
    return call('serving.stop', null)
  })
  try {
    await call('serving.start', request)
    return false
  } catch (error) {
    if (!isStopped || toApiError(error).code !== 'cancelled') throw error
    await stopping
    return true
  }
}
