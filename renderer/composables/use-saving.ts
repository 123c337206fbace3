import type { ApiError } from '#contract/errors.ts'
import type { Ref, ShallowRef } from 'vue'
import { useAttempt } from './use-attempt.ts'
import { usePassing } from './use-passing.ts'

/** Saving what is on a page: why it did not work, and for a moment that it did. */
export function useSaving(): {
  error: ShallowRef<ApiError | null>
  wasSaved: Ref<boolean>
  keep: (save: () => Promise<void>) => Promise<void>
} {
  const { error, attempt } = useAttempt()
  const { isOn: wasSaved, begin } = usePassing()
  return {
    error,
    wasSaved,
    async keep(save) {
      if (await attempt(save)) begin()
    },
  }
}
