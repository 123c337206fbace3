import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { CommanderError } from 'commander'
import { loadWords } from '#words/languages.ts'
import { describeUsageError, readerWords } from '../../electron/headless/language.ts'

const start = join(import.meta.dirname, '../../electron/headless/cli.ts')

describe('the language of the command line', () => {
  it.each([
    [['--language', 'de'], { LANG: 'en_GB.UTF-8' }, 'de'],
    [['--language=de'], {}, 'de'],
    [[], { LC_ALL: 'de_AT.UTF-8', LANG: 'en_GB.UTF-8' }, 'de'],
    [[], { LC_MESSAGES: 'de', LANG: 'C' }, 'de'],
    [[], { LC_ALL: '', LANG: 'de_DE' }, 'de'],
    [[], { LC_ALL: 'C', LANG: 'de_DE' }, 'en'],
    [['--language', 'tlh'], { LANG: 'de_DE' }, 'en'],
  ])('of %j in %j is %s', async (argv, environment, language) => {
    expect((await readerWords(argv, environment)).language).toBe(language)
  })
})

describe('wrong usage', () => {
  const say = async (code: string, text: string): Promise<string> => {
    const words = await loadWords('en')
    return describeUsageError(words, new CommanderError(1, code, text))
  }

  it("is reported in Slipway's words, with the names that commander gives", async () => {
    const { text } = await loadWords('en')
    const error = (detail: string): string => text('cli.usage.error', { detail })
    expect(await say('commander.unknownOption', "error: unknown option '--x'\n(Did you mean --y?)")).toBe(
      error(text('cli.usage.unknown-option', { name: '--x' })),
    )
    expect(
      await say(
        'commander.invalidArgument',
        "error: option '--lease <seconds>' argument 'x' is invalid. cli.value.number",
      ),
    ).toBe(
      error(
        text('cli.usage.bad-value', {
          name: '--lease <seconds>',
          value: 'x',
          why: text('cli.value.number'),
        }),
      ),
    )
    expect(
      await say(
        'commander.invalidArgument',
        "error: command-argument value 'x' is invalid for argument 'mac'. cli.value.mac",
      ),
    ).toBe(error(text('cli.usage.bad-value', { name: 'mac', value: 'x', why: text('cli.value.mac') })))
    expect(
      await say(
        'commander.invalidArgument',
        "error: option '--dhcp <mode>' argument 'x' is invalid. Allowed choices are auto, off.",
      ),
    ).toBe(error(text('cli.usage.bad-choice', { name: '--dhcp <mode>', value: 'x', choices: 'auto, off' })))
    expect(await say('commander.error', 'Anything else.')).toBe(error('Anything else.'))
  })
})

it('prints help and errors in the requested language, with the same exit code', async () => {
  const { text } = await loadWords('de')
  const run = promisify(execFile)
  const help = await run(process.execPath, [start, 'serve', '--help', '--language', 'de'])
  expect(help.stdout).toContain(text('cli.serve.nic'))
  expect(help.stdout).toContain(text('cli.usage'))
  const wrong = run(process.execPath, [start, 'serve', '--lease', 'x', '--language', 'de'])
  await expect(wrong).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining(text('cli.value.number')),
  })
})
