import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchBootPrograms } from '#engine/features/boot/program/fetch-debian.ts'

// Small scripts on PATH stand in for the system's package tools; the real ones are in test/interop.
describe.skipIf(process.platform === 'win32')('fetching boot programs, when it goes wrong', () => {
  let root: string
  let folder: string
  let path: string

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'slipway-fetch-'))
    folder = join(root, 'boot')
    path = join(root, 'bin')
    await mkdir(folder)
    await mkdir(path)
    await writeFile(join(folder, 'undionly.kpxe'), 'the old one')
    vi.stubEnv('PATH', path)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(root, { recursive: true })
  })

  const command = async (name: string, script: string) => {
    await writeFile(join(path, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(path, name), 0o755)
  }
  const policy = 'shift; for name; do echo "$name:"; echo "  Candidate: 1.0"; done'

  const expectOldFolder = async () => {
    expect(await readFile(join(folder, 'undionly.kpxe'), 'utf8')).toBe('the old one')
    expect(await readdir(root)).toEqual(['bin', 'boot'])
  }

  it('reports that there is no apt, and what to do', async () => {
    await expect(fetchBootPrograms({ folder })).rejects.toMatchObject({
      code: 'boot-files-unavailable',
      params: { reasonCode: 'no-package-tool', command: 'apt-cache', name: 'boot', folder },
    })
    await expectOldFolder()
  })

  it("passes on apt's message when a download fails", async () => {
    await command('apt-cache', policy)
    await command('apt-get', 'echo "E: Failed to fetch ipxe" >&2; echo "W: a warning after it" >&2; exit 100')
    await expect(fetchBootPrograms({ folder })).rejects.toMatchObject({
      code: 'boot-files-unavailable',
      params: { reasonCode: 'package-tool-failed', said: 'apt-get: E: Failed to fetch ipxe' },
    })
    await expectOldFolder()
  })

  it('names the package that the lists do not have', async () => {
    await command('apt-cache', ':')
    await command('apt-get', ':')
    await expect(fetchBootPrograms({ folder })).rejects.toMatchObject({
      code: 'boot-files-unavailable',
      params: {
        reasonCode: expect.stringMatching(/^packages-unknown/),
        packages: expect.stringMatching(/^ipxe/),
      },
    })
    await expectOldFolder()
  })

  it('refuses a package that lacks a program that every boot needs', async () => {
    await command('apt-cache', policy)
    await command('apt-get', 'echo x > ipxe_1.0_all.deb')
    await command('dpkg-deb', 'if [ "$1" = -f ]; then echo "Package: ipxe"; echo "Version: 1.0"; fi')
    await expect(fetchBootPrograms({ folder })).rejects.toMatchObject({
      code: 'boot-files-unavailable',
      params: {
        reasonCode: 'package-without-program',
        package: 'ipxe',
        version: '1.0',
        program: 'undionly.kpxe',
      },
    })
    await expectOldFolder()
  })
})
