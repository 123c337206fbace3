import { parseMac, type MacAddress } from '#contract/address.ts'
import type { AnswerOnly, AnswerPolicy } from '#contract/network.ts'

/** Which machines get an answer, as the user typed it: lists of MAC addresses, one per line or separated by commas. */
export interface AnswerDraft {
  readonly only: AnswerOnly
  readonly allow: string
  readonly deny: string
}

export interface MacList {
  readonly macs: readonly MacAddress[]
  /** The words that are not MAC addresses. */
  readonly bad: readonly string[]
}

export function readMacs(text: string): MacList {
  const words = text.split(/[\s,;]+/).filter(word => word !== '')
  const macs = words.map(parseMac)
  return {
    macs: [...new Set(macs.filter(mac => mac !== null))],
    bad: words.filter((_, index) => macs[index] === null),
  }
}

/** Null if everyone is answered, which is the default. */
export function toPolicy(draft: AnswerDraft): AnswerPolicy | null {
  const allow = readMacs(draft.allow).macs
  const deny = readMacs(draft.deny).macs
  if (draft.only === 'all' && allow.length === 0 && deny.length === 0) return null
  return {
    ...(draft.only !== 'all' && { only: draft.only }),
    ...(allow.length > 0 && { allow }),
    ...(deny.length > 0 && { deny }),
  }
}

/** The list with a machine added, or without it. */
export function withMac(text: string, mac: MacAddress, isListed: boolean): string {
  const { macs, bad } = readMacs(text)
  const others = [...macs.filter(known => known !== mac), ...bad]
  return (isListed ? [...others, mac] : others).join('\n')
}
