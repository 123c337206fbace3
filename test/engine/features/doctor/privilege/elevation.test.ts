import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  findElevation,
  polkitElevation,
  quoteArgument,
  windowsElevation,
  macosElevation,
} from '#engine/features/doctor/privilege/elevation.ts'
import { createHostChanges } from '#engine/features/doctor/privilege/host-changes.ts'
import { runProgram } from '#engine/base/process/run-program.ts'
import { createManualClock } from '../../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const command = { program: 'sysctl', args: ['-w', 'a=1'] }
const host = { platform: 'linux' as const, isRoot: false, find: () => '/usr/bin/pkexec' }

describe('asking for administrator rights', () => {
  it('asks no one as root, uses polkit on a desktop, and has no way to ask without it', () => {
    expect(findElevation({ ...host, isRoot: true })?.asks).toBe(false)
    expect(findElevation(host)?.asks).toBe(true)
    expect(findElevation({ ...host, find: () => null })).toBeNull()
  })

  it('passes pkexec an absolute path, as it requires, and knows its two refusals', () => {
    const elevation = polkitElevation(name => `/usr/sbin/${name}`)
    expect(elevation.wrap(command)).toEqual({ program: 'pkexec', args: ['/usr/sbin/sysctl', '-w', 'a=1'] })
    expect(elevation.refusalOf({ code: 126, stderr: '' })).toBe('dismissed')
    expect(elevation.refusalOf({ code: 127, stderr: '' })).toBe('impossible')
    expect(elevation.refusalOf({ code: 1, stderr: '' })).toBeNull()
  })

  it('on macOS keeps every argument out of the script', () => {
    const { program, args } = macosElevation.wrap({ program: '/bin/x', args: ['"; rm -rf /', "'"] })
    expect(program).toBe('/usr/bin/osascript')
    expect(args.slice(-3)).toEqual(['/bin/x', '"; rm -rf /', "'"])
    expect(args.slice(0, -3).join(' ')).not.toContain('rm -rf')
    expect(macosElevation.refusalOf({ code: 1, stderr: 'execution error: User canceled. (-128)' })).toBe(
      'dismissed',
    )
  })

  it('on Windows quotes arguments as CommandLineToArgvW parses them', () => {
    expect(['a', 'a b', 'a"b', 'C:\\x y\\', ''].map(quoteArgument)).toEqual([
      'a',
      '"a b"',
      '"a\\"b"',
      '"C:\\x y\\\\"',
      '""',
    ])
    const { args } = windowsElevation.wrap({ program: 'netsh', args: ["name=it's", 'a b'] })
    expect(args.slice(-2)).toEqual(["'netsh'", `'name=it''s "a b"'`])
    expect(windowsElevation.refusalOf({ code: 1223, stderr: '' })).toBe('dismissed')
  })

  it('a dismissed question changes nothing and is reported as such; a file is passed by standard input', async () => {
    const folder = temporaryFolder()
    // A stand-in for pkexec: it runs what it is given, or its user refuses.
    const pkexec = join(folder, 'pkexec')
    const answerWith = (script: string) => {
      writeFileSync(pkexec, `#!/bin/sh\n${script}\n`)
      chmodSync(pkexec, 0o755)
    }
    const target = join(folder, 'written')
    const kept: { changes: unknown } = { changes: null }
    const changes = createHostChanges({
      clock: createManualClock(),
      store: { read: () => null, write: all => (kept.changes = all) },
      run: (asked, options) => runProgram({ ...asked, program: pkexec }, options),
      elevation: polkitElevation(name => name),
    })
    answerWith('exit 126')
    await expect(changes.make({ kind: 'open-ports', until: 'restart' })).rejects.toMatchObject({
      code: 'not-allowed',
      params: { refusal: 'dismissed', command: 'sysctl -w net.ipv4.ip_unprivileged_port_start=67' },
    })
    expect(kept.changes).toBeNull()
    answerWith(`[ "$1" = tee ] && cat > ${target}; exit 0`)
    await changes.make({ kind: 'open-ports', until: 'undone' })
    const end = await runProgram({ program: 'cat', args: [target] })
    expect(end.stdout).toMatch(/^#.*\nnet\.ipv4\.ip_unprivileged_port_start=67\n$/)
    expect(kept.changes).not.toBeNull()
  })
})
