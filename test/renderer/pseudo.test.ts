import { describe, expect, it } from 'vitest'
import { toPseudo } from '../../renderer/locales/pseudo.ts'

describe('the language of the tests', () => {
  it('is bracketed, accented and longer, and keeps places and plurals', () => {
    expect(toPseudo({ a: { b: 'Serve on {nic}' } }).a.b).toMatch(/^⟦Sérvé óñ \{nic\}( ~~)+⟧$/)
    expect(toPseudo({ n: 'no task | {n} tasks' }).n).toMatch(/^⟦ñó .*⟧ \| ⟦\{n\} .*⟧$/)
  })
})
