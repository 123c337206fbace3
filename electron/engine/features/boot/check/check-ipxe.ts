import { isIpxeMistake, type IpxeProblem } from '#contract/ipxe-problem.ts'
import type { ApiError } from '#contract/errors.ts'
import type { ScriptProblem } from '#contract/menu.ts'
import { reason } from '#contract/reason.ts'
import { readIpxeLines, type IpxeLine, type IpxeWord } from '../../../image/bootconfig/ipxe-lines.ts'

/** Commands of iPXE builds since 2019 (ipxe.org/cmd). A build may lack some. */
const COMMANDS = new Set(
  (
    'autoboot boot cert certfree certstat certstore chain choose clear colour config console cpair cpuid dhcp digest echo ' +
    'exit fcels fcstat form fdt goto gdbstub help hostname ibstat ifclose ifconf iflinkwait ifopen ifstat imgargs ' +
    'imgdecrypt imgexec imgextract imgfetch imgfree imgload imgmem imgselect imgset imgsingle imgstat imgtrust imgverify inc initrd ' +
    'ipstat iseq isset item iwlist iwstat kernel krb login lotest md5sum menu module nslookup nstat ntp param params pciscan peerdist ' +
    'ping poweroff present profstat prompt pxebs read reboot route sanboot sanhook sanunhook set sha1sum sha224sum sha256sum ' +
    'sha384sum sha512sum shell shim show sleep startstat sync time usbscan vcreate vdestroy wol'
  ).split(' '),
)
const MAX_PROBLEMS = 20
const MAX_WORD_CHARS = 40

/** All problems of a complete script, in line order: errors that stop iPXE, and likely slips. */
export function findIpxeProblems(text: string): readonly IpxeProblem[] {
  const lines = readIpxeLines(text)
  const labels = labelsOf(lines)
  const found: IpxeProblem[] = [
    ...wrongStart(text),
    ...lines.flatMap(line => wrongCommands(line, labels)),
    ...labelsTwice(lines),
    ...slips(text),
  ]
  return found.toSorted((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS)
}

/** Only the errors that stop iPXE in such a script. */
export function checkIpxeScript(text: string): readonly ScriptProblem[] {
  return findIpxeProblems(text).filter(isIpxeMistake).map(asProblem)
}

/** The same problem as an error carries it. */
export const ipxeMistake = ({ ipxe }: ScriptProblem): ApiError['params'] =>
  ipxe ? { script: ipxe.kind, ...('word' in ipxe && { word: ipxe.word }) } : {}

/** Unknown commands, and `goto` to a missing label: both end a script. */
export function checkIpxeBody(text: string): readonly ScriptProblem[] {
  const lines = readIpxeLines(text)
  const labels = labelsOf(lines)
  const wrong = lines.flatMap(line => wrongCommands(line, new Set([...labels, 'failed']))).map(asProblem)
  const taken = lines.filter(({ label }) => label === 'failed').slice(0, 1)
  return [...wrong.slice(0, MAX_PROBLEMS - taken.length), ...taken.map(({ line }) => duplicateLabel(line))]
}

const asProblem = (problem: IpxeProblem): ScriptProblem => ({
  line: problem.line,
  text: '',
  ipxe: problem,
})

function duplicateLabel(line: number): ScriptProblem {
  const why = reason('label-taken', { word: 'failed' })
  return { line, text: '', why }
}

const labelsOf = (lines: readonly IpxeLine[]): ReadonlySet<string> =>
  new Set(lines.flatMap(({ label }) => label ?? []))

/** iPXE recognises a script only by its first bytes (image/script.c, script_probe). */
function wrongStart(text: string): readonly IpxeProblem[] {
  if (text.startsWith('\ufeff')) return [{ line: 1, kind: 'byte-order-mark' }]
  return /^#![ig]pxe\s/.test(`${text}\n`) ? [] : [{ line: 1, kind: 'no-first-line' }]
}

function wrongCommands(
  { commands, isOpen, lastLine }: IpxeLine,
  labels: ReadonlySet<string>,
): readonly IpxeProblem[] {
  const found = commands.flatMap(([name, operand]): readonly IpxeProblem[] => {
    if (name === undefined || name.text.includes('${')) return []
    if (!COMMANDS.has(name.text))
      return [{ line: name.line, kind: 'unknown-command', word: shorten(name.text) }]
    if (name.text === 'goto') return wrongGoto(name, operand, labels)
    return findLoop(name, operand)
  })
  return isOpen ? [...found, { line: lastLine, kind: 'open-end' }] : found
}

function wrongGoto(
  { line }: IpxeWord,
  operand: IpxeWord | undefined,
  labels: ReadonlySet<string>,
): readonly IpxeProblem[] {
  if (operand === undefined) return [{ line, kind: 'goto-nowhere' }]
  const isThere = operand.text.includes('${') || labels.has(operand.text)
  return isThere ? [] : [{ line: operand.line, kind: 'missing-label', word: shorten(operand.text) }]
}

/** Slipway answers these names with a script that leads back to the user's own script. */
function findLoop(name: IpxeWord, operand: IpxeWord | undefined): readonly IpxeProblem[] {
  const isLoop = name.text === 'chain' && /^(autoexec|boot|menu)\.ipxe$/.test(operand?.text ?? '')
  return isLoop && operand ? [{ line: operand.line, kind: 'leads-back', word: operand.text }] : []
}

function labelsTwice(lines: readonly IpxeLine[]): readonly IpxeProblem[] {
  const seen = new Set<string>()
  return lines.flatMap(({ line, label }): readonly IpxeProblem[] => {
    if (label === null) return []
    const isSecond = seen.has(label)
    seen.add(label)
    return isSecond ? [{ line, kind: 'label-twice', word: shorten(label) }] : []
  })
}

/** Slips in single lines as written, comments excluded. */
function slips(text: string): readonly IpxeProblem[] {
  return text.split('\n').flatMap((raw, index): readonly IpxeProblem[] => {
    if (/^\s*#/.test(raw)) return []
    const line = index + 1
    const found: IpxeProblem[] = []
    if (/\\[ \t]+\r?$/.test(raw)) found.push({ line, kind: 'space-after-backslash' })
    if (hasOpenSetting(raw)) found.push({ line, kind: 'unclosed-setting' })
    return found
  })
}

/** `${a${b}}` is one setting in another: each `${` needs a `}` behind it. */
function hasOpenSetting(line: string): boolean {
  let depth = 0
  for (let at = 0; at < line.length; at++)
    if (line.startsWith('${', at)) depth++
    else if (line[at] === '}' && depth > 0) depth--
  return depth > 0
}

const shorten = (word: string): string => word.slice(0, MAX_WORD_CHARS)
