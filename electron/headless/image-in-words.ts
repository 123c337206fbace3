import { describeRemark } from '#contract/image-remark.ts'
import type { BootImage, WayOut } from '#contract/image.ts'

/** An image as scripts and terminals read it: with sentences in place of codes. */
export type ImageInWords = Omit<BootImage, 'reason' | 'wayOut' | 'evidence'> & {
  readonly reason: string
  readonly wayOut: { readonly kind: WayOut['kind']; readonly text: string } | null
  readonly evidence: readonly string[]
}

export function imageInWords(image: BootImage): ImageInWords {
  const { wayOut } = image
  return {
    ...image,
    reason: describeRemark(image.reason),
    wayOut: wayOut && { kind: wayOut.kind, text: describeRemark(wayOut.remark) },
    evidence: image.evidence.map(one => describeRemark(one)),
  }
}
