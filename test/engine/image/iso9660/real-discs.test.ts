import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  createCachedBlockSource,
  openFileBlockSource,
  type FileBlockSource,
} from '#engine/image/block-source.ts'
import type { FileEntry } from '#engine/image/file-tree.ts'
import { openVolume, type Volume } from '#engine/image/volume.ts'
import {
  extractWithXorriso,
  isoToolsMissing,
  listWithIsoinfo,
  makeDisc,
  temporaryFolder,
  type DiscContent,
} from '../../../support/iso-tools.ts'

const folder = temporaryFolder()
const sources: FileBlockSource[] = []
afterAll(async () => {
  await Promise.all(sources.map(source => source.close()))
  folder.remove()
})

const deep = Array.from({ length: 14 }, (_, level) => `level-${level}`).join('/')
const longPath = `long/${'a-rather-long-directory-name-'.repeat(3)}/${'b'.repeat(200)}/file-with-a-name.txt`
const content: DiscContent = {
  '.disk/info': 'Debian GNU/Linux 12\n',
  '.treeinfo': '[general]\n',
  'boot/grub/grub.cfg': 'set timeout=5\n',
  'UPPER lower.Mixed-Case.tar.gz': 'x'.repeat(5000),
  'ünïcode-名前.txt': 'names are UTF-8',
  empty: '',
  'install/vmlinuz': new Uint8Array(300_001).fill(7),
  [`${deep}/bottom.txt`]: 'deep',
  [longPath]: 'long',
  debian: '-> .',
  vmlinuz: '-> install/vmlinuz',
  absolute: '-> /boot/grub/grub.cfg',
  dangling: '-> nowhere/at-all',
  'boot/up': '-> ../install/../.disk/./info',
}

const longLink = `-> ${'../'.repeat(30)}${'component-of-a-long-target/'.repeat(20)}end`

async function open(iso: string): Promise<{ volume: Volume; read(entry: FileEntry): Promise<Buffer> }> {
  const source = await openFileBlockSource(iso)
  sources.push(source)
  const volume = await openVolume(createCachedBlockSource(source))
  return {
    volume: volume!,
    async read(entry) {
      const parts = entry.extents.map(extent => source.read(extent.offset, extent.length))
      return Buffer.concat(await Promise.all(parts))
    },
  }
}

async function names(volume: Volume): Promise<string[]> {
  const paths: string[] = []
  for await (const entry of volume.tree.walk()) paths.push(entry.path)
  return paths.sort()
}

function namesOnDisk(root: string, below = ''): string[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .flatMap(item => {
      const path = `${below}/${item.name}`
      return item.isDirectory() ? [path, ...namesOnDisk(root, path)] : [path]
    })
    .sort()
}

