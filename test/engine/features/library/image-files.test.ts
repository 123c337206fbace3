import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Push } from '#contract/events.ts'
import type { Engine } from '#engine/engine.ts'
import { isoFolder } from '#engine/features/library/iso-store.ts'
import { initrdToolsMissing, packSegment } from '../../../support/initrd.ts'
import { isoToolsMissing, makeDisc } from '../../../support/iso-tools.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { openTestEngine } from '../../../support/test-engine.ts'

/** Threads and processes are slow on a busy computer. */
const soon = (check: () => Promise<void> | void, options: { interval?: number } = {}) =>
  vi.waitFor(check, { timeout: 40_000, ...options })

async function openEngine(data: string): Promise<{ engine: Engine; pushes: Push[] }> {
  const engine = await openTestEngine({ data })
  const pushes: Push[] = []
  engine.subscribe(push => pushes.push(push))
  return { engine, pushes }
}

const CONTENT = {
  '.disk/info': 'A disc',
  'dir/big': randomBytes(3_000_000),
  'dir/link': '-> big',
  'dir/empty': '',
  last: 'last',
}

async function imported(name = 'disc', content: Parameters<typeof makeDisc>[2] = CONTENT) {
  const folder = temporaryFolder()
  const path = makeDisc(folder, name, content, ['-R', '-V', 'A-DISC'])
  const { engine, pushes } = await openEngine(join(folder, 'data'))
  const image = await engine.handlers['images.import']({ path })
  return { folder, path, image, pushes, handlers: engine.handlers }
}

