import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findGiveaways, findInMarkdown, findInSource, lintWords } from '../../build/lint-words.ts'

describe('npm run lint', () => {
  it.each([
    'The machine is told what to boot.',
    'Nobody answered on this card.',
    'Beside a router it hands out no addresses.',
    'Serving starts anew.',
    'A whole number is wanted.',
    'It goes on by itself.',
    'What was not understood is listed.',
  ])('reports "%s"', text => {
    expect(findGiveaways('some.code', text)).not.toEqual([])
  })

  it.each([
    'Slipway tells iPXE to load the kernel.',
    'No one answered on this card.',
    'What is a boot program?',
    'Machines that are loading will have to start over.',
  ])('accepts "%s"', text => {
    expect(findGiveaways('some.code', text)).toEqual([])
  })

  it('names the line of a Markdown file, and leaves code alone', () => {
    const markdown = 'Plain.\n```\nnobody\n```\nRun `nobody`.\nNobody answers.\n'
    expect(findInMarkdown('docs/a.md', markdown)).toEqual([
      { place: 'docs/a.md:6', found: 'Nobody', instead: expect.any(String) },
    ])
  })

  it.each([
    ['a.ts', 3, '\nlet a = 1\n// Serving starts anew.\n'],
    ['a.ts', 1, 'let a = 1 // Serving starts anew.'],
    ['a.js', 2, 'function f() {\n  // Serving starts\n  // anew.\n}'],
    ['a.cjs', 1, '/**\n * A kernel is\n * told of the disk.\n */\nconst a = 1'],
    ['a.test.ts', 1, "it('starts anew', () => {})"],
    ['a.test.ts', 2, "\nit.each([1])('%s starts anew', () => {})"],
    ['a.test.ts', 1, "describe.skipIf(true)(nameWith('beside a router', reason), () => {})"],
    ['a.test.ts', 1, 'test(`starts anew${reason}`, () => {})'],
    ['A.vue', 3, '<template>\n  <p>a</p>\n  <!-- It stands beside the button. -->\n</template>'],
    ['A.vue', 2, '<script setup>\n/** Starts anew. */\nconst a = 1\n</script>\n<template>a</template>'],
    ['A.vue', 2, '<style>\n/* Where there is room. */\n</style>'],
  ])('names the comment or test in %s on line %i: %s', (file, line, source) => {
    const found = findInSource(file, source)
    expect(found[0]?.place).toBe(`${file}:${line}`)
  })

  it.each([
    ['code', "const nobody = 'anew' // Plain."],
    ['code in a comment', '// Runs `nobody`.'],
    ['a comment inside a string', "const a = '// anew'"],
    ['a regular expression', 'const a = /anew/.test(b)'],
    ['a name that is data', "it.each(['anew'])('reads %s', () => {})"],
  ])('leaves %s alone', (_what, source) => {
    expect(findInSource('a.test.ts', source)).toEqual([])
  })
})

it('the English catalogue, docs, comments and names of tests are plain English', { timeout: 60_000 }, () => {
  expect(lintWords(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([])
})
