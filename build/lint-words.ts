import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogue } from '../electron/words/en/catalogue.ts'
import { textsOf } from './source-texts.ts'

/** Phrases typical of a translated sentence, with a replacement. */
export const GIVEAWAYS: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  {
    pattern: /\b(is|are|was|were|be|been|being) told\b/i,
    instead: 'Slipway shows, reports, tells iPXE to ...',
  },
  { pattern: /\btells? of\b/i, instead: 'reports, shows, warns' },
  { pattern: /\bwhere (that|there)\b/i, instead: 'if, when, or two sentences' },
  { pattern: /\b(nobody|somebody|everybody)\b/i, instead: 'no one, someone, everyone, or name who' },
  { pattern: /\b(whoever|who alone)\b/i, instead: 'anyone who, only ... can' },
  { pattern: /\bbeside\b/i, instead: 'next to, alongside, in addition to' },
  { pattern: /\bof (its|their|your|his|her|our) own\b/i, instead: 'separate, your' },
  { pattern: /\bby (itself|themselves)\b/i, instead: 'automatically' },
  { pattern: /\b(goes|go|went|going) on\b/i, instead: 'continues' },
  { pattern: /\b(anew|once more)\b/i, instead: 'again, from the start' },
  { pattern: /\b(stands|lies)\b/i, instead: 'is' },
  { pattern: /\b(is|are) (wanted|needed)\b/i, instead: 'Enter ..., Required, needs' },
  {
    pattern:
      /(^|[.!:] )(What|Who|Whoever|That which) (?!is |are |to |you see |next )[^.?!:]*\b(is|are)\b[^?]*?[.!]/,
    instead: 'name the thing',
  },
]

export interface Giveaway {
  /** A file and line, or the code of a message. */
  readonly place: string
  readonly found: string
  readonly instead: string
}

/** Every such phrase in a text; none in plain English. */
export function findGiveaways(place: string, text: string): readonly Giveaway[] {
  return GIVEAWAYS.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text)?.[0]
    return found === undefined ? [] : [{ place, found: found.trim(), instead }]
  })
}

/** The same for a Markdown text, line by line, without code. */
export function findInMarkdown(file: string, markdown: string): readonly Giveaway[] {
  let isCode = false
  return markdown.split('\n').flatMap((line, index) => {
    if (/^\s*```/.test(line)) isCode = !isCode
    if (isCode) return []
    return findGiveaways(`${file}:${index + 1}`, line.replaceAll(/`[^`]*`/g, '``'))
  })
}

/** The same for the comments and names of tests in a source file. */
export function findInSource(file: string, source: string): readonly Giveaway[] {
  return textsOf(file, source).flatMap(({ line, text }) => findGiveaways(`${file}:${line}`, text))
}

/** Checks the English catalogue, and every Markdown and source file that git tracks, except the other languages. */
export function lintWords(root: string): readonly Giveaway[] {
  const list = ['ls-files', '*.md', '*.ts', '*.vue', '*.js', '*.cjs']
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\n')
  return [
    ...Object.entries(catalogue).flatMap(([code, text]) => findGiveaways(code, text)),
    ...files
      .filter(file => file !== '' && !/^electron\/words\/(de|es|fr)\//.test(file))
      .flatMap(file => {
        const find = file.endsWith('.md') ? findInMarkdown : findInSource
        return find(file, readFileSync(join(root, file), 'utf8'))
      }),
  ]
}

if (import.meta.main) {
  const found = lintWords(fileURLToPath(new URL('..', import.meta.url)))
  for (const { place, found: words, instead } of found)
    process.stderr.write(`${place}: "${words}". Instead: ${instead}\n`)
  if (found.length > 0) process.exitCode = 1
}
