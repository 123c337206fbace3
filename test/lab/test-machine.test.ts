import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameWith } from '../support/debian-packages.ts'
import { needTestMachines, openOrdinaryUser, readRun, type OrdinaryUser } from '../support/test-machine.ts'
import { INIT_MARK, REPORT_MARK, TPM_MARK } from '../support/test-kernel.ts'

const BOOT_MS = 200_000
const reason = await needTestMachines()

describe.skipIf(reason !== null)(nameWith('slipway test, as an ordinary user', reason), () => {
  let user: OrdinaryUser

  beforeAll(async () => {
    user = await openOrdinaryUser()
  })
  afterAll(async () => {
    await user?.close()
  })

  it('boots an entry on a separate network, with a TPM 2', { timeout: BOOT_MS }, async () => {
    const { code, output } = await user.run('test', user.entry, '--tpm')
    const run = readRun(output)
    expect(run.serial, output.slice(-4000)).toContain(INIT_MARK)
    expect(run.serial).toContain(`${TPM_MARK}2`)
    expect(run.serial).toContain(REPORT_MARK)
    expect(run.machine).toMatchObject({ state: 'ended', network: 'isolated', hasTpm: true, error: null })
    expect(run.stages).toMatchObject({ asked: 'done', addressed: 'done', kernel: 'done', reported: 'done' })
    expect(code).toBe(0)

    const [state = ''] = await readdir(join(user.folder, 'data', 'test-machines', 'tpm'))
    const files = await readdir(join(user.folder, 'data', 'test-machines', 'tpm', state))
    expect(files, 'its state is kept').toContain('tpm2-00.permall')
  })

  it('leaves nothing behind after Ctrl-C', { timeout: BOOT_MS }, async () => {
    const child = user.start('test', user.entry, '--disk', '1')
    await child.waitForLine('its firmware spoke', line => line.includes('iPXE'), 60_000)
    expect(await programsOf(user.folder), 'they run while it does').toContain('qemu-system-x86_64')
    await child.stop('SIGINT', 20_000)
    expect((await child.exited).code).toBe(0)
    expect(await programsOf(user.folder)).toEqual([])

    const { output } = await user.run('test', '--disks')
    expect(JSON.parse(output)).toMatchObject([{ name: user.entry }])
    expect(JSON.parse((await user.run('test', '--remove-disk', user.entry)).output)).toMatchObject({
      wasThere: true,
    })
  })

  it('leaves nothing behind when it is killed', { timeout: BOOT_MS }, async () => {
    const child = user.start('test', user.entry)
    await child.waitForLine('its firmware spoke', line => line.includes('iPXE'), 60_000)
    await child.stop('SIGKILL')
    await expect.poll(() => programsOf(user.folder), { timeout: 30_000 }).toEqual([])
  })

  it("passes on QEMU's last message", async () => {
    const { code, output } = await user.run('test', user.entry, '--memory', '1048576')
    expect(readRun(output).error).toMatchObject({
      code: 'test-machine-failed',
      params: { detail: expect.stringMatching(/memory/) as string },
    })
    expect(code).toBe(32)
  })

  it('names the configuration line that a bridge needs', async () => {
    const { code, output } = await user.run('test', user.entry, '--bridge', 'br7')
    expect(readRun(output).error).toMatchObject({ code: 'bridge-not-allowed', params: { line: 'allow br7' } })
    expect(code).toBe(31)
  })
})

/** Names of programs that were started with this folder as their home. */
async function programsOf(home: string): Promise<readonly string[]> {
  const names: string[] = []
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
    if (!environment.split('\0').includes(`HOME=${home}`)) continue
    const [program = ''] = (await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')).split('\0')
    if (program !== '') names.push(program.split('/').at(-1) ?? '')
  }
  return names
}
