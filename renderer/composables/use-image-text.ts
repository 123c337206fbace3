import type { BootImage } from '#contract/image.ts'
import { messageOfRemark } from '#words/remark.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** Why an image boots or does not, in one sentence: the state of its file comes first. */
export function useImageText(): { imageText: (image: BootImage) => string } {
  const { t, describe } = useWords()
  return {
    imageText({ presence, path, reason }) {
      if (presence === 'missing') return visible(t('images.missingText', { path }))
      if (presence === 'changed') return visible(t('images.fileChangedText', { path }))
      return describe(messageOfRemark(reason))
    },
  }
}
