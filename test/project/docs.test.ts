import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import type { Words } from '#words/describe.ts'
import { describe, expect, it } from 'vitest'
import { english } from '../../electron/headless/output.ts'
import { FIRMWARE_KEYS } from '../../renderer/model/firmware-keys.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COMMANDS = join(ROOT, 'electron/headless/command')
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8')
const withoutCode = (text: string): string =>
  text.replaceAll(/^( *)```[^]*?^\1```/gm, '').replaceAll(/`[^`\n]*`/g, '')

/** The anchors that GitHub makes of headings. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

describe.each(PAGES)('%s', page => {
  it('links to files and headings that exist', () => {
    for (const [, target = ''] of withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : normalize(join(dirname(page), path))
      expect(existsSync(join(ROOT, file)), `${page} -> ${target}`).toBe(true)
      if (anchor !== undefined) expect(anchorsOf(textOf(file)), `${page} -> ${target}`).toContain(anchor)
    }
  })
})

/** The command line as the program defines it, without starting it. */
async function commandLine(): Promise<Command> {
  const program = new Command('slipway')
  for (const name of readdirSync(COMMANDS)) {
    const found = (await import(join(COMMANDS, name))) as Readonly<Record<string, unknown>>
    for (const [title, add] of Object.entries(found))
      if (/^add\w+Commands?$/.test(title)) (add as (program: Command, words: Words) => void)(program, english)
  }
  return program
}

/** Every command on a page, in a block or in a line: `slipway serve --nic eth1`. */
const shownCommands = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|[`$;&] *|npx )slipway ((?:[a-z][\w-]*)[^`\n|]*)/gm)].map(([, words = '']) =>
    words.trim(),
  )

/** Null if the program has this command with these options, else what it does not have. */
function unknownIn(program: Command, words: readonly string[]): string | null {
  let command = program
  let rest = [...words]
  for (;;) {
    const found = command.commands.find(one => one.name() === rest[0])
    if (!found) break
    command = found
    rest = rest.slice(1)
  }
  if (command === program) return `slipway ${rest[0]}`
  const options = [...command.options.map(({ long }) => long), '--help', '--version']
  const unknown = rest.filter(word => word.startsWith('--')).find(word => !options.includes(word))
  return unknown === undefined ? null : `slipway ${command.name()} ${unknown}`
}

it('every command on the pages exists in the program', async () => {
  const program = await commandLine()
  const shown = PAGES.flatMap(page => shownCommands(textOf(page)).map(words => ({ page, words })))
  expect(shown.length).toBeGreaterThan(50)
  const wrong = shown.flatMap(({ page, words }) => {
    const unknown = unknownIn(program, words.split(/[\s,]+/))
    return unknown === null ? [] : [`${page}: ${unknown} (in "${words}")`]
  })
  expect(wrong).toEqual([])
})

it('the table of firmware keys is the one that the page shows', () => {
  const rows = FIRMWARE_KEYS.map(({ maker, bootMenu, setup, network }) =>
    ['', maker, bootMenu ?? 'none', setup ?? 'none', network ?? '', '']
      .join(' | ')
      .replaceAll(/ +/g, ' ')
      .trim(),
  )
  const written = textOf('docs/cables-and-keys.md')
    .split('\n')
    .map(line => line.replaceAll(/ +/g, ' '))
  for (const row of rows) expect(written).toContain(row)
})
