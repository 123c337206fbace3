import { describe, expect, it } from 'vitest'
import { DONE, endedSince, failed, type RunningTask } from '../../renderer/model/task.ts'

const task = (key: string): RunningTask => ({
  key,
  kind: 'checksum',
  name: `${key}.iso`,
  doneBytes: 1,
  sizeBytes: 2,
  isPaused: false,
  cancel: null,
  place: '/',
})

describe('the history of tasks', () => {
  it('contains finished tasks, with how they ended', () => {
    const ended = endedSince(
      [task('a'), task('b'), task('c')],
      [task('b'), task('d')],
      ({ key }) => (key === 'a' ? DONE : failed({ code: 'disk-full', params: {} })),
      1000,
    )
    expect(ended.map(({ name, end }) => [name, end])).toEqual([
      ['a.iso', 'done'],
      ['c.iso', 'failed'],
    ])
  })

  it('recognises the same task when it runs a second time', () => {
    const [first] = endedSince([task('a')], [], () => DONE, 1000)
    const [second] = endedSince([task('a')], [], () => DONE, 2000)
    expect(first!.key).not.toBe(second!.key)
  })
})
