import type { BootFile } from '#contract/methods.ts'
import { ref } from 'vue'
import { visible } from '../text/visible.ts'
import { useAttempt } from './use-attempt.ts'
import { useFormat } from './use-format.ts'
import { useWords } from './use-words.ts'

/** Builds a boot loader: that takes a while, may fail, and reports its result. */
export function useMakeLoader(after: () => Promise<void> = async () => undefined) {
  const { t } = useWords()
  const { bytes } = useFormat()
  const result = ref('')
  const { error, isBusy, run } = useAttempt()

  function make(act: () => Promise<readonly BootFile[]>): void {
    if (isBusy.value) return
    result.value = ''
    run(async () => {
      const files = await act()
      const list = files.map(({ name, sizeBytes }) => `${visible(name)}, ${bytes(sizeBytes)}`).join(' · ')
      if (list !== '') result.value = t('ownLoader.made', { files: list })
      await after()
    })
  }
  return { isBusy, result, error, make }
}
