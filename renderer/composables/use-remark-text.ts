import { describeRemark, type ImageRemark } from '#contract/image-remark.ts'
import { germanImageRemarks } from '../locales/de-image-remarks.ts'
import { useWords } from './use-words.ts'

/** What is said of an image, in the language of the page. It may hold what a disc says of itself. */
export function useRemarkText(): { remarkText: (remark: ImageRemark) => string } {
  const { language } = useWords()
  return {
    remarkText: remark =>
      language.value === 'de' ? describeRemark(remark, germanImageRemarks) : describeRemark(remark),
  }
}
