import type { Check } from '../check.ts'

/** What starts test machines is installed. Nothing that serving needs, so it is a note at most. */
export function createTestMachinesCheck(needs: { missing: () => Promise<readonly string[]> }): Check {
  return {
    id: 'test-machines',
    async run({ isQuick }) {
      if (isQuick) return { skipped: 'quick' }
      const missing = await needs.missing()
      if (missing.length === 0) return {}
      const programs = missing.join(', ')
      return {
        findings: [{ code: 'test-machines-incomplete', severity: 'note', facts: { programs }, fixes: [] }],
      }
    },
  }
}
