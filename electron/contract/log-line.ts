import type { MacAddress } from './address.ts'
import type { BootFact } from './boot-event.ts'

export type LogLevel = 'debug' | 'info' | 'warning' | 'error'
export type LogPart = 'app' | 'dhcp' | 'tftp' | 'http' | 'boot' | 'image'

/** One line of the live log. What it says is made of `code` and `params` where it is shown. */
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
  /** What the message was made of, for other languages. Absent where the engine speaks of itself. */
  readonly fact?: BootFact
}
