import { Command, InvalidArgumentError, Option } from 'commander'
import { parseIpv4, parseMac, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { Words } from '#words/describe.ts'
import type { PlainCode } from '#words/phrase.ts'
import { helpIn } from '../language.ts'
import { createOutput, type Output } from '../output.ts'
import { openSession, type Session } from '../session.ts'

/** What every command takes. */
export interface CommonOptions {
  readonly data?: string
  readonly json?: boolean
}

/** A command with what every command takes; `program` adds the language and the help, in the reader's words. */
export function command(words: Words, name: string, description: string): Command {
  return (
    bare(words, name, description)
      .option('--data <folder>', words.text('cli.data'))
      .option('--json', words.text('cli.json'))
      // Read before anything else (language.ts), because help is made of words too.
      .addOption(new Option('--language <code>', words.text('cli.language')))
  )
}

/** A word that only groups commands. It takes no options: a group's own would swallow those of its commands. */
export function commandGroup(words: Words, name: string, description: string): Command {
  return bare(words, name, description).helpCommand('help [command]', words.text('cli.help'))
}

function bare(words: Words, name: string, description: string): Command {
  return (
    new Command(name)
      .description(description)
      .helpOption('-h, --help', words.text('cli.help'))
      .configureHelp(helpIn(words))
      // cli.ts says it, in words.
      .configureOutput({ outputError: () => undefined })
      .exitOverride()
  )
}

/** Runs a command in a session that is closed whatever happens. */
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

/** A value that cannot be used. Its message is a code, for commander makes a sentence of it that is put into words at the end. */
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
