import type { AnswerChange, AnswerProfile, AnswerSummary } from '#contract/answer.ts'
import type { AnswerDraft } from '#contract/answer-methods.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'

/** The unattended-install profiles; their texts are requested one at a time. */
export const useAnswers = defineStore('answers', () => {
  const client = inject(ClientKey)!
  const byId = shallowReactive(new Map<string, AnswerSummary>())
  const isLoaded = ref(false)
  const list = computed(() => [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name)))

  client.on('answer.changed', answer => byId.set(answer.id, answer))
  client.on('answer.removed', ({ id }) => byId.delete(id))

  async function load(): Promise<void> {
    const answers = await client.call('answers.list', null)
    byId.clear()
    for (const answer of answers) byId.set(answer.id, answer)
    isLoaded.value = true
  }

  const show = (id: string): Promise<AnswerProfile> => client.call('answers.show', { id })
  const add = (request: { name: string } & AnswerDraft): Promise<AnswerProfile> =>
    client.call('answers.add', request)
  const change = (id: string, change: AnswerChange): Promise<AnswerProfile> =>
    client.call('answers.change', { id, change })
  const confirm = (id: string, revision: number): Promise<AnswerProfile> =>
    client.call('answers.confirm', { id, revision })
  const remove = (id: string): Promise<null> => client.call('answers.remove', { id })

  return { byId, list, isLoaded, load, show, add, change, confirm, remove }
})
