import type { MacAddress } from '#contract/address.ts'
import type { AnswerPreview, AnswerProfile, AnswerWipe } from '#contract/answer.ts'
import { toApiError } from '#contract/errors.ts'
import { computed, inject, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ClientKey } from '../api/client.ts'
import { readVariables, toDraft, toForm, type AnswerDraftText } from '../model/answer-draft.ts'
import { useAnswers } from '../stores/answers.ts'
import { useAttempt } from './use-attempt.ts'

/** A preview is not needed at every keystroke. */
const PREVIEW_AFTER_MS = 350

/** One profile while it is edited, with a preview of its files. */
export function useAnswerEditor(id: string) {
  const client = inject(ClientKey)!
  const answers = useAnswers()
  const profile = shallowRef<AnswerProfile | null>(null)
  const isMissing = ref(false)
  const draft = ref<AnswerDraftText | null>(null)
  const { error, attempt, run } = useAttempt()
  const mac = ref<MacAddress | ''>('')
  const isRevealed = ref(false)
  const preview = shallowRef<AnswerPreview | null>(null)
  const wipe = shallowRef<AnswerWipe | null>(null)

  const isDirty = computed(
    () =>
      profile.value !== null &&
      draft.value !== null &&
      JSON.stringify(draft.value) !== JSON.stringify(toDraft(profile.value)),
  )
  const variables = computed(() => readVariables(draft.value?.variables ?? ''))

  /** Replaces the draft by what the engine has now. */
  function take(next: AnswerProfile): void {
    profile.value = next
    draft.value = toDraft(next)
  }
  function load(): void {
    answers
      .show(id)
      .then(take)
      .catch((thrown: unknown) => {
        const failure = toApiError(thrown)
        isMissing.value = failure.code === 'answer-not-found'
        if (!isMissing.value) error.value = failure
      })
  }

  const written = (it: AnswerDraftText) =>
    it.mode === 'form' ? { form: toForm(it.form) } : { source: it.source }

  let turn = 0
  async function refresh(): Promise<void> {
    const mine = ++turn
    const it = draft.value
    const saved = profile.value
    if (!it || !saved) return
    const isDraft = isDirty.value
    const seen = isDraft
      ? await client.call('answers.draft', {
          kind: saved.kind,
          variables: variables.value ?? {},
          ...written(it),
        })
      : {
          preview: await client.call('answers.render', {
            id,
            mac: mac.value || undefined,
            reveal: isRevealed.value,
          }),
          wipe: saved.wipe,
          source: saved.source,
        }
    // A newer preview may have been shown already.
    if (mine !== turn) return
    preview.value = seen.preview
    wipe.value = seen.wipe
    // Shows the generated text to a user who switches to editing by hand.
    if (it.mode === 'form' && isDraft) it.source = seen.source
  }
  let timer = 0
  watch(
    [draft, profile, mac, isRevealed],
    () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => run(refresh), PREVIEW_AFTER_MS)
    },
    { deep: true },
  )
  onScopeDispose(() => window.clearTimeout(timer))

  const save = (): Promise<boolean> =>
    attempt(async () => {
      const it = draft.value
      const own = variables.value
      if (!it || !own) return
      take(await answers.change(id, { name: it.name.trim() || undefined, variables: own, ...written(it) }))
    })
  const agree = (): Promise<boolean> =>
    attempt(async () => {
      if (profile.value) take(await answers.confirm(id, profile.value.revision))
    })

  load()
  return {
    profile,
    draft,
    error,
    isMissing,
    isDirty,
    variables,
    mac,
    isRevealed,
    preview,
    wipe,
    take,
    save,
    agree,
    attempt,
  }
}
