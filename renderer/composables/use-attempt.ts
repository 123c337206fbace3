import { toApiError, type ApiError } from '#contract/errors.ts'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

/** An action that may be refused: holds the reason until the next attempt. */
export function useAttempt(): {
  error: ShallowRef<ApiError | null>
  /** It is in progress. */
  isBusy: Ref<boolean>
  /** Resolves to whether it succeeded; never rejects. */
  attempt: (act: () => Promise<unknown>) => Promise<boolean>
  /** The same for a caller that does not wait. */
  run: (act: () => Promise<unknown>) => void
} {
  const error = shallowRef<ApiError | null>(null)
  const isBusy = ref(false)
  let underWay = 0
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    error.value = null
    underWay += 1
    isBusy.value = true
    try {
      await act()
      return true
    } catch (thrown) {
      error.value = toApiError(thrown)
      return false
    } finally {
      underWay -= 1
      isBusy.value = underWay > 0
    }
  }
  return { error, isBusy, attempt, run: act => void attempt(act).catch(reportError) }
}
