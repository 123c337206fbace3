import { toApiError, type ApiError } from '#contract/errors.ts'
import type { ServeRequest, ServingState } from '#contract/network.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Whether, where and how Slipway serves. The engine decides; a press of the button only requests. */
export const useServing = defineStore('serving', () => {
  const client = inject(ClientKey)!
  const state = shallowRef<ServingState>({ state: 'stopped' })
  const isLoaded = ref(false)
  const isStopping = ref(false)
  /** A refusal that left the state as it was (`already-serving`, no reply…). */
  const refusal = shallowRef<ApiError | null>(null)

  /** When this serving started; a restart does not count as a new one. Null while not serving. */
  const carriedSinceMs = ref(Infinity)
  const liveSinceMs = computed(() =>
    state.value.state === 'serving' ? Math.min(state.value.sinceMs, carriedSinceMs.value) : null,
  )
  /** Between the stop and the start of a {@link restart} the page stays as it is while starting. */
  let isRestarting = false

  client.on('serving.changed', next => {
    if (isRestarting && next.state === 'stopped') return
    state.value = next
    if (next.state === 'stopped') carriedSinceMs.value = Infinity
    if (next.state !== 'failed') refusal.value = null
  })

  async function load(): Promise<void> {
    state.value = await client.call('serving.state', null)
    isLoaded.value = true
  }

  async function start(request: ServeRequest): Promise<void> {
    refusal.value = null
    try {
      state.value = await client.call('serving.start', request)
    } catch (thrown) {
      await load().catch(() => undefined)
      const error = toApiError(thrown)
      if (state.value.state !== 'failed' && error.code !== 'cancelled') refusal.value = error
    }
  }

  async function stop(): Promise<void> {
    isStopping.value = true
    try {
      state.value = await client.call('serving.stop', null)
    } catch (thrown) {
      refusal.value = toApiError(thrown)
    } finally {
      isStopping.value = false
    }
  }

  /** Restarts on the same card with other settings: transfers in progress break off. */
  async function restart(request: ServeRequest): Promise<void> {
    carriedSinceMs.value = liveSinceMs.value ?? Infinity
    isRestarting = true
    state.value = { state: 'starting', nic: request.nic }
    try {
      await client.call('serving.stop', null)
    } catch (thrown) {
      isRestarting = false
      await load().catch(() => undefined)
      refusal.value = toApiError(thrown)
      return
    }
    isRestarting = false
    await start(request)
  }

  return { state, liveSinceMs, isLoaded, isStopping, refusal, load, start, stop, restart }
})
