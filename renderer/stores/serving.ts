import { toApiError, type ApiError } from '#contract/errors.ts'
import type { ServeRequest, ServingState } from '#contract/network.ts'
import { defineStore } from 'pinia'
import { inject, ref, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Whether, where and how Slipway serves. The engine says so; a press of the button only asks. */
export const useServing = defineStore('serving', () => {
  const client = inject(ClientKey)!
  const state = shallowRef<ServingState>({ state: 'stopped' })
  const isLoaded = ref(false)
  const isStopping = ref(false)
  /** A refusal that left the state as it was (`already-serving`, no answer…). */
  const refusal = shallowRef<ApiError | null>(null)

  client.on('serving.changed', next => {
    state.value = next
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
      if (state.value.state !== 'failed') refusal.value = toApiError(thrown)
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

  return { state, isLoaded, isStopping, refusal, load, start, stop }
})
