import type { BootImage, WayOut } from '#contract/image.ts'
import { messageOfRemark } from '#words/remark.ts'
import { english, type Output } from './output.ts'

/** An image for scripts and terminals: with sentences in place of codes. */
export type ImageInWords = Omit<BootImage, 'reason' | 'wayOut' | 'evidence'> & {
  readonly reason: string
  readonly wayOut: { readonly kind: WayOut['kind']; readonly text: string } | null
  readonly evidence: readonly string[]
}

/** Scripts get English sentences. */
export function imageInWords(image: BootImage, output: Output): ImageInWords {
  const { describe } = output.isJson ? english : output.words
  const { wayOut } = image
  return {
    ...image,
    reason: describe(messageOfRemark(image.reason)),
    wayOut: wayOut && { kind: wayOut.kind, text: describe(messageOfRemark(wayOut.remark)) },
    evidence: image.evidence.map(one => describe(messageOfRemark(one))),
  }
}
