import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findProgram } from '#engine/base/process/find-program.ts'
import { lastLine, runProgram } from '#engine/base/process/run-program.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const shell = (script: string, input?: string) => ({
  program: 'sh',
  args: ['-c', script],
  ...(input !== undefined && { input }),
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('runProgram', () => {
  it('resolves to the exit code and both outputs', async () => {
    const end = await runProgram(shell('echo yes; echo no >&2; exit 3'))
    expect(end).toEqual({ code: 3, stdout: 'yes\n', stderr: 'no\n', isAbsent: false })
  })

  it('passes input, sets the C locale, and uses the given folder', async () => {
    const folder = temporaryFolder()
    const { stdout } = await runProgram(shell('cat; echo "$LC_ALL $EXTRA"; pwd', 'given '), {
      folder,
      environment: { EXTRA: 'more' },
    })
    expect(stdout).toBe(`given C more\n${folder}\n`)
  })

  it('accepts a program that ignores its input', async () => {
    const end = await runProgram({ program: 'true', args: [], input: 'x'.repeat(1_000_000) })
    expect(end.code).toBe(0)
  })

  it('kills a program after its timeout, even if it ignores signals', async () => {
    const end = await runProgram(shell('trap "" TERM; echo begun; exec sleep 60'), { timeoutMs: 500 })
    expect(end).toMatchObject({ code: null, stdout: 'begun\n', isAbsent: false })
  })

  it('distinguishes a failed program from a missing one and one that cannot start', async () => {
    expect(await runProgram({ program: 'no-such-program', args: [] })).toEqual({
      code: null,
      stdout: '',
      stderr: 'no-such-program is not installed',
      isAbsent: true,
    })
    const path = join(temporaryFolder(), 'broken')
    writeFileSync(path, '#!/no/such/interpreter\n')
    chmodSync(path, 0o755)
    const end = await runProgram({ program: path, args: [] })
    expect(end).toMatchObject({ code: null, isAbsent: false })
    expect(end.stderr).toMatch(/ENOENT/)
  })
})

describe('findProgram', () => {
  it('finds programs in sbin folders that PATH lacks', () => {
    vi.stubEnv('PATH', temporaryFolder())
    expect(findProgram('ldconfig')).toMatch(/sbin\/ldconfig$/)
    expect(findProgram('sh')).toBeNull()
  })

  it('skips relative folders and non-executable files', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'own-tool'), '')
    vi.stubEnv('PATH', `.:${folder}`)
    expect(findProgram('own-tool')).toBeNull()
    chmodSync(join(folder, 'own-tool'), 0o755)
    expect(findProgram('own-tool')).toBe(join(folder, 'own-tool'))
  })
})

it('returns the last line that is not empty', () => {
  expect(lastLine('warning: x\nno space left\n\n', 'nothing')).toBe('no space left')
  expect(lastLine(' \n', 'nothing')).toBe('nothing')
})
