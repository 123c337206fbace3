import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBootPrograms } from '#engine/features/boot/program/boot-programs.ts'
import { isPortableExecutable, describeGrubMakers } from '#engine/features/boot/program/grub-image.ts'
import { createOwnLoaders, type OwnLoaders } from '#engine/features/boot/program/own-loaders.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: string
let loaders: OwnLoaders
let path: string | undefined
let refreshed: number

beforeEach(() => {
  folder = temporaryFolder()
  refreshed = 0
  loaders = createOwnLoaders({
    ownPrograms: join(folder, 'own'),
    shippedPrograms: join(folder, 'shipped'),
    onProgramsMade: async () => void refreshed++,
  })
  path = process.env['PATH']
  process.env['PATH'] = `${folder}/bin:/usr/bin:/bin`
})
afterEach(() => {
  process.env['PATH'] = path
})

function write(name: string, text: string | Buffer): string {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

/** A program that records its arguments. */
function program(name: string, body: string): void {
  chmodSync(write(`bin/${name}`, `#!/bin/sh\necho "$@" >> ${folder}/calls\n${body}\n`), 0o755)
}

const PE = Buffer.alloc(0x100)
PE.write('MZ', 0)
PE.writeUInt32LE(0x80, 0x3c)
PE.write('PE\0\0', 0x80)

describe('GRUB', () => {
  const withModules = (): string => {
    for (const name of ['kernel.img', 'normal.mod', 'tftp.mod', 'http.mod', 'efinet.mod', 'multiboot2.mod'])
      write(`modules/${name}`, '')
    return join(folder, 'modules')
  }
  const mkimage = (): void => {
    write('pe', PE)
    const out = `while [ $# -gt 0 ]; do [ "$1" = -o ] && cp ${folder}/pe "$2"; shift; done`
    program('grub-mkimage', `[ "$1" = --version ] && echo "grub-mkimage (GRUB) 2.06" && exit\n${out}`)
  }

  it('is reported as possible, or why not, and can be replaced by the shipped one again', async () => {
    const needs = { ownPrograms: join(folder, 'own'), shippedPrograms: join(folder, 'shipped') }
    const of = async (format: string) =>
      (await describeGrubMakers(needs)).find(maker => maker.format === format)
    process.env['PATH'] = join(folder, 'bin')
    expect((await of('x86_64-efi'))?.problem).toMatchObject({
      params: { tool: 'grub-mkimage', install: 'apt-get install grub-common' },
    })
    process.env['PATH'] = `${folder}/bin:/usr/bin:/bin`
    mkimage()
    write('shipped/arm64-efi/kernel.img', '')
    const directory = withModules()
    expect(await of('arm64-efi')).toMatchObject({ name: 'grubaa64.efi', problem: null, made: null })

    await loaders.makeGrub({ format: 'arm64-efi', directory })
    expect((await of('arm64-efi'))?.made).toMatchObject({ package: 'grub-mkimage', version: '2.06' })
    expect(await loaders.removeMade('grubaa64.efi')).toEqual([])
    expect((await of('arm64-efi'))?.made).toBeNull()
    expect(refreshed).toBe(2)
    write('own/mine.efi', 'by hand')
    await expect(loaders.removeMade('mine.efi')).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(loaders.removeMade('../shipped/grubx64.efi')).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })

  it('is built with the modules that the menus need and this GRUB has, and with the requested ones', async () => {
    mkimage()
    const [made] = await loaders.makeGrub({
      directory: withModules(),
      modules: ['luks'],
      prefix: '(http,10.0.0.1:80)/grub',
    })
    const [call] = readFileSync(join(folder, 'calls'), 'utf8').split('\n')
    expect(call).toMatch(
      /-O x86_64-efi -o \S+ -p \(http,10\.0\.0\.1:80\)\/grub normal tftp http multiboot2|normal/,
    )
    expect(call?.split(' ')).toEqual(expect.arrayContaining(['http', 'multiboot2', 'efinet', 'luks']))
    expect(call).not.toContain('btrfs')
    expect(made).toMatchObject({ name: 'grubx64.efi', package: 'grub-mkimage', version: '2.06' })
    expect(refreshed).toBe(1)
  })

  it('takes precedence over the shipped one, and its origin is shown until it is replaced', async () => {
    mkimage()
    write('shipped/grubx64.efi', 'signed')
    await loaders.makeGrub({ directory: withModules() })
    const programs = createBootPrograms({ folders: [join(folder, 'own'), join(folder, 'shipped')] })
    expect(await programs.list()).toMatchObject([
      { name: 'grubx64.efi', package: 'grub-mkimage', sizeBytes: 256 },
    ])
    write('own/grubx64.efi', 'by hand')
    expect(await programs.list()).toMatchObject([{ name: 'grubx64.efi', package: '' }])
  })

  it("ends with the tool's last message, and installs nothing", async () => {
    program('grub-mkimage', 'echo "grub-mkimage: error: cannot open nosuch.mod" >&2; exit 1')
    const made = loaders.makeGrub({ directory: withModules(), modules: ['nosuch'] })
    await expect(made).rejects.toMatchObject({
      code: 'tool-failed',
      params: { tool: 'grub-mkimage', detail: 'grub-mkimage: error: cannot open nosuch.mod' },
    })
    expect(await createBootPrograms({ folders: [join(folder, 'own')] }).list()).toEqual([])
  })

  it('says what to install if the modules are missing', async () => {
    const made = loaders.makeGrub({ directory: join(folder, 'none'), format: 'arm64-efi' })
    await expect(made).rejects.toMatchObject({
      code: 'tool-missing',
      params: { install: 'apt-get install grub-efi-arm64-bin' },
    })
  })

  it('rejects an output that is not a program', () => {
    expect(isPortableExecutable(PE)).toBe(true)
    expect(isPortableExecutable(Buffer.from('MZ'))).toBe(false)
    expect(isPortableExecutable(Buffer.alloc(0x100))).toBe(false)
    const beyond = Buffer.from(PE)
    beyond.writeUInt32LE(0xffffffff, 0x3c)
    expect(isPortableExecutable(beyond)).toBe(false)
  })
})

describe('iPXE', () => {
  const source = (): string => {
    write('ipxe/src/Makefile', '')
    write('ipxe/src/include/ipxe/init.h', '')
    return join(folder, 'ipxe')
  }

  it('is built with the embedded script, and saved under the names that machines request', async () => {
    const embed = write('my script, with a comma.ipxe', '#!ipxe\ndhcp && chain http://10.0.0.1/ || shell\n')
    program(
      'make',
      'mkdir -p "$2/bin" "$2/bin-arm64-efi"; echo bios > "$2/bin/undionly.kpxe"; echo arm > "$2/bin-arm64-efi/snponly.efi"',
    )
    const targets = ['bin/undionly.kpxe', 'bin-arm64-efi/snponly.efi']
    const made = await loaders.makeIpxe({ source: source(), embed, targets })
    expect(made.map(({ name }) => name)).toEqual(['undionly.kpxe', 'arm64/snponly.efi'])
    expect(readFileSync(join(folder, 'own/arm64/snponly.efi'), 'utf8')).toBe('arm\n')
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toMatch(/ EMBED=[^, ]+\/embedded\.ipxe$/m)
  })

  it("ends with the compiler's errors", async () => {
    program(
      'make',
      'echo "core/x.c:3:1: error: expected ;" >&2; echo "make: *** [bin/x] Error 1" >&2; exit 2',
    )
    await expect(loaders.makeIpxe({ source: source() })).rejects.toMatchObject({
      params: { tool: 'make', detail: 'core/x.c:3:1: error: expected ;' },
    })
  })

  it("refuses an invalid script, and a folder without iPXE's sources", async () => {
    const embed = write('a.ipxe', '#!ipxe\nchian http://10.0.0.1/\n')
    await expect(loaders.makeIpxe({ source: source(), embed })).rejects.toMatchObject({
      params: { where: 'a.ipxe:2', script: 'unknown-command', word: 'chian' },
    })
    await expect(loaders.makeIpxe({ source: folder })).rejects.toMatchObject({ code: 'invalid-input' })
  })
})
