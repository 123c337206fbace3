import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { needTestMachines, openOrdinaryUser, readRun, type OrdinaryUser } from '../support/test-machine.ts'
import { makeTestIso } from '../support/test-iso.ts'
import { INIT_MARK, REPORT_MARK, TPM_MARK } from '../support/test-kernel.ts'

const BOOT_MS = 240_000
const reason = await firstReason(needTestMachines, () => needPackages(['isolinux']))

const FIRMWARE = [
  { firmware: 'uefi', arch: 'x64-uefi' },
  { firmware: 'uefi-http', arch: 'x64-uefi-http' },
  { firmware: 'secure-boot', arch: 'x64-uefi' },
] as const

describe.skipIf(reason !== null)(nameWith('slipway test, in every firmware', reason), () => {
  let user: OrdinaryUser

  beforeAll(async () => {
    user = await openOrdinaryUser()
  })
  afterAll(async () => {
    await user?.close()
  })

  it.each(FIRMWARE)('$firmware boots the entry, with a TPM 2', { timeout: BOOT_MS }, async one => {
    const { code, output } = await user.run('test', user.entry, '--firmware', one.firmware, '--tpm')
    const run = readRun(output)
    expect(run.serial, output.slice(-4000)).toContain(INIT_MARK)
    expect(run.serial).toContain(`${TPM_MARK}2`)
    expect(run.serial).toContain(REPORT_MARK)
    expect(run.arch).toBe(one.arch)
    expect(run.stages).toMatchObject({ asked: 'done', kernel: 'done', reported: 'done' })
    expect(code).toBe(0)
  })

  it('--cdrom starts the disc itself, or reports that it does not start', { timeout: BOOT_MS }, async () => {
    const refused = await user.run('test', user.entry, '--cdrom')
    expect(readRun(refused.output).error).toMatchObject({ code: 'disc-not-bootable' })
    expect(refused.code).toBe(2)

    const { path } = await makeTestIso({
      path: join(user.folder, 'disc.iso'),
      startsAsDisc: true,
      extraArguments: 'slipway.mark=7',
    })
    const imported = JSON.parse((await user.run('import', path)).output) as { entries: { id: string }[] }
    const { code, output } = await user.run('test', imported.entries[0]!.id, '--cdrom')
    const run = readRun(output)
    expect(run.serial, output.slice(-4000)).toContain(INIT_MARK)
    expect(run.serial).toContain('slipway.mark=7')
    expect(run.arch, 'it asked nobody').toBeUndefined()
    expect(code).toBe(0)
  })

  it('--direct starts the given kernel and arguments, without PXE', { timeout: BOOT_MS }, async () => {
    const { code, output } = await user.run('test', user.entry, '--direct')
    const run = readRun(output)
    expect(run.serial, output.slice(-4000)).toMatch(new RegExp(`${INIT_MARK}console=ttyS0 .*slipway.report=`))
    expect(run.serial).toContain(REPORT_MARK)
    expect(run.serial, 'the ROM was not asked to boot').not.toContain('Filename:')
    expect(code).toBe(0)
  })
})
