import { z } from 'zod'
import type { MacAddress } from './address.ts'
import type { IpxeProblem } from './ipxe-problem.ts'

/** Longer texts are not scripts that someone wrote. */
const MAX_SCRIPT_CHARS = 65_536

/** A custom script that iPXE runs in place of the menu. */
export interface OwnScript {
  /** Null: for every machine without a script assigned to it. */
  readonly mac: MacAddress | null
  /** Its file in the folder of the user's boot programs. */
  readonly name: string
}

/** Requests for custom scripts: name -> input, output. */
export interface OwnScriptMethods {
  /** All scripts, the one for all machines first. */
  'ownScripts.list': { input: null; output: readonly OwnScript[] }
  /** `text` is null if there is no script. Rejects with `invalid-input` if the file is not text. */
  'ownScripts.show': {
    input: { mac?: MacAddress | undefined }
    output: OwnScript & { readonly text: string | null }
  }
  /** Errors that iPXE would report; changes nothing. */
  'ownScripts.check': { input: { text: string }; output: { problems: readonly IpxeProblem[] } }
  /**
   * Sets the script that iPXE runs in place of the menu, on one machine or (`mac` absent) on all; null removes it. The
   * script finds the menu at `${menu-url}`. Rejects with `invalid-input` if iPXE would not understand it.
   */
  'ownScripts.set': {
    input: { mac?: MacAddress | undefined; text: string | null }
    output: { name: string }
  }
}

/** The part of `parsers.ts` for custom scripts. */
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
