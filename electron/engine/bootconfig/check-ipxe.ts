import type { ScriptProblem } from '#contract/menu.ts'

/** Commands of iPXE builds from 2019 on (ipxe.org/cmd); a build may lack some. */
const COMMANDS = new Set(
  (
    'autoboot boot cert certfree certstat certstore chain choose clear colour config console cpair cpuid dhcp digest echo ' +
    'exit fcels fcstat form fdt goto gdbstub help hostname ibstat ifclose ifconf iflinkwait ifopen ifstat imgargs ' +
    'imgdecrypt imgexec imgextract imgfetch imgfree imgload imgmem imgselect imgset imgsingle imgstat imgtrust imgverify inc initrd ' +
    'ipstat iseq isset item kernel krb login lotest md5sum menu module nslookup nstat ntp param params pciscan peerdist ' +
    'ping poweroff present profstat prompt read reboot route sanboot sanhook sanunhook set sha1sum sha256sum sha512sum ' +
    'shell shim show sleep startstat sync time usbscan vcreate vdestroy wol'
  ).split(' '),
)
const MAX_PROBLEMS = 20

/** Commands that iPXE does not know, and `goto` to a place that is not there: both end a script. */
export function checkIpxeBody(text: string): readonly ScriptProblem[] {
  const { problems, labels, lines } = look(text, ['failed'])
  const isTaken = labels.has('failed') && problems.length < MAX_PROBLEMS
  const line = 1 + lines.findIndex(one => /^\s*:failed\b/.test(one))
  return isTaken ? [...problems, { line, text: 'the label "failed" is taken' }] : problems
}

/** The same in a script that stands alone, which iPXE knows by its first line (image/script.c). */
export function checkIpxeScript(text: string): readonly ScriptProblem[] {
  const { problems } = look(text, [])
  return /^#!i?pxe\s/.test(`${text}\n`)
    ? problems
    : [{ line: 1, text: 'an iPXE script begins with #!ipxe' }, ...problems]
}

function look(text: string, givenLabels: readonly string[]) {
  const lines = text.split(/\r?\n/)
  const labels = new Set(lines.flatMap(line => /^\s*:(\S+)/.exec(line)?.slice(1) ?? []))
  const problems: ScriptProblem[] = []
  const tell = (line: number, words: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ line, text: words })
  }
  let isContinued = false
  for (const [index, line] of lines.entries()) {
    const isRest = isContinued
    isContinued = line.endsWith('\\')
    if (isRest || /^\s*(#|:|$)/.test(line)) continue
    for (const words of commandsOf(line)) {
      const [name = '', operand = ''] = words
      if (name !== '' && !name.includes('${') && !COMMANDS.has(name))
        tell(index + 1, `iPXE has no command "${name.slice(0, 40)}"`)
      if (
        name === 'goto' &&
        !operand.includes('${') &&
        !labels.has(operand) &&
        !givenLabels.includes(operand)
      )
        tell(index + 1, `there is no label "${operand.slice(0, 40)}"`)
    }
  }
  if (isContinued) tell(lines.length, 'a backslash at the end')
  return { problems, labels, lines }
}

/** iPXE splits at white space, then at words that are operators, and ends at one that begins with `#` (core/exec.c). */
function commandsOf(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]]
  for (const word of line.split(/\s+/).filter(Boolean)) {
    if (word.startsWith('#')) break
    if (word === '||' || word === '&&' || word === ';') commands.push([])
    else commands.at(-1)?.push(word)
  }
  return commands
}
