import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isoToolsMissing, makeDisc } from '../../support/iso-tools.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const CLI = fileURLToPath(new URL('../../../electron/headless/cli.ts', import.meta.url))

interface Outcome {
  readonly code: number
  readonly stdout: string
}

function slipway(data: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise(resolve =>
    execFile(process.execPath, [CLI, ...args, '--data', data], (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, stdout }),
    ),
  )
}

describe.skipIf(isoToolsMissing)(`slipway image${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`, () => {
  it('files, checksum and locate', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    const data = join(folder, 'data')
    const iso = makeDisc(folder, 'disc', { '.hidden': 'x', 'dir/file': 'four' }, ['-R', '-V', 'DISC'])
    await slipway(data, 'import', iso)

    const { stdout } = await slipway(data, 'image', 'files', 'disc', '/dir', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      path: '/dir',
      total: 1,
      items: [{ name: 'file', sizeBytes: 4 }],
    })
    expect((await slipway(data, 'image', 'files', 'disc')).stdout).toContain('.hidden')

    const sha256 = createHash('sha256').update(readFileSync(iso)).digest('hex')
    writeFileSync(`${iso}.sha256`, sha256)
    const whole = await slipway(data, 'image', 'checksum', 'disc')
    expect(whole).toEqual({ code: 0, stdout: `${sha256}\nThat is as disc.iso.sha256 says.\n` })
    const wrong = await slipway(data, 'image', 'checksum', 'disc', '--expect', 'a'.repeat(64), '--json')
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ sha256, isMatch: false })
    expect((await slipway(data, 'image', 'checksum', 'disc', '--expect', 'no')).code).toBe(2)

    renameSync(iso, `${iso}.moved`)
    expect((await slipway(data, 'image', 'files', 'disc')).code).toBe(20)
    expect((await slipway(data, 'image', 'locate', 'disc', `${iso}.moved`)).code).toBe(0)
    expect((await slipway(data, 'image', 'files', 'disc')).code).toBe(0)
  })
})