const missing = isoToolsMissing ?? initrdToolsMissing
describe.skipIf(missing)(
  `operations on an image${missing ? ` - ${missing}` : ''}`,
  { timeout: 60_000 },
  () => {
    it('lists its directories, long ones in pages', async () => {
      const { handlers, image } = await imported()
      const { id } = image
      const root = await handlers['images.files']({ id, path: '/' })
      expect(root.items.map(item => [item.name, item.kind]).toSorted()).toEqual([
        ['.disk', 'directory'],
        ['dir', 'directory'],
        ['last', 'file'],
      ])
      const dir = await handlers['images.files']({ id, path: '/DIR', offset: 1, limit: 1 })
      expect(dir).toMatchObject({ path: '/dir', total: 3, items: [{ name: 'empty', sizeBytes: 0 }] })
      const links = (await handlers['images.files']({ id, path: '/dir' })).items
      expect(links.find(item => item.name === 'link')).toMatchObject({ kind: 'symlink', target: 'big' })
      await expect(handlers['images.files']({ id, path: '/last' })).rejects.toMatchObject({
        code: 'iso-unreadable',
      })
      await expect(handlers['images.files']({ id: 'no', path: '/' })).rejects.toMatchObject({
        code: 'image-not-found',
      })
    })

    it('computes its checksum once, and compares it with a list next to it or a given value', async () => {
      const { handlers, image, path, pushes } = await imported()
      const { id } = image
      const real = createHash('sha256').update(readFileSync(path)).digest('hex')
      writeFileSync(join(path, '..', 'SHA256SUMS'), `${real}  disc.iso\n`)
      expect(await handlers['images.checksum']({ id })).toMatchObject({
        state: 'running',
        expected: real,
        expectedFrom: 'SHA256SUMS',
        isMatch: null,
      })
      await soon(async () => expect((await handlers['images.checksum']({ id })).state).toBe('done'))
      expect(await handlers['images.checksum']({ id })).toMatchObject({ sha256: real, isMatch: true })
      expect(await handlers['images.checksum']({ id, expected: 'a'.repeat(64) })).toMatchObject({
        expectedFrom: null,
        isMatch: false,
      })
      const told = pushes.filter(push => push.name === 'checksum.changed')
      expect(told.map(push => push.payload.isMatch)).toEqual([true, false])
    })

    it('reports a failed checksum if the file is gone', async () => {
      const { handlers, image, path } = await imported()
      renameSync(path, `${path}.moved`)
      await handlers['images.checksum']({ id: image.id })
      await soon(async () => {
        const lines = await handlers['log.list']({})
        expect(lines.map(line => line.code)).toContain('image.checksum-failed')
      })
    })

    it('extracts all files with their times, reports progress, and writes nothing twice', async () => {
      const { handlers, image, folder, pushes } = await imported()
      const target = join(folder, 'out')
      const first = await handlers['images.extract']({ id: image.id, folder: target })
      expect(first).toEqual({ fileCount: 5, sizeBytes: 3_000_010 })
      expect(pushes.filter(push => push.name === 'extract.progressed').at(-1)?.payload).toMatchObject({
        doneBytes: 3_000_010,
        sizeBytes: 3_000_010,
      })
      const dir = (await handlers['images.files']({ id: image.id, path: '/' })).items.find(
        item => item.name === 'dir',
      )
      expect(statSync(join(target, 'dir')).mtimeMs).toBe(dir!.modifiedMs)
      // A mark that only an untouched file keeps.
      const inode = statSync(join(target, 'dir/big')).ino
      utimesSync(join(target, 'last'), 1, 1)
      const lastInode = statSync(join(target, 'last')).ino
      await handlers['images.extract']({ id: image.id, folder: target })
      expect(statSync(join(target, 'dir/big')).ino).toBe(inode)
      expect(statSync(join(target, 'last')).ino).not.toBe(lastInode)
      expect(readFileSync(join(target, 'dir/link'))).toEqual(CONTENT['dir/big'])
    })

    it('stops extracting on request, and continues later', async () => {
      const content = Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`f${index + 10}`, randomBytes(1_500_000)]),
      )
      const { handlers, image, folder, pushes } = await imported('many', content)
      const target = join(folder, 'out')
      const running = handlers['images.extract']({ id: image.id, folder: target })
      const outcome = running.then(
        () => 'finished',
        (error: unknown) => (error as { code: string }).code,
      )
      await soon(() => expect(pushes.some(push => push.name === 'extract.progressed')).toBe(true), {
        interval: 1,
      })
      expect(await handlers['images.cancelExtract']({ id: image.id })).toEqual({ wasRunning: true })
      expect(await outcome).toBe('cancelled')
      const there = readdirSync(target)
      expect(there.length).toBeLessThan(40)
      expect(there.filter(name => name.includes('partial'))).toEqual([])
      expect(await handlers['images.cancelExtract']({ id: image.id })).toEqual({ wasRunning: false })
      expect(await handlers['images.extract']({ id: image.id, folder: target })).toMatchObject({
        fileCount: 40,
      })
      for (const [name, bytes] of Object.entries(content))
        expect(readFileSync(join(target, name))).toEqual(bytes)
    })

    it('finds a moved file again, and refuses a different one', async () => {
      const { handlers, image, path, folder } = await imported()
      const { id } = image
      const moved = join(folder, 'moved.iso')
      renameSync(path, moved)
      expect((await handlers['images.show']({ id })).isPresent).toBe(false)
      const other = makeDisc(folder, 'other', { 'dir/big': randomBytes(100) }, ['-R'])
      await expect(handlers['images.locate']({ id, path: other })).rejects.toMatchObject({
        code: 'not-the-same-image',
      })
      await expect(handlers['images.locate']({ id, path: '/no' })).rejects.toMatchObject({
        code: 'iso-unreadable',
      })
      // The same length as the right one, but different content.
      const twin = makeDisc(folder, 'twin', { ...CONTENT, 'one/more': '' }, ['-R', '-V', 'A-DISC'])
      if (statSync(twin).size === statSync(moved).size)
        await expect(handlers['images.locate']({ id, path: twin })).rejects.toMatchObject({
          code: 'not-the-same-image',
        })
      expect(await handlers['images.locate']({ id, path: moved })).toMatchObject({
        id,
        path: moved,
        isPresent: true,
      })
      expect(await handlers['images.files']({ id, path: '/dir' })).toMatchObject({ total: 3 })
    })

    it('copies an ISO in, and deletes the copy with the image, and no other file', async () => {
      const { handlers, path, folder } = await imported()
      const copied = await handlers['images.import']({ path, copy: true })
      expect(copied.path).toBe(join(folder, 'data', 'isos', 'disc.iso'))
      expect(readFileSync(copied.path).equals(readFileSync(path))).toBe(true)
      await handlers['images.remove']({ id: copied.id })
      expect(existsSync(copied.path)).toBe(false)
      await handlers['images.remove']({ id: 'disc' })
      expect(existsSync(path)).toBe(true)
    })

    it('leaves no copy of a file that is not an ISO', async () => {
      const { handlers, folder } = await imported()
      const path = join(folder, 'text.iso')
      writeFileSync(path, 'no ISO at all')
      await expect(handlers['images.import']({ path, copy: true })).rejects.toMatchObject({
        code: 'iso-not-an-iso',
      })
      expect(readdirSync(join(folder, 'data', 'isos'))).toEqual([])
    })

    it('returns from an import before a long initrd is read, and reports a changed verdict later', async () => {
      const folder = temporaryFolder()
      // Without live-boot's support for HTTP; takes long to unpack.
      const initrd = packSegment(folder, { 'usr/lib/blob': randomBytes(16_000_000), init: '#!' }, 'bzip2')
      const { handlers, image, pushes } = await imported('long', {
        'live/filesystem.squashfs': 'hsqs',
        'live/vmlinuz': 'k',
        'live/initrd.img': initrd,
        'boot/grub/grub.cfg':
          'menuentry "Live" {\n linux /live/vmlinuz boot=live\n initrd /live/initrd.img\n}\n',
      })
      expect(image.netboot).toBe('yes')
      await soon(
        () => expect(pushes.filter(push => push.name === 'image.changed').length).toBeGreaterThan(1),
        { interval: 50 },
      )
      expect((await handlers['images.show']({ id: image.id })).netboot).toBe('partial')
    })
  },
)

it('deletes an uploaded file that is not an image, and leaves files elsewhere alone', async () => {
  const folder = temporaryFolder()
  const { engine } = await openEngine(join(folder, 'data'))
  const sent = isoFolder(engine.dataFolder)
  mkdirSync(sent, { recursive: true })
  const useless = join(sent, 'useless.iso')
  writeFileSync(useless, 'not a disc')
  await expect(engine.handlers['images.import']({ path: useless })).rejects.toMatchObject({
    code: 'iso-not-an-iso',
  })
  expect(existsSync(useless)).toBe(false)

  const elsewhere = join(folder, 'useless.iso')
  writeFileSync(elsewhere, 'not a disc')
  await expect(engine.handlers['images.import']({ path: elsewhere })).rejects.toMatchObject({
    code: 'iso-not-an-iso',
  })
  expect(existsSync(elsewhere)).toBe(true)
})
