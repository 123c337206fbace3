import type { MacAddress } from './address.ts'
import type { BootFact } from './boot-event.ts'

export type LogLevel = 'debug' | 'info' | 'warning' | 'error'
export type LogPart = 'app' | 'dhcp' | 'tftp' | 'http' | 'boot' | 'image'

/** One line of the live log. The sentence is made where it is shown, from `code` and `params`. */
export interface LogLine {
  readonly seq: number
  readonly atMs: number
  readonly level: LogLevel
  readonly part: LogPart
  readonly mac: MacAddress | null
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** The English sentence that an older version stored with it. */
  readonly message?: string
  /** The event that the line reports, for other languages. Absent for lines of the engine itself. */
  readonly fact?: BootFact
}
