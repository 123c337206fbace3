import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/**
 * The draft of a form over the saved values, which `read` returns. Someone else's change updates an unedited draft; an
 * edited draft is kept.
 */
export function useDraft<T>(read: () => T): {
  draft: Ref<T>
  isDirty: ComputedRef<boolean>
  /** After saving: shows the saved values. */
  resetToSaved: () => void
} {
  const draft = ref(read()) as Ref<T>
  const saved = computed(() => JSON.stringify(read()))
  watch(saved, (_now, before) => {
    if (JSON.stringify(draft.value) === before) draft.value = read()
  })
  return {
    draft,
    isDirty: computed(() => JSON.stringify(draft.value) !== saved.value),
    resetToSaved: () => void (draft.value = read()),
  }
}
