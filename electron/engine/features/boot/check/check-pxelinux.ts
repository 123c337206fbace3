import type { ScriptProblem } from '#contract/menu.ts'
import { reason, type Reason } from '#contract/reason.ts'

/** Keywords allowed below a LABEL (SYSLINUX documentation, syslinux.txt and menu.txt). */
const DIRECTIVES = new Set(
  'append boot bss com32 comboot config fdimage initrd ipappend kernel linux localboot menu pxe say sysappend text'.split(
    ' ',
  ),
)
const MENU_DIRECTIVES = new Set([
  'disable',
  'hide',
  'indent',
  'passwd',
  'save',
  'nosave',
  'help',
  'quit',
  'exit',
  'goto',
])
const STARTS = new Set('boot bss com32 comboot config fdimage kernel linux localboot pxe'.split(' '))
const MAX_PROBLEMS = 20
/** The longest line PXELINUX reads (com32/menu/readconfig.c: 4096 with the terminator). */
const MAX_LINE_CHARS = 4094

/** Finds lines that PXELINUX would not read as part of a label, and labels that start nothing. */
export function checkPxelinuxBody(text: string): readonly ScriptProblem[] {
  const problems: ScriptProblem[] = []
  const report = (line: number, why: Reason): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ line, text: '', why })
  }
  let helpAt: number | null = null
  let startsSomething = false
  const lines = text.split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    const [word = '', second = ''] = line.trim().toLowerCase().split(/\s+/)
    if (line.length > MAX_LINE_CHARS) report(index + 1, reason('line-too-long', { chars: MAX_LINE_CHARS }))
    if (helpAt !== null) {
      if (word === 'endtext') helpAt = null
      continue
    }
    if (word === '' || word.startsWith('#')) continue
    if (word === 'text' && second === 'help') helpAt = index + 1
    else if (!DIRECTIVES.has(word)) report(index + 1, reason('not-below-label', { word: word.slice(0, 40) }))
    else if (word === 'menu' && !MENU_DIRECTIVES.has(second))
      report(index + 1, reason('not-for-one-entry', { word: `menu ${second.slice(0, 40)}` }))
    if (STARTS.has(word) || (word === 'menu' && /^(quit|exit|goto)$/.test(second))) startsSomething = true
  }
  if (helpAt !== null) report(helpAt, reason('word-unclosed', { word: 'text help', end: 'endtext' }))
  if (!startsSomething) report(1, reason('starts-nothing'))
  return problems
}
