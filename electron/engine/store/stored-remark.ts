import { remark, type ImageRemark } from '#contract/image-remark.ts'
import type { WayOut } from '#contract/image.ts'

/** A remark as it is stored: JSON, or the English sentence that 0.1.0 and older wrote. */
export function readRemark(stored: string): ImageRemark {
  if (!stored.startsWith('{"code":')) return asWords(stored)
  return JSON.parse(stored) as ImageRemark
}

export function readEvidence(stored: string): ImageRemark[] {
  return (JSON.parse(stored) as (ImageRemark | string)[]).map(one =>
    typeof one === 'string' ? asWords(one) : one,
  )
}

export function readWayOut(stored: string): WayOut {
  const way = JSON.parse(stored) as WayOut | { readonly kind: WayOut['kind']; readonly text: string }
  return 'text' in way ? { kind: way.kind, remark: asWords(way.text) } : way
}

function asWords(text: string): ImageRemark {
  return remark('in-words', { text })
}
