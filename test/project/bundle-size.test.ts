import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUNDLE_LIMITS } from '../../build/bundle-limits.ts'
import { bundleProblem, measureBundle } from '../../build/measure-bundle.ts'
import { nameWith } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const out = join(import.meta.dirname, '../../out')
const reason = existsSync(join(out, 'main/main.js')) ? null : 'not built: npm run build'

describe.skipIf(reason !== null)(nameWith('the built bundles', reason), () => {
  it('stays within the limits of build/bundle-limits.ts', () => {
    expect(
      BUNDLE_LIMITS.map(limit => bundleProblem(limit, measureBundle(out, limit))).filter(
        complaint => complaint !== null,
      ),
    ).toEqual([])
  })
})

describe('the size of a bundle', () => {
  const limit = { name: 'the program', entry: 'main/main.js', limitKb: 3 }

  function build(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'main'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'main', name), text)
    return folder
  }
  /** Incompressible content. */
  const noise = (sizeBytes: number): string => `\n// ${randomBytes(sizeBytes).toString('latin1')}`

  it('is that of everything it loads, however it is imported, each counted once', () => {
    const folder = build({
      'main.js': 'import { a } from "./one.js"\nimport "./two.js"\nawait import("./three.js")\n',
      'one.js': 'import { b } from "./two.js"; export * from "./main.js"',
      'two.js': '',
      'three.js': '',
      'another.js': '',
    })
    expect(
      measureBundle(folder, limit)
        .map(file => file.path)
        .toSorted(),
    ).toEqual(['main/main.js', 'main/one.js', 'main/three.js', 'main/two.js'])
  })

  it('excludes what is loaded later', () => {
    const folder = build({
      'main.js': 'import("./de-1.js"), import("./one.js")',
      'one.js': '',
      'de-1.js': '',
    })
    const paths = measureBundle(folder, { ...limit, without: 'main/de-*.js' }).map(file => file.path)
    expect(paths.toSorted()).toEqual(['main/main.js', 'main/one.js'])
  })

  it('is reported with the bundle, the excess, and its largest parts', () => {
    const folder = build({ 'main.js': 'import "./heavy.js"', 'heavy.js': noise(4000) })
    expect(bundleProblem(limit, measureBundle(folder, limit))).toMatch(
      /^the program is 1\.\d kB over its limit: 4\.\d kB of 3 kB after gzip \(main\/heavy\.js 4\.\d kB, main\/main\.js 0\.0 kB\)$/,
    )
  })

  it('is not reported below its limit', () => {
    const folder = build({ 'main.js': noise(2000) })
    expect(bundleProblem(limit, measureBundle(folder, limit))).toBeNull()
  })

  it('is reported as missing if the bundle does not exist', () => {
    expect(bundleProblem(limit, measureBundle(build({}), limit))).toBe(
      'the program is not there: main/main.js',
    )
  })
})
