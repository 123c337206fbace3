import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const POOL = join(ROOT, 'electron/engine/base/thread-pool.ts')

it.each(['electron/headless/cli.ts', 'electron/main/main.ts', 'electron/engine/lab-host.ts'])(
  '%s imports the size of the thread pool before anything that may read a file',
  path => {
    const [first] = /^import .*$/m.exec(readFileSync(join(ROOT, path), 'utf8')) ?? []
    expect(first).toMatch(/base\/thread-pool\.ts'$/)
  },
)

it.skipIf(process.platform !== 'linux')(
  '64 threads read files, or more if the user says so [needs Linux]',
  () => {
    const script = `import ${JSON.stringify(POOL)}; import { stat } from 'node:fs/promises'
    import { readdirSync } from 'node:fs'; const before = readdirSync('/proc/self/task').length
    await stat('/'); console.log(readdirSync('/proc/self/task').length - before)`
    const threads = (size: string): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, UV_THREADPOOL_SIZE: size },
      })
        .toString()
        .trim()
    expect(['', '4', '80'].map(threads)).toEqual(['64', '64', '80'])
  },
)
