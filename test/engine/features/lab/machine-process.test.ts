import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMachineProcess } from '#engine/features/lab/machine-process.ts'
import { biosPlan } from './sample-plan.ts'

// Scripts stand in for QEMU: what they do at once or later is what the test checks.

describe('a machine as a process', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-qemu-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function script(name: string, body: string): Promise<string> {
    const path = join(folder, name)
    await writeFile(path, `#!/bin/sh\n${body}\n`)
    await chmod(path, 0o755)
    return path
  }
  const start = (qemu: string, more: object = {}, onSerial: (text: string) => void = () => undefined) =>
    startMachineProcess({ plan: { ...biosPlan, qemu, ...more }, tpm: null, onSerial })

  it("that ends at once is refused with QEMU's message", async () => {
    const qemu = await script('qemu', 'echo "qemu: -cpu max: unsupported" >&2; exit 1')
    await expect(start(qemu)).rejects.toMatchObject({
      code: 'test-machine-failed',
      params: { detail: 'qemu: -cpu max: unsupported' },
    })
  })

  it('is refused if QEMU is missing', async () => {
    await expect(start(join(folder, 'none'))).rejects.toMatchObject({ code: 'test-machine-failed' })
  })

  it('passes on its serial port, and ends successfully', async () => {
    let shown = ''
    const qemu = await script('qemu', 'echo booting; sleep 0.1; echo done')
    const machine = await start(qemu, {}, text => (shown += text))
    expect(await machine.ended).toBeNull()
    expect(shown).toBe('booting\ndone\n')
  })

  it('that fails later reports why', async () => {
    const qemu = await script('qemu', 'echo booting; echo "qemu: KVM internal error" >&2; exit 1')
    const machine = await start(qemu)
    expect(await machine.ended).toBe('qemu: KVM internal error')
  })

  it('has ended when stop resolves', async () => {
    const qemu = await script('qemu', 'echo booting; exec sleep 600')
    const machine = await start(qemu)
    await machine.stop()
    expect(await machine.ended).toBeNull()
  })

  it('is not started without the TPM that it should have', async () => {
    const swtpm = await script('swtpm', 'echo "swtpm: cannot open the state" >&2; exit 1')
    const plan = { ...biosPlan, qemu: await script('qemu', 'touch started'), tpmSocket: join(folder, 'sock') }
    const starting = startMachineProcess({
      plan,
      tpm: { swtpm, stateFolder: folder },
      onSerial: () => undefined,
    })
    await expect(starting).rejects.toMatchObject({
      code: 'tpm-unavailable',
      params: { detail: 'swtpm: cannot open the state' },
    })
  })
})
