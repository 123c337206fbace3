import type { CommanderError, HelpConfiguration } from 'commander'
import type { Words } from '#words/describe.ts'
import { loadWords, matchLanguage } from '#words/languages.ts'
import { message, type Message } from '#words/message.ts'
import { plain, type PlainCode } from '#words/phrase.ts'

/** The catalogue for `--language`, or else for the system's language. */
export async function readerWords(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Words> {
  return loadWords(matchLanguage([languageOption(argv) ?? systemLanguage(environment)]))
}

/** Read before commander parses the options, because their help texts depend on it. */
function languageOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex(word => word === '--language' || word.startsWith('--language='))
  if (at < 0) return undefined
  const word = argv[at]!
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1]
}

/**
 * POSIX: the first of these that is set decides (XBD 8.2). Windows and macOS often set none, but Intl knows the
 * language.
 */
function systemLanguage(environment: Readonly<Record<string, string | undefined>>): string {
  return (
    environment['LC_ALL'] ||
    environment['LC_MESSAGES'] ||
    environment['LANG'] ||
    Intl.DateTimeFormat().resolvedOptions().locale
  )
}

/** Help with translated headings. */
export function helpIn(words: Words): HelpConfiguration {
  const { text } = words
  const heads: Readonly<Record<string, string>> = {
    'Usage:': text('cli.usage'),
    'Arguments:': text('cli.arguments'),
    'Options:': text('cli.options'),
    'Global Options:': text('cli.globalOptions'),
    'Commands:': text('cli.commands'),
  }
  return {
    showGlobalOptions: true,
    styleTitle: title => heads[title] ?? title,
    optionDescription({ description, argChoices, defaultValue, required, optional }) {
      const value = required || optional ? defaultValue : undefined
      const more = [
        ...(argChoices ? [text('cli.choices', { list: argChoices.join(', ') })] : []),
        ...(value === undefined ? [] : [text('cli.default', { value: String(value) })]),
      ]
      return more.length === 0 ? description : `${description} (${more.join('; ')})`
    },
  }
}

/** Commander's usage errors, translated. Commander has fixed sentences, with the names in quotes. */
export function describeUsageError(words: Words, { code, message: said }: CommanderError): string {
  const { describe } = words
  const detail = usageMessage(code, said) ?? message('reason.said', { said: said.replace(/^error: /, '') })
  return words.text('cli.usage.error', { detail: describe(detail) })
}

function usageMessage(code: string, said: string): Message | null {
  const [first = '', second = ''] = [...said.matchAll(/'([^']*)'/g)].map(([, name = '']) => name)
  switch (code) {
    case 'commander.unknownOption':
      return message('cli.usage.unknown-option', { name: first })
    case 'commander.unknownCommand':
      return message('cli.usage.unknown-command', { name: first })
    case 'commander.optionMissingArgument':
      return message('cli.usage.option-needs-value', { name: first })
    case 'commander.missingMandatoryOptionValue':
      return message('cli.usage.option-required', { name: first })
    case 'commander.missingArgument':
      return message('cli.usage.argument-required', { name: first })
    case 'commander.excessArguments':
      return plain('cli.usage.too-many')
    case 'commander.invalidArgument':
      return badValueMessage(said, first, second)
    default:
      return null
  }
}

const ALLOWED = 'Allowed choices are '

/** "error: option '--ip <address>' argument 'x' is invalid. cli.value.ipv4", or with "Allowed choices are a, b." at its end. */
function badValueMessage(said: string, name: string, value: string): Message | null {
  // An argument's value comes before its name, an option's value after it.
  if (said.startsWith('error: command-argument')) [name, value] = [value, name]
  const own = /cli\.value\.[a-z0-9-]+$/.exec(said)?.[0]
  if (own) return message('cli.usage.bad-value', { name, value, why: plain(own as PlainCode) })
  const at = said.indexOf(ALLOWED)
  if (at < 0 || !said.endsWith('.')) return null
  return message('cli.usage.bad-choice', { name, value, choices: said.slice(at + ALLOWED.length, -1) })
}
