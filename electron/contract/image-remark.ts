import { fillIn, type NamesIn } from './fill-in.ts'
import { IMAGE_REMARKS } from './image-remark-text.ts'

export type ImageRemarkCode = keyof typeof IMAGE_REMARKS
type Value = string | number
type ParamsOf<Code extends ImageRemarkCode> = Readonly<Record<NamesIn<(typeof IMAGE_REMARKS)[Code]>, Value>>

/** Something that is said of an image, as data: its words are made where it is shown. */
export interface ImageRemark {
  readonly code: ImageRemarkCode
  /** May hold whatever a disc says of itself. */
  readonly params: Readonly<Record<string, Value>>
}

/** A remark with all that its words need, and nothing else. */
export function remark<Code extends ImageRemarkCode>(
  code: Code,
  ...[params]: [NamesIn<(typeof IMAGE_REMARKS)[Code]>] extends [never] ? [] : [ParamsOf<Code>]
): ImageRemark {
  return { code, params: params ?? {} }
}

/** The words of another language for every remark. */
export type ImageRemarkWords = Readonly<Record<ImageRemarkCode, string>>

/** A remark in words; one that a newer Slipway stored reads as its code. */
export function describeRemark(
  { code, params }: ImageRemark,
  words: ImageRemarkWords = IMAGE_REMARKS,
): string {
  const text: string | undefined = Object.hasOwn(words, code) ? words[code] : undefined
  return text === undefined ? code : fillIn(text, params)
}
