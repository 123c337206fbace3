import type { ApiError } from '#contract/errors.ts'
import type { ScriptProblem } from '#contract/menu.ts'
import { createWords, type Words } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { describeError } from '#words/error.ts'
import type { MessageCode } from '#words/message.ts'
import { messageOfReason } from '#words/reason.ts'
import { messageOfScriptProblem } from '#words/script.ts'

/** A command's output: JSON on stdout for programs, sentences for people. Everything else goes to stderr. */
export interface Output {
  readonly isJson: boolean
  /** The language of the reader. */
  readonly words: Words
  /** One JSON value in JSON mode; otherwise the words. */
  answer(value: unknown, words: () => string): void
  /** A message while a command runs: a sentence on stderr, in both modes. */
  note(words: string): void
}

/** JSON is for programs: its sentences are English, whatever the reader's language. */
export const english = createWords('en', catalogue)

export function createOutput(isJson: boolean, reader: Words): Output {
  return {
    isJson,
    words: reader,
    answer(value, words) {
      process.stdout.write(`${isJson ? toJson(value) : words()}\n`)
    },
    note(words) {
      process.stderr.write(`${words}\n`)
    },
  }
}

/** JSON with an English sentence in addition to each reason code, for scripts that show it to people. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? withSentence(part) : part,
  )

function withSentence(part: object): object {
  if ('line' in part && 'text' in part && part.text === '')
    return { ...part, text: english.describe(messageOfScriptProblem(part as unknown as ScriptProblem)) }
  const reason = messageOfReason(part)
  if (reason === null) return part
  const said = english.describe(reason)
  if (!('reason' in part)) return { detail: said, ...part }
  return part.reason === '' ? { ...part, reason: said } : part
}

/** Title, cause and fix on stderr; in JSON mode the error as data on stdout as well. */
export function printError(error: ApiError, isJson: boolean, words: Words): void {
  if (isJson) process.stdout.write(`${toJson({ error })}\n`)
  const { title, cause, fix } = describeError(words.describe, error, 'terminal')
  process.stderr.write(`${[title, cause, fix].filter(Boolean).join('\n')}\n`)
}

type Head<Code> = Code extends `cli.head.${infer Name}` ? Name : never

/** The headings of columns. */
export const heads = (words: Words, ...names: readonly Head<MessageCode>[]): readonly string[] =>
  names.map(name => words.text(`cli.head.${name}`))

/**
 * Columns as wide as their widest cell. Control characters from the network are escaped, so a cell cannot move the
 * cursor.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map(row => row.map(printable))
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)))
  return cells
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Control characters and bidirectional overrides shown as `\xNN` and `\u{...}`: a host name cannot rewrite the screen. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  )
}

/** `2026-11-20 14:01:07`, local time: it sorts, and reads the same everywhere. */
export function formatTime(atMs: number): string {
  const time = new Date(atMs)
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${timeOfDay(time)}`
}

/** `14:01:07`, local time. `toTimeString` looks up the name of the time zone as well, for every line of a log. */
export function timeOfDay(time: Date): string {
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
}

const two = (value: number): string => String(value).padStart(2, '0')
