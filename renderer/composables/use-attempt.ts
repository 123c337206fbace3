import { toApiError, type ApiError } from '#contract/errors.ts'
import { shallowRef, type ShallowRef } from 'vue'

/** Something that may be refused: why it was, until it is tried again. */
export function useAttempt(): {
  error: ShallowRef<ApiError | null>
  /** Resolves to whether it was done; never rejects. */
  attempt: (act: () => Promise<unknown>) => Promise<boolean>
} {
  const error = shallowRef<ApiError | null>(null)
  return {
    error,
    async attempt(act) {
      error.value = null
      try {
        await act()
        return true
      } catch (thrown) {
        error.value = toApiError(thrown)
        return false
      }
    },
  }
}
