import { Command, InvalidArgumentError, Option } from 'commander'
import { parseIpv4, parseMac, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { Words } from '#words/describe.ts'
import type { PlainCode } from '#words/phrase.ts'
import { helpIn } from '../language.ts'
import { createOutput, type Output } from '../output.ts'
import { openSession, type Session } from '../session.ts'

/** Options of every command. */
export interface CommonOptions {
  readonly data?: string
  readonly json?: boolean
}

/** A command with the common options; `program` adds the language and the help, in the reader's language. */
export function command(words: Words, name: string, description: string): Command {
  return (
    bare(words, name, description)
      .option('--data <folder>', words.text('cli.data'))
      .option('--json', words.text('cli.json'))
      // language.ts has read it from argv already, because the help texts depend on it.
      .addOption(new Option('--language <code>', words.text('cli.language')))
  )
}

/** A command that only groups others. It takes no options, because it would consume those of its subcommands. */
export function commandGroup(words: Words, name: string, description: string): Command {
  return bare(words, name, description).helpCommand('help [command]', words.text('cli.help'))
}

function bare(words: Words, name: string, description: string): Command {
  return (
    new Command(name)
      .description(description)
      .helpOption('-h, --help', words.text('cli.help'))
      .configureHelp(helpIn(words))
      // cli.ts prints the error, translated.
      .configureOutput({ outputError: () => undefined })
      .exitOverride()
  )
}

/** Runs a command in a session, and always closes the session. */
export async function inSession(
  words: Words,
  options: CommonOptions,
  run: (session: Session, output: Output) => Promise<void>,
): Promise<void> {
  const session = await openSession(options.data, words)
  try {
    await run(session, createOutput(options.json === true, words))
  } finally {
    await session.close()
  }
}

/**
 * An invalid value. The message is a code: commander inserts it into its own sentence, which is translated at the end.
 */
export const badValue = (code: Extract<PlainCode, `cli.value.${string}`>): InvalidArgumentError =>
  new InvalidArgumentError(code)

export function toIpv4(text: string): Ipv4 {
  const address = parseIpv4(text)
  if (!address) throw badValue('cli.value.ipv4')
  return address
}

export function toMac(text: string): MacAddress {
  const mac = parseMac(text)
  if (!mac) throw badValue('cli.value.mac')
  return mac
}

export function toInteger(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw badValue('cli.value.number')
  return Number(text)
}
