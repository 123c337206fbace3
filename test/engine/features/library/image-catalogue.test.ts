import { expect, it } from 'vitest'
import { createImportTurns } from '#engine/features/library/image-catalogue.ts'

/** Imports that end when the test decides. */
function createReadings() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const read = (name: string) => (): Promise<string> => {
    begun.push(name)
    return new Promise(resolve => ends.set(name, () => resolve(name)))
  }
  const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
  return { begun, read, settle, end: (name: string) => ends.get(name)!() }
}

it('imports a few at a time, in order of arrival, and each file only once at a time', async () => {
  const { begun, read, settle, end } = createReadings()
  const turns = createImportTurns(2)
  const all = [
    turns.take('/a', read('a')),
    turns.take('/a', read('a again')),
    turns.take('/b', read('b')),
    turns.take('/c', read('c')),
  ]
  await settle()
  expect(begun).toEqual(['a', 'b'])
  end('a')
  await settle()
  expect(begun).toEqual(['a', 'b', 'c'])
  end('b')
  await settle()
  expect(begun).toEqual(['a', 'b', 'c', 'a again'])
  end('c')
  end('a again')
  expect(await Promise.all(all)).toEqual(['a', 'a again', 'b', 'c'])
  await turns.settle()
})

it('continues after a failure', async () => {
  const turns = createImportTurns(1)
  const failing = turns.take('/a', () => Promise.reject(new Error('no ISO')))
  const next = turns.take('/a', async () => 'read')
  await expect(failing).rejects.toThrow('no ISO')
  expect(await next).toBe('read')
})
