export interface TestCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The part of Vitest's test module that the report uses. */
interface CountedModule {
  readonly children: {
    allTests(): Iterable<{ readonly fullName: string; result(): { readonly state: string } }>
  }
}

/** Every test ends in one of three states; one that never ran (`pending`: its file failed to load) did not pass. */
export function countTests(modules: readonly CountedModule[]): TestCount {
  const count = { passed: 0, failed: 0, skipped: 0 }
  for (const module of modules)
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      count[state === 'passed' || state === 'skipped' ? state : 'failed'] += 1
    }
  return count
}

/** The full names of tests that were skipped; a name is expected to say why. */
export function skippedNames(modules: readonly CountedModule[]): readonly string[] {
  return modules.flatMap(module =>
    [...module.children.allTests()]
      .filter(test => test.result().state === 'skipped')
      .map(test => test.fullName),
  )
}

/** `N passed, N failed, N skipped`: scripts read this line. */
export function formatCount(count: TestCount): string {
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`
}
