import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../support/command-line.ts'
import { isoToolsMissing, makeDisc } from '../../support/iso-tools.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { label } from '../../support/label.ts'

describe.skipIf(isoToolsMissing)(`slipway image${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`, () => {
  it('files, checksum and locate', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const iso = makeDisc(folder, 'disc', { '.hidden': 'x', 'dir/file': 'four' }, ['-R', '-V', 'DISC'])
    await runCommand(data, 'import', iso)

    const { stdout } = await runCommand(data, 'image', 'files', 'disc', '/dir', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      path: '/dir',
      total: 1,
      items: [{ name: 'file', sizeBytes: 4 }],
    })
    expect((await runCommand(data, 'image', 'files', 'disc')).stdout).toContain('.hidden')

    const sha256 = createHash('sha256').update(readFileSync(iso)).digest('hex')
    writeFileSync(`${iso}.sha256`, sha256)
    const whole = await runCommand(data, 'image', 'checksum', 'disc')
    expect(whole).toMatchObject({
      code: 0,
      stdout: `${sha256}\n${label('cli.checksum.match.source', { source: 'disc.iso.sha256' })}\n`,
    })
    const wrong = await runCommand(data, 'image', 'checksum', 'disc', '--expect', 'a'.repeat(64), '--json')
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ sha256, isMatch: false })
    expect((await runCommand(data, 'image', 'checksum', 'disc', '--expect', 'no')).code).toBe(2)

    renameSync(iso, `${iso}.moved`)
    expect((await runCommand(data, 'image', 'files', 'disc')).code).toBe(20)
    expect((await runCommand(data, 'image', 'locate', 'disc', `${iso}.moved`)).code).toBe(0)
    expect((await runCommand(data, 'image', 'files', 'disc')).code).toBe(0)
  })

  it('distinguishes a changed, a missing and a truncated file', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const iso = makeDisc(folder, 'disc', { file: Buffer.alloc(300_000, 'x') }, ['-R', '-V', 'DISC'])
    await runCommand(data, 'import', iso)
    const whole = readFileSync(iso)

    truncateSync(iso, 200_000)
    expect((await runCommand(data, 'images')).stdout).toMatch(/^disc .* changed /m)
    expect((await runCommand(data, 'image', 'show', 'disc')).stdout).toContain(
      label('cli.image.changed', { path: iso }),
    )
    expect((await runCommand(data, 'image', 'files', 'disc')).code).toBe(20)
    const cut = await runCommand(data, 'import', iso, '--json')
    expect(cut.code).toBe(20)
    expect(cut.stderr + cut.stdout).toContain('iso-truncated')

    rmSync(iso)
    const missing = await runCommand(data, 'image', 'show', 'disc', '--json')
    expect(JSON.parse(missing.stdout)).toMatchObject({ presence: 'missing', isPresent: false })
    expect((await runCommand(data, 'images')).stdout).toMatch(/^disc .* missing /m)

    writeFileSync(iso, whole)
    expect((await runCommand(data, 'import', iso)).code).toBe(0)
    const again = await runCommand(data, 'image', 'show', 'disc', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ presence: 'unchanged', isPresent: true })
  })
})
