import type { BootEvent } from '#contract/boot-event.ts'
import type { ApiError } from '#contract/errors.ts'

/** What the process around a test machine says, one JSON value per line. */
export type HostLine =
  | { readonly kind: 'running' }
  | { readonly kind: 'serial'; readonly text: string }
  | { readonly kind: 'event'; readonly event: BootEvent }
  /** Its last line. `error` is null where the machine was switched off, by itself or by us. */
  | { readonly kind: 'ended'; readonly error: ApiError | null }

/** Cuts a stream of text into lines and reads them; what is no such line is left out. */
export function createHostLineReader(onLine: (line: HostLine) => void): (text: string) => void {
  let pending = ''
  return text => {
    const lines = (pending + text).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      const value = parseLine(line)
      if (value !== null) onLine(value)
    }
  }
}

function parseLine(line: string): HostLine | null {
  try {
    const value = JSON.parse(line) as unknown
    return typeof value === 'object' && value !== null && 'kind' in value ? (value as HostLine) : null
  } catch {
    return null
  }
}
