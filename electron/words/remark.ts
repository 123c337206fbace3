import type { ImageRemark } from '#contract/image-remark.ts'
import type { Message, MessageCode } from './message.ts'
import type { CodeParameters } from './parameters.ts'

type CodeOf<Code> = Code extends `remark.${infer Remark}` ? Remark : never
/** Every remark about images in this version. */
export type RemarkCode = CodeOf<MessageCode>
type ParamsOf<Code extends RemarkCode> = CodeParameters[`remark.${Code}`]

/** A remark with exactly the parameters of its message. */
export function remark<Code extends RemarkCode>(
  code: Code,
  ...[params]: [keyof ParamsOf<Code>] extends [never]
    ? []
    : [params: Readonly<Record<keyof ParamsOf<Code>, string | number>>]
): ImageRemark {
  return { code, params: params ?? {} }
}

/** The message of a remark; one that a newer Slipway stored reads as its code. */
export function messageOfRemark({ code, params }: ImageRemark): Message {
  return { code: `remark.${code}`, params }
}
