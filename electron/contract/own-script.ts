import { z } from 'zod'
import type { MacAddress } from './address.ts'
import type { IpxeProblem } from './ipxe-problem.ts'

/** Longer is no script that someone wrote. */
const MAX_SCRIPT_CHARS = 65_536

/** A script of the user's own that iPXE runs in place of the menu. */
export interface OwnScript {
  /** Null: on all machines that have none of their own. */
  readonly mac: MacAddress | null
  /** Its file among the user's own boot programs. */
  readonly name: string
}

/** Its requests: name -> input, output. */
export interface OwnScriptMethods {
  /** Those that are there, that of all machines first. */
  'ownScripts.list': { input: null; output: readonly OwnScript[] }
  /** `text` is null where there is none. Rejects with `invalid-input` for a file that is no text. */
  'ownScripts.show': {
    input: { mac?: MacAddress | undefined }
    output: OwnScript & { readonly text: string | null }
  }
  /** What iPXE would stumble over; nothing is changed. */
  'ownScripts.check': { input: { text: string }; output: { problems: readonly IpxeProblem[] } }
  /**
   * What iPXE runs in place of the menu, on one machine or (`mac` absent) on all; null takes it away. It finds the menu at
   * `${menu-url}`. Rejects with `invalid-input` where iPXE would not understand it.
   */
  'ownScripts.set': {
    input: { mac?: MacAddress | undefined; text: string | null }
    output: { name: string }
  }
}

/** What `parsers.ts` needs for them. */
export function ownScriptParsers({
  nothing,
  mac,
}: {
  readonly nothing: z.ZodType<null>
  readonly mac: z.ZodType<MacAddress>
}) {
  const text = z.string().max(MAX_SCRIPT_CHARS)
  return {
    'ownScripts.list': nothing,
    'ownScripts.show': z.strictObject({ mac: mac.optional() }),
    'ownScripts.check': z.strictObject({ text }),
    'ownScripts.set': z.strictObject({ mac: mac.optional(), text: text.nullable() }),
  } satisfies { [M in keyof OwnScriptMethods]: z.ZodType<OwnScriptMethods[M]['input']> }
}
