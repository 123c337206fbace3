import type { ApiError } from '#contract/errors.ts'
import type { Ref, ShallowRef } from 'vue'
import { useAttempt } from './use-attempt.ts'
import { usePassing } from './use-passing.ts'

/** Saving a page: why it failed, and for a moment that it succeeded. */
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
