import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')

/** Names in a step are paths from the root, from the engine, or from the folder of the previous file. */
function missingIn(step: string): readonly string[] {
  let folder = ''
  return [...step.matchAll(/`([a-z][\w./-]*(?:\.ts|\/))`/g)].flatMap(([, name = '']) => {
    const found = [name, join('electron/engine', name), join(folder, name)].find(path =>
      existsSync(join(ROOT, path)),
    )
    if (found === undefined) return [name]
    folder = found.endsWith('/') ? found : dirname(found)
    return []
  })
}

it('the four journeys name files that exist', () => {
  const steps = page.split('\n').filter(line => /^\d+\. /.test(line))
  expect(steps.length).toBeGreaterThan(40)
  expect(steps.flatMap(missingIn)).toEqual([])
})
