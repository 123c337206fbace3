import type { ApiError } from './errors.ts'
import { formatBytes } from './quantity-text.ts'

/** An error in words. */
export interface ErrorText {
  /** One line of at most about 60 characters that names the thing: "Port 67 is taken by dnsmasq (PID 812)." */
  readonly title: string
  /** Why, in one or two sentences. */
  readonly cause: string
  /** What to do now, in one sentence. */
  readonly fix: string
}

/** How one error is worded out of what it carries. */
export type Words = (params: Params) => ErrorText

/** Reads what an error carries; a parameter that is missing reads as its fallback, never as "undefined". */
export class Params {
  readonly #values: ApiError['params']

  constructor(values: ApiError['params']) {
    this.#values = values
  }

  text(key: string, fallback: string): string {
    const value = this.#values[key]
    return value === undefined || value === '' ? fallback : String(value)
  }

  has(key: string): boolean {
    return this.text(key, '') !== ''
  }

  bytes(key: string, fallback: string): string {
    const value = this.#values[key]
    return typeof value === 'number' ? formatBytes(value) : this.text(key, fallback)
  }

  /** What the system or the program said itself, or nothing. */
  detail(): string {
    return this.text('detail', this.text('reason', ''))
  }
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** With a full stop where none stands. */
export const sentence = (text: string): string => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`)

/** The last name of the path that the error carries. */
export function file(params: Params, fallback: string): string {
  const path = params.text('path', params.text('file', params.text('name', fallback)))
  return path.split(/[\\/]/).at(-1) || path
}
