import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startChild } from './child.ts'

// setpriv is in util-linux, which other systems do not have.
const isLinux = process.platform === 'linux' && existsSync('/usr/bin/setpriv')

describe.skipIf(!isLinux)(`a process that a test started${isLinux ? '' : ' (skipped: needs Linux)'}`, () => {
  it('can be awaited by a line, past or future, without its carriage return', async () => {
    const child = startChild(['sh', '-c', 'printf "one\\r\\n"; echo two; exec sleep 60'])
    expect(await child.waitForLine('two', line => line === 'two', 5000)).toBe('two')
    expect(await child.waitForLine('one', line => line === 'one', 5000)).toBe('one')
    await child.stop()
    expect(await child.exited).toMatchObject({ signal: 'SIGTERM' })
  })

  it('shows a prompt, which is not a line', async () => {
    const child = startChild(['sh', '-c', 'printf "login: "; exec sleep 60'])
    expect(await child.waitForPrompt('it asks', line => line.endsWith('login: '), 5000)).toBe('login: ')
    await expect(child.waitForLine('a line', line => line.includes('login'), 50)).rejects.toThrow(
      /took more than 50 ms until a line\. It printed:\nlogin: $/,
    )
    await child.stop()
  })

  it('includes its output in the error when it ends too early', async () => {
    const child = startChild(['sh', '-c', 'echo going; echo why >&2; exit 3'])
    await expect(child.waitForLine('it served', () => false, 5000)).rejects.toThrow(
      /ended .*before it served.*why/s,
    )
    expect(await child.exited).toEqual({ code: 3, signal: null })
  })

  it('has ended after stop, even if it ignores the signal', async () => {
    const child = startChild(['sh', '-c', 'trap "" TERM; echo deaf; while :; do sleep 1; done'])
    await child.waitForLine('deaf', line => line === 'deaf', 5000)
    await child.stop('SIGTERM', 100)
    expect(await child.exited).toMatchObject({ signal: 'SIGKILL' })
  })
})
