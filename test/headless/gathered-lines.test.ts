import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { gatherLines } from '../../electron/headless/gathered-lines.ts'

it('writes the lines of one turn together, in order, and none twice', async () => {
  const written: string[] = []
  const lines = gatherLines({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 })
  lines.write('one')
  lines.write('two')
  expect(written).toEqual([])
  await setImmediate()
  lines.write('three')
  lines.flush()
  await setImmediate()
  expect(written).toEqual(['one\ntwo\n', 'three\n'])
})
