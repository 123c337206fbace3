import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { HostLine } from '#engine/features/lab/host-process.ts'
import { startTestRun } from '#engine/features/lab/test-run.ts'
import { temporaryFolder } from '../../../support/iso-tools.ts'
import { biosPlan } from './sample-plan.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

it('sends its last line even if its files cannot be removed', async () => {
  // Below a file there is nothing to remove, and `rm` rejects with ENOTDIR.
  writeFileSync(join(folder.path, 'file'), '')
  const lines: HostLine[] = []
  const run = startTestRun(
    {
      plan: { ...biosPlan, qemu: join(folder.path, 'no-such-qemu') },
      tpm: null,
      scratch: join(folder.path, 'file', 'scratch'),
      servers: null,
      direct: null,
    },
    line => lines.push(line),
    null,
  )
  await run.ended
  expect(lines).toMatchObject([{ kind: 'ended', error: { code: 'test-machine-failed' } }])
})
