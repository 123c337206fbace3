import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, it } from 'vitest'

/** Without the rules that need types: a probe is text, and no project contains it. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked })

async function problemsIn(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map(message => message.message)
}

const SLOW = [
  'export const trailing = / +$/',
  'export const pair = /^\\s*([^=]+?)\\s*=\\s*(.*?)\\s*$/',
  'export const nested = /^(a+)+$/',
]

it.each(SLOW)('lint refuses %s', { timeout: 60_000 }, async code => {
  const [problem] = await problemsIn('electron/engine/image/probe.ts', code)
  expect(problem).toMatch(/takes .*(polynomial|exponential).* for some texts/)
})

it('lint accepts what reads a text once', { timeout: 60_000 }, async () => {
  const code = 'export const word = /^[a-z]+$/\nexport const number = /\\d+/g\n'
  expect(await problemsIn('electron/engine/image/probe.ts', code)).toEqual([])
})
