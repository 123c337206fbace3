import { toApiError, type ApiError } from '#contract/errors.ts'
import type { BootFile } from '#contract/methods.ts'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { visible } from '../text/visible.ts'
import { useFormat } from './use-format.ts'

/** Making a boot loader: it takes its time, may fail, and says what came of it. */
export function useMakeLoader(after: () => Promise<void> = async () => undefined) {
  const { t } = useI18n()
  const { bytes } = useFormat()
  const isBusy = ref(false)
  const result = ref('')
  const error = shallowRef<ApiError | null>(null)

  async function make(act: () => Promise<readonly BootFile[]>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    result.value = ''
    error.value = null
    try {
      const files = await act()
      const list = files.map(({ name, sizeBytes }) => `${visible(name)}, ${bytes(sizeBytes)}`).join(' · ')
      if (list !== '') result.value = t('ownLoader.made', { files: list })
      await after()
    } catch (thrown) {
      error.value = toApiError(thrown)
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, result, error, make }
}
