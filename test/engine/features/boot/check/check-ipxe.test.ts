import { describe, expect, it } from 'vitest'
import { isIpxeMistake } from '#contract/ipxe-problem.ts'
import { checkIpxeBody, checkIpxeScript, findIpxeProblems } from '#engine/features/boot/check/check-ipxe.ts'

const found = (text: string): string[] =>
  findIpxeProblems(text).map(
    one => `${one.line}${isIpxeMistake(one) ? '' : '?'} ${one.kind}${'word' in one ? ` ${one.word}` : ''}`,
  )

const GOOD = `#!ipxe
# goto is no command in here: goto nowhere \\
nonsense that belongs to the comment above
:start
menu Pick one || goto \${fallback}
item --key d debian Debian ; item other Something else
choose --timeout 10000 target || goto start
goto \${target}
:debian kernel http://10.0.0.9/vmlinuz \\
  console=ttyS0 \\
  \${net0/mac:hexhyp} || goto other
initrd http://10.0.0.9/initrd.img
boot || chain \${menu-url}
:other
\${command} --with operand
chain --replace --autofree \${menu-url} # back
`

describe('a script for iPXE', () => {
  it('is accepted with menus, labels before commands, continued lines, settings as commands and Windows line ends', () => {
    expect(found(GOOD)).toEqual([])
    expect(found(GOOD.replaceAll('\n', '\r\n'))).toEqual([])
    expect(found('#!gpxe\nboot')).toEqual([])
  })

  it.each([
    ['echo hello', ['1 no-first-line']],
    ['#!ipxefoo\necho', ['1 no-first-line']],
    ['', ['1 no-first-line']],
    ['\ufeff#!ipxe\n', ['1 byte-order-mark']],
    ['#!ipxe\nchian x', ['2 unknown-command chian']],
    ['#!ipxe\necho a && ecoh b || Boot', ['2 unknown-command ecoh', '2 unknown-command Boot']],
    ['#!ipxe\n:a krenel x', ['2 unknown-command krenel']],
    ['#!ipxe\nkernel \\\n  vmlinuz \\\n  || gotoo x', ['4 unknown-command gotoo']],
    ['#!ipxe\ngoto \\\n  nowhere', ['3 missing-label nowhere']],
    ['#!ipxe\ngoto', ['2 goto-nowhere']],
    ['#!ipxe\n:a\n:b\n:a', ['4? label-twice a']],
    ['#!ipxe\nkernel \\\n vmlinuz \\', ['3 open-end']],
    ['#!ipxe\nkernel vmlinuz \\\n', ['2 open-end']],
    ['#!ipxe\nkernel vmlinuz \\ \nquiet', ['2? space-after-backslash', '3 unknown-command quiet']],
    ['#!ipxe\necho ${a${b}', ['2? unclosed-setting']],
    ['#!ipxe\nchain autoexec.ipxe', ['2? leads-back autoexec.ipxe']],
  ])('%j: %j', (text, problems) => {
    expect(found(text)).toEqual(problems)
  })

  it('is refused only for what stops iPXE', () => {
    expect(checkIpxeScript('#!ipxe\n:a\n:a\nchain boot.ipxe')).toEqual([])
    expect(checkIpxeScript('#!ipxe\ngoto b')).toEqual([
      {
        line: 2,
        text: '',
        ipxe: { line: 2, kind: 'missing-label', word: 'b' },
      },
    ])
  })

  it('of any size and kind is checked quickly and gives a bounded list', () => {
    const long = `#!ipxe\n${'x\\\n'.repeat(20_000)}${'frob ${\n'.repeat(5_000)}${'\\'.repeat(50_000)}`
    const started = performance.now()
    expect(found(long)).toHaveLength(20)
    expect(found(`#!ipxe\n${'${'.repeat(30_000)}`)).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('the body of an entry', () => {
  it('may jump to the end of its entry, but not use its label', () => {
    expect(checkIpxeBody('kernel x || goto failed\nboot')).toEqual([])
    expect(checkIpxeBody('echo\n:failed\nfrob')).toMatchObject([
      { line: 3, ipxe: { kind: 'unknown-command', word: 'frob' } },
      { line: 2, why: { reasonCode: 'label-taken', word: 'failed' } },
    ])
  })
})
