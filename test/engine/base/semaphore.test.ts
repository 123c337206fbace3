import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createSemaphore } from '#engine/base/semaphore.ts'

/** Tasks that end when the test decides. */
function createTasks() {
  const started: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  return {
    started,
    task: (name: string) => () =>
      new Promise<string>((resolve, reject) => {
        started.push(name)
        ends.set(name, error => (error ? reject(error) : resolve(name)))
      }),
    async end(name: string, error?: Error) {
      ends.get(name)?.(error)
      await setImmediate()
    },
  }
}

describe('a semaphore', () => {
  it('runs as many tasks at once as it has slots, the others in order', async () => {
    const semaphore = createSemaphore(2)
    const { started, task, end } = createTasks()
    const results = ['a', 'b', 'c', 'd'].map(name => semaphore.run(task(name)))
    expect(started).toEqual(['a', 'b'])
    await end('b')
    expect(started).toEqual(['a', 'b', 'c'])
    await end('a')
    await end('c')
    await end('d')
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('gives a free slot to the waiting task, not to one that arrives at that moment', async () => {
    const semaphore = createSemaphore(1)
    const { started, task, end } = createTasks()
    const results = ['a', 'b'].map(name => semaphore.run(task(name)))
    const late = results[0]!.then(() => semaphore.run(task('late')))
    await end('a')
    expect(started).toEqual(['a', 'b'])
    await end('b')
    await end('late')
    expect(await late).toBe('late')
  })

  it('continues after a failed task', async () => {
    const semaphore = createSemaphore(1)
    const { task, end } = createTasks()
    const failing = semaphore.run(task('a'))
    const next = semaphore.run(task('b'))
    await Promise.all([end('a', new Error('no')), expect(failing).rejects.toThrow('no')])
    await end('b')
    expect(await next).toBe('b')
  })
})
