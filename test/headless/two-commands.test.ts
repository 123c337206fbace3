import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { BootImage } from '#contract/image.ts'
import type { LogLine } from '#contract/log-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)
const CLI = fileURLToPath(new URL('../../electron/headless/cli.ts', import.meta.url))

it("two commands at once on one folder without a server both take effect, and neither loses the other's changes", async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const slipway = async <T>(...args: string[]): Promise<T> =>
    JSON.parse((await run(process.execPath, [CLI, ...args, '--data', data, '--json'])).stdout) as T
  const isos = ['one', 'two', 'three'].map(name => {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'what'), name)
    const path = join(folder, name, 'disc.iso')
    const command = ['-as', 'mkisofs', '-quiet', '-R', '-V', name, '-o', path, join(folder, name, 'what')]
    execFileSync('xorriso', command, { stdio: 'ignore' })
    return path
  })
  const images = await Promise.all(isos.map(path => slipway<BootImage>('import', path)))
  expect(images.map(image => image.id).sort()).toEqual(['disc', 'disc-2', 'disc-3'])
  expect((await slipway<BootImage[]>('images')).map(image => image.volumeId).sort()).toEqual(
    images.map(image => image.volumeId).sort(),
  )
  const { stdout } = await run(process.execPath, [CLI, 'log', '--data', data, '--json'])
  const lines = stdout
    .trim()
    .split('\n')
    .map(text => JSON.parse(text) as LogLine)
  expect(lines.filter(line => line.code === 'image.imported')).toHaveLength(3)
}, 60_000)

it('imports as many of several files as it can, and exits with the code of the failed one', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'what'), 'good')
  writeFileSync(join(folder, 'bad.iso'), 'not an ISO')
  const good = join(folder, 'good.iso')
  const command = ['-as', 'mkisofs', '-quiet', '-R', '-V', 'GOOD', '-o', good, join(folder, 'what')]
  execFileSync('xorriso', command, { stdio: 'ignore' })
  const files = [join(folder, 'bad.iso'), good]
  const failed = run(process.execPath, [CLI, 'import', ...files, '--data', join(folder, 'data'), '--json'])
  const { code, stdout } = await failed.then(
    () => expect.unreachable('it ended with 0'),
    (error: { code: number; stdout: string }) => error,
  )
  expect(code).toBe(21)
  expect(
    stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as unknown),
  ).toMatchObject([{ error: { code: 'iso-not-an-iso' } }, { id: 'good' }])
}, 60_000)
