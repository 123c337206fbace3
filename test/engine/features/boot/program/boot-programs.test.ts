import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBootPrograms } from '#engine/features/boot/program/boot-programs.ts'
import { formatManifest } from '#engine/features/boot/program/manifest.ts'

const shippedFile = {
  name: 'undionly.kpxe',
  sizeBytes: 7,
  sha256: createHash('sha256').update('shipped').digest('hex'),
  package: 'ipxe',
  version: '1.0.0',
  licence: 'GPL-2+',
}

describe('boot programs', () => {
  let root: string
  let own: string
  let shipped: string

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'slipway-programs-'))
    own = join(root, 'own')
    shipped = join(root, 'shipped')
    await mkdir(own)
    await mkdir(join(shipped, 'x86_64-efi'), { recursive: true })
    await writeFile(join(root, 'secret'), 'secret')
    await writeFile(join(shipped, 'undionly.kpxe'), 'shipped')
    await writeFile(join(shipped, 'x86_64-efi', 'http.mod'), 'module')
    await writeFile(join(shipped, 'manifest.json'), formatManifest([shippedFile]))
  })
  afterEach(() => rm(root, { recursive: true }))

  const programs = () => createBootPrograms({ folders: [own, shipped] })
  const textOf = async (name: string) => {
    const program = await programs().open(name)
    if (program === null) return null
    const bytes = await program.read(0, program.sizeBytes)
    await program.close()
    return Buffer.from(bytes).toString()
  }

  it('opens a shipped program, also one in a folder of modules', async () => {
    expect(await textOf('undionly.kpxe')).toBe('shipped')
    expect(await textOf('x86_64-efi/http.mod')).toBe('module')
    const all = programs()
    expect(all.has('x86_64-efi/http.mod')).toBe(false)
    await all.refresh()
    expect(all.has('x86_64-efi/http.mod')).toBe(true)
  })

  it("prefers the user's program, from the moment it exists", async () => {
    const all = programs()
    await writeFile(join(own, 'undionly.kpxe'), 'my own')
    const program = await all.open('undionly.kpxe')
    expect(program?.sizeBytes).toBe(6)
    await program?.close()
    expect(await textOf('undionly.kpxe')).toBe('my own')
    await rm(join(own, 'undionly.kpxe'))
    await (await all.open('undionly.kpxe'))?.close()
    await writeFile(join(own, 'new.efi'), 'x')
    await all.refresh()
    expect(all.has('new.efi')).toBe(true)
  })

  it("follows links in the user's folder, and none in a circle", async () => {
    await symlink(join(root, 'secret'), join(own, 'linked.efi'))
    await symlink(own, join(own, 'circle'))
    await symlink(join(root, 'nowhere'), join(own, 'broken.efi'))
    expect(await textOf('linked.efi')).toBe('secret')
    expect(await textOf('circle/linked.efi')).toBe('secret')
    expect(await textOf('broken.efi')).toBeNull()
  })

  it('refuses a program that differs from its manifest, until it is right again', async () => {
    const changed: string[] = []
    const all = createBootPrograms({ folders: [own, shipped], onChanged: file => changed.push(file.name) })
    await (await all.open('undionly.kpxe'))?.close()
    await writeFile(join(shipped, 'undionly.kpxe'), 'SHIPPED')
    for (const name of ['undionly.kpxe', 'UNDIONLY.KPXE'])
      await expect(all.open(name)).rejects.toMatchObject({
        code: 'boot-program-changed',
        params: { file: 'undionly.kpxe', package: 'ipxe', version: '1.0.0' },
      })
    expect(changed).toEqual(['undionly.kpxe', 'undionly.kpxe'])
    expect(await all.list()).toMatchObject([{ name: 'undionly.kpxe', isChanged: true }])
    await writeFile(join(own, 'undionly.kpxe'), 'my own')
    const mine = await all.open('undionly.kpxe')
    expect(mine?.sizeBytes).toBe(6)
    await mine?.close()
    await rm(join(own, 'undionly.kpxe'))
    await writeFile(join(shipped, 'undionly.kpxe'), 'shipped')
    await (await all.open('undionly.kpxe'))?.close()
    expect(await all.list()).toEqual([shippedFile])
  })

  it('finds a name in another case if exactly one matches, and prefers an exact match', async () => {
    expect(await textOf('UNDIONLY.KPXE')).toBe('shipped')
    expect(await textOf('X86_64-EFI/Http.mod')).toBe('module')
    expect(await textOf('undionly.kpxe/x')).toBeNull()
    await writeFile(join(own, 'Setup.exe'), 'one')
    await writeFile(join(own, 'SETUP.EXE'), 'two')
    expect(await textOf('setup.exe')).toBeNull()
    expect(await textOf('SETUP.EXE')).toBe('two')
  })

  it('reads slices, and stops at the end of the file', async () => {
    const program = await programs().open('undionly.kpxe')
    expect(Buffer.from((await program?.read(2, 3)) ?? []).toString()).toBe('ipp')
    expect(Buffer.from((await program?.read(5, 512)) ?? []).toString()).toBe('ed')
    const target = new Uint8Array(4)
    expect(await program?.readInto(target, 0)).toBe(4)
    expect(Buffer.from(target).toString()).toBe('ship')
    await program?.close()
  })

  it.each([
    '../secret',
    'x86_64-efi/../../secret',
    '/etc/passwd',
    '..\\secret',
    'undionly.kpxe\0.txt',
    'x86_64-efi//http.mod',
    'x86_64-efi/./http.mod',
    'C:undionly.kpxe',
    '',
    '.',
    'x86_64-efi',
    'undionly.kpxe/more',
    'a'.repeat(300),
    'a/'.repeat(120),
  ])('has nothing under %j', async name => {
    const all = programs()
    expect(await all.open(name)).toBeNull()
    expect(all.has(name)).toBe(false)
  })

  it("lists what the manifest says, and what is known of the user's files", async () => {
    await writeFile(join(own, 'wimboot'), 'abc')
    expect(await programs().list()).toEqual([
      shippedFile,
      {
        name: 'wimboot',
        sizeBytes: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        package: '',
        version: '',
        licence: '',
      },
    ])
  })

  it("lists the user's file, not the shipped one of the same name", async () => {
    await writeFile(join(own, 'undionly.kpxe'), 'my own')
    expect(await programs().list()).toMatchObject([{ name: 'undionly.kpxe', sizeBytes: 6, package: '' }])
  })

  it('lists no missing file', async () => {
    await rm(join(shipped, 'undionly.kpxe'))
    expect(await programs().list()).toEqual([])
    expect(await createBootPrograms({ folders: [join(root, 'none')] }).list()).toEqual([])
  })
})
