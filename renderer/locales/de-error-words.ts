import type { ApiError } from '#contract/errors.ts'
import { fileName } from '../text/file-name.ts'
import { formatBytes } from '#words/quantity.ts'
import { reasonInGerman } from './de-reasons.ts'

export type Params = ApiError['params']
/** Titel, Ursache und Abhilfe aus dem, was der Fehler mitbringt. */
export type Words = (params: Params) => readonly [title: string, cause: string, fix: string]

export function text(params: Params, keys: readonly string[], fallback: string): string {
  for (const key of keys) {
    const value = params[key]
    if (value !== undefined && value !== '') return String(value)
  }
  return fallback
}

export function size(params: Params, key: string, fallback: string): string {
  const value = params[key]
  return typeof value === 'number' ? formatBytes(value, 'de') : fallback
}

export const detail = (params: Params, fallback: string): string => {
  const reason = reasonInGerman(params)
  if (reason !== null) return asSentence(reason)
  const found = text(params, ['detail', 'reason'], '')
  return found === '' ? fallback : `Das System meldet: ${found}`
}
export const file = (params: Params, fallback: string): string =>
  fileName(text(params, ['path', 'file', 'name'], fallback))

const asSentence = (clause: string): string =>
  clause.charAt(0).toUpperCase() + clause.slice(1) + (/[.!?]$/.test(clause) ? '' : '.')