describe.skipIf(isoToolsMissing)(
  `discs of other tools${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  { timeout: 30_000 },
  () => {
    it.each([
      ['xorriso', ['-R']],
      ['xorriso', ['-R', '-J', '-joliet-long']],
      ['genisoimage', ['-R', '-quiet']],
      ['genisoimage', ['-R', '-D', '-quiet']],
      ['genisoimage', ['-r', '-J', '-joliet-long', '-hide-rr-moved', '-quiet']],
    ] as const)('Rock Ridge by %s %j reads as xorriso reads it, byte for byte', async (tool, options) => {
      const name = `rr-${tool}-${options.join('')}`
      // genisoimage 1.1.11 loses the rest of targets over 250 bytes: xorriso and isoinfo cannot read them either.
      const whole = tool === 'xorriso' ? { ...content, 'long-link': longLink } : content
      const iso = makeDisc(folder.path, name, whole, options, tool)
      const unpacked = extractWithXorriso(iso, join(folder.path, `${name}.out`))
      const { volume, read } = await open(iso)
      expect(volume.fileSystem).toBe('rock-ridge')
      const ours = await names(volume)
      expect(ours.filter(path => !/^\/\.?rr_moved$/.test(path))).toEqual(
        namesOnDisk(unpacked).filter(path => !/^\/\.?rr_moved$/.test(path)),
      )
      expect(ours).toContain(`/${deep}/bottom.txt`)
      expect(ours).toContain(`/${longPath}`)
      let compared = 0
      for await (const entry of volume.tree.walk()) {
        const twin = join(unpacked, entry.path)
        if (entry.kind === 'file') expect(Buffer.compare(await read(entry), readFileSync(twin))).toBe(0)
        if (entry.kind === 'symlink') expect(entry.target).toBe(readlinkSync(twin))
        compared++
      }
      expect(compared).toBe(ours.length)
    })

    it('follows symlinks inside the volume and nowhere else', async () => {
      const { volume, read } = await open(makeDisc(folder.path, 'links', content))
      const text = async (path: string) => {
        const entry = await volume.tree.find(path)
        return entry && (await read(entry)).toString()
      }
      expect(await text('/absolute')).toBe('set timeout=5\n')
      expect(await text('/boot/up')).toBe('Debian GNU/Linux 12\n')
      expect(await text('/debian/debian/debian/.treeinfo')).toBe('[general]\n')
      expect((await volume.tree.find('/debian/vmlinuz'))?.path).toBe('/install/vmlinuz')
      expect(await text('/../../../.treeinfo')).toBe('[general]\n')
      expect(await volume.tree.find('/dangling')).toBeNull()
      expect(await volume.tree.find('/.treeinfo/below-a-file')).toBeNull()
      expect(await volume.tree.list('/.treeinfo')).toBeNull()
      expect((await volume.tree.list('/debian'))?.length).toBe((await volume.tree.list('/'))?.length)
    })

    it('gives up on circular links', async () => {
      const circles = { a: '-> b', b: '-> a', self: '-> self/self', ok: 'ok' }
      const { volume } = await open(makeDisc(folder.path, 'circles', circles))
      expect(await volume.tree.find('/a')).toBeNull()
      expect(await volume.tree.find('/self/x')).toBeNull()
      expect((await volume.tree.find('/ok'))?.sizeBytes).toBe(2)
    })

    it('finds names in another case only if the match is unique', async () => {
      const twins = { 'Boot/Grub/GRUB.CFG': '1', 'two/Name': '2', 'two/NAME': '3' }
      const { volume } = await open(makeDisc(folder.path, 'case', twins))
      expect((await volume.tree.find('/boot/grub/grub.cfg'))?.path).toBe('/Boot/Grub/GRUB.CFG')
      expect((await volume.tree.find('/two/NAME'))?.path).toBe('/two/NAME')
      expect(await volume.tree.find('/two/name')).toBeNull()
    })

    it.each([
      ['Joliet', ['-J', '-joliet-long', '-quiet'], 'joliet', '-J'],
      ['plain', ['-l', '-quiet'], 'plain', null],
    ] as const)('%s names are those that isoinfo lists', async (_title, options, fileSystem, tree) => {
      const some = { 'Some Folder/read me.txt': 'hello', 'setup.exe': 'MZ', 'ünïcode.txt': 'u', noext: 'n' }
      const iso = makeDisc(folder.path, fileSystem, some, options, 'genisoimage')
      const { volume, read } = await open(iso)
      expect(volume.fileSystem).toBe(fileSystem)
      const theirs = listWithIsoinfo(iso, tree).map(path => path.replace(/;1$/, '').replace(/\.$/, ''))
      expect(await names(volume)).toEqual(theirs.sort())
      expect((await read((await volume.tree.find('/SETUP.EXE'))!)).toString()).toBe('MZ')
    })

    it('reads the descriptor fields', async () => {
      const options = [
        '-R',
        '-V',
        'Ubuntu-Server 22.04.3 LTS',
        '-A',
        'LEAP-16.0-ONLINE',
        '-publisher',
        'ME',
        '-sysid',
        'LINUX',
      ]
      const { volume } = await open(makeDisc(folder.path, 'fields', { a: 'a' }, options))
      expect(volume).toMatchObject({
        volumeId: 'Ubuntu-Server 22.04.3 LTS',
        applicationId: 'LEAP-16.0-ONLINE',
        publisherId: 'ME',
        systemId: 'LINUX',
        bootPlatforms: [],
        hasUdf: false,
      })
    })

    it('names the firmware that can start the disc', async () => {
      const loaders = { 'isolinux.bin': new Uint8Array(2048), 'efi.img': new Uint8Array(4096), a: 'a' }
      const bios = ['-b', 'isolinux.bin', '-no-emul-boot', '-c', 'boot.cat']
      const both = [...bios, '-eltorito-alt-boot', '-e', 'efi.img', '-no-emul-boot']
      const one = await open(makeDisc(folder.path, 'bios', loaders, ['-R', ...bios]))
      const two = await open(makeDisc(folder.path, 'both', loaders, ['-R', ...both]))
      expect(one.volume.bootPlatforms).toEqual(['bios'])
      expect(two.volume.bootPlatforms).toEqual(['bios', 'uefi'])
    })
  },
)
