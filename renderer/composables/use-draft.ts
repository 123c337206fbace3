import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/**
 * What is being written in a form over what is saved, which `read` gives. Someone else's change is taken over, one's own
 * half-written one is not lost.
 */
export function useDraft<T>(read: () => T): {
  draft: Ref<T>
  isDirty: ComputedRef<boolean>
  /** After saving: what is saved is what is shown. */
  takeSaved: () => void
} {
  const draft = ref(read()) as Ref<T>
  const saved = computed(() => JSON.stringify(read()))
  watch(saved, (_now, before) => {
    if (JSON.stringify(draft.value) === before) draft.value = read()
  })
  return {
    draft,
    isDirty: computed(() => JSON.stringify(draft.value) !== saved.value),
    takeSaved: () => void (draft.value = read()),
  }
}
