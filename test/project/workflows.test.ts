import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.github/workflows')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: unknown
  readonly jobs: Readonly<
    Record<string, { needs?: string; steps: readonly { run?: string; uses?: string }[] }>
  >
}
const workflows = readdirSync(folder).map(name => ({
  name,
  workflow: parse(readFileSync(join(folder, name), 'utf8')) as Workflow,
}))

it.each(workflows)('$name has read permission, and more only in jobs that declare it', ({ workflow }) => {
  expect(workflow.permissions).toEqual({ contents: 'read' })
  expect(workflow.on).not.toHaveProperty('pull_request_target')
})

it.each(workflows)(
  '$name runs scripts that exist, and installs without install scripts of packages',
  ({ workflow }) => {
    const commands = Object.values(workflow.jobs).flatMap(job => job.steps.flatMap(({ run }) => run ?? []))
    expect(commands.length).toBeGreaterThan(0)
    for (const [, script] of commands.join('\n').matchAll(/npm run ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(script)
    expect(commands.filter(command => /npm (ci|install)\b/.test(command))).toEqual(
      commands.filter(command => command === 'npm ci --ignore-scripts'),
    )
  },
)

it.each(workflows)(
  '$name pins actions and containers by digest, with the release in a comment',
  ({ name }) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const actions = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action)
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    for (const [, image] of text.matchAll(/(?:container|image): (.+)$/gm))
      expect(image).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/)
  },
)

it('a release waits for all packages, and has checksums, a list of parts, and provenance', () => {
  const { jobs } = workflows.find(({ name }) => name === 'release.yml')!.workflow
  expect(jobs['release']!.needs).toBe('package')
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')
  for (const word of [
    'SHA256SUMS',
    'sbom.cdx.json',
    'THIRD-PARTY-NOTICES',
    'boot-program-sources',
    'build/pack.ts',
    'attest-build-provenance',
    '--linux',
    '--mac',
    '--win',
    '--draft',
  ])
    expect(text).toContain(word)
})
