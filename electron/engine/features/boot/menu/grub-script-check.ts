import { spawn } from 'node:child_process'
import type { ScriptProblem } from '#contract/menu.ts'

const TIMEOUT_MS = 5000
const MAX_OUTPUT_CHARS = 16_384
const MAX_PROBLEMS = 20

/** What GRUB's own parser says about the body of an entry; null where the program is not on this computer. */
export function runGrubScriptCheck(body: string): Promise<readonly ScriptProblem[] | null> {
  return new Promise(resolve => {
    // In an entry, where it will stand; the line before is taken off again.
    const child = spawn('grub-script-check', [], { stdio: ['pipe', 'ignore', 'pipe'], timeout: TIMEOUT_MS })
    let said = ''
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (said = (said + text).slice(0, MAX_OUTPUT_CHARS)))
    child.on('error', () => resolve(null))
    child.on('close', code => resolve(code === 0 ? [] : said === '' ? null : problemsIn(said)))
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined)
    child.stdin.end(`menuentry 'x' {\n${body}\n}\n`)
  })
}

/** `error: out of memory`, `error: line no: 3: syntax error` … `Syntax error at line 3`. */
function problemsIn(said: string): readonly ScriptProblem[] {
  const at = Number(/at line (\d+)/.exec(said)?.[1] ?? 2)
  const texts = [...said.matchAll(/^error: (?:line no: \d+: )?(.+?)\.?$/gm)].map(match => match[1] ?? '')
  const line = Math.max(1, at - 1)
  return [...new Set(texts.length > 0 ? texts : ['GRUB does not accept it'])]
    .slice(0, MAX_PROBLEMS)
    .map(text => ({ line, text }))
}
