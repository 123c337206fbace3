import { describeRemark, type ImageRemark } from '#contract/image-remark.ts'
import { useI18n } from 'vue-i18n'
import { germanImageRemarks } from '../locales/de-image-remarks.ts'

/** What is said of an image, in the language of the page. It may hold what a disc says of itself. */
export function useRemarkText(): { remarkText: (remark: ImageRemark) => string } {
  const { locale } = useI18n()
  return {
    remarkText: remark =>
      locale.value === 'de' ? describeRemark(remark, germanImageRemarks) : describeRemark(remark),
  }
}
