import { toApiError, type ApiError } from '#contract/errors.ts'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

const SAID_FOR_MS = 2_500

/** Saving what is on a page: why it did not work, and for a moment that it did. */
export function useSaving(): {
  error: ShallowRef<ApiError | null>
  wasSaved: Ref<boolean>
  keep: (save: () => Promise<void>) => Promise<void>
} {
  const error = shallowRef<ApiError | null>(null)
  const wasSaved = ref(false)
  return {
    error,
    wasSaved,
    async keep(save) {
      error.value = null
      try {
        await save()
        wasSaved.value = true
        window.setTimeout(() => (wasSaved.value = false), SAID_FOR_MS)
      } catch (thrown) {
        error.value = toApiError(thrown)
      }
    },
  }
}
