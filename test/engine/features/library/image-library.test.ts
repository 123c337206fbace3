import {
  appendFileSync,
  lstatSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { systemClock, type Clock } from '#engine/base/clock.ts'
import { createFilePresences } from '#engine/features/library/file-presence.ts'
import { createImageLibrary, type ImageLibrary } from '#engine/features/library/image-library.ts'
import { importImage } from '#engine/image/import-image.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { DISC_LOOKS } from '../../../support/disc-looks.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../../support/iso-tools.ts'
import type { OpenedPath, VersionedFile } from '#engine/base/readable-file.ts'

vi.mock(import('#engine/image/block-source.ts'), async load => {
  const real = await load()
  const openFileBlockSource: typeof real.openFileBlockSource = async path => {
    const source = await real.openFileBlockSource(path)
    if (!path.includes('unclosable')) return source
    const close = () => source.close().then(() => Promise.reject(new Error('EIO')))
    return { ...source, close }
  }
  return { ...real, openFileBlockSource }
})

const workerFile = new URL('../../../../electron/engine/image/import-worker.ts', import.meta.url)
const folder = temporaryFolder()
const libraries: ImageLibrary[] = []
afterAll(async () => {
  await Promise.all(libraries.map(library => library.close()))
  folder.remove()
})

/** How many descriptors of this process lead to files with this in their path. */
const descriptorsOf = (part: string): number =>
  readdirSync('/proc/self/fd').filter(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes(part)
    } catch {
      return false
    }
  }).length

function setUp(name: string, content: Parameters<typeof makeDisc>[2], clock: Clock = systemClock) {
  const path = makeDisc(folder.path, name, content)
  const { size, mtimeMs } = statSync(path)
  const libraryFolder = join(folder.path, `${name}.library`)
  const image = { path, sizeBytes: size, modifiedMs: mtimeMs }
  const onCloseError = vi.fn()
  const library = createImageLibrary({
    look: createFilePresences({ clock: systemClock }).look,
    imageById: id => (id === 'it' ? image : null),
    libraryFolder,
    workerFile,
    clock,
    onCloseError,
  })
  libraries.push(library)
  return { library, path, libraryFolder, onCloseError }
}

async function content(file: VersionedFile, chunkBytes = 1000): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let offset = 0; ;) {
    const chunk = Buffer.alloc(chunkBytes)
    const read = await file.readInto(chunk, offset)
    if (read === 0) return Buffer.concat(parts)
    parts.push(chunk.subarray(0, read))
    offset += read
  }
}

async function text(opened: OpenedPath | null): Promise<string | null> {
  if (opened?.kind !== 'file') return null
  const bytes = await content(opened.file)
  await opened.file.close()
  return bytes.toString()
}

const live = DISC_LOOKS['debian-live'].content

describe.skipIf(isoToolsMissing)(
  `image library${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  { timeout: 30_000 },
  () => {
    it('serves files, dot files, symlinks and the whole ISO', async () => {
      const payload = Buffer.from(Array.from({ length: 10_000 }, (_, index) => index % 251))
      const { library, path } = setUp('serve', {
        ...live,
        '.treeinfo': '[general]',
        'pool/big.bin': payload,
        'boot/d': '-> ../.disk',
      })
      expect(await text(await library.open('it', '/.treeinfo'))).toBe('[general]')
      expect(await text(await library.open('it', '/boot/d/info'))).toBe(live['.disk/info'])
      expect(await text(await library.open('it', '/debian/POOL/Big.BIN'))).toBe(payload.toString())
      const whole = (await library.openWhole('it'))!
      expect(Buffer.compare(await content(whole, 100_000), readFileSync(path))).toBe(0)
      await whole.close()
      expect(await library.open('it', '/nothing')).toBeNull()
      expect(await library.open('other', '/')).toBeNull()
      expect(await library.openWhole('other')).toBeNull()
    })

    it('reads ranges into the given buffer and stops at the end of the file, not of the ISO', async () => {
      const { library } = setUp('ranges', { a: 'abcdefghij', b: 'klm' })
      const opened = await library.open('it', '/a')
      if (opened?.kind !== 'file') throw new Error('no file')
      const target = Buffer.alloc(6, '.')
      expect(await opened.file.readInto(target, 7)).toBe(3)
      expect(target.toString()).toBe('hij...')
      expect(await opened.file.readInto(target, 10)).toBe(0)
      expect(await opened.file.readInto(target, 11_000)).toBe(0)
      await opened.file.close()
    })

    it('lists directories; symlinks as their targets, and no dangling ones', async () => {
      const { library } = setUp('list', {
        'd/file': '12345',
        'd/sub/x': '',
        'd/dir-link': '-> sub',
        'd/gone': '-> nowhere',
        'd/file-link': '-> file',
      })
      const opened = await library.open('it', '/d')
      if (opened?.kind !== 'directory') throw new Error('no directory')
      const items = opened.items.map(item => [item.name, item.isDirectory, item.sizeBytes])
      expect(items).toEqual([
        ['dir-link', true, 0],
        ['file', false, 5],
        ['file-link', false, 5],
        ['sub', true, 0],
      ])
    })

    it('never leaves the image', async () => {
      const { library } = setUp('escape', {
        'etc/x': 'ours',
        up: '-> ../../../../../../etc/passwd',
        abs: '-> /etc/passwd',
      })
      for (const path of ['/../../../etc/passwd', '/up', '/abs', '/etc/../../etc/passwd'])
        expect(await library.open('it', path)).toBeNull()
      expect(await text(await library.open('it', '/../../etc/x'))).toBe('ours')
    })

    it('returns nothing once the file was changed, moved or deleted', async () => {
      const { library, path } = setUp('change', { a: 'a' })
      expect(await text(await library.open('it', '/a'))).toBe('a')
      const { atime, mtime } = statSync(path)
      utimesSync(path, atime, new Date(mtime.getTime() + 60_000))
      expect(await library.open('it', '/a')).toBeNull()
      utimesSync(path, atime, mtime)
      expect(await text(await library.open('it', '/a'))).toBe('a')
      appendFileSync(path, 'x')
      utimesSync(path, atime, mtime)
      expect(await library.openWhole('it')).toBeNull()
      renameSync(path, `${path}.moved`)
      expect(await library.open('it', '/a')).toBeNull()
    })

    it('keeps a file readable that is being sent while its image is removed', async () => {
      const { library } = setUp('forget', { a: 'still here' })
      const opened = await library.open('it', '/a')
      library.forget('it')
      expect(await text(opened)).toBe('still here')
      expect(await text(await library.open('it', '/a'))).toBe('still here')
    })

    it('serves many requests at once', async () => {
      const { library } = setUp(
        'many',
        Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`f${i}`, `content ${i}`])),
      )
      const texts = await Promise.all(
        Array.from({ length: 50 }, async (_, i) => text(await library.open('it', `/f${i}`))),
      )
      expect(texts).toEqual(Array.from({ length: 50 }, (_, i) => `content ${i}`))
    })

    it('keeps a dozen images apart although it holds fewer open', async () => {
      const paths = Array.from({ length: 12 }, (_, i) =>
        makeDisc(folder.path, `lru-${i}`, { a: `disc ${i}` }, ['-R', '-quiet'], 'genisoimage'),
      )
      const library = createImageLibrary({
        look: createFilePresences({ clock: systemClock }).look,
        imageById(id) {
          const path = paths[Number(id)]!
          const { size, mtimeMs } = statSync(path)
          return { path, sizeBytes: size, modifiedMs: mtimeMs }
        },
        libraryFolder: folder.path,
        workerFile,
        clock: systemClock,
        onCloseError: () => undefined,
      })
      libraries.push(library)
      const opened = await Promise.all(paths.map((_, i) => library.open(String(i), '/a')))
      expect(await Promise.all(opened.map(text))).toEqual(paths.map((_, i) => `disc ${i}`))
      // Each disc has a descriptor for sending and one for reading; a thread takes a moment to end.
      await vi.waitFor(() => expect(descriptorsOf('lru-')).toBeLessThanOrEqual(16), { timeout: 10_000 })
    })

    it('closes an ISO a minute after its last reader, so that a stick can be ejected', async () => {
      const clock = createManualClock()
      const { library, path } = setUp('stick', { a: 'content' }, clock)
      const first = await library.open('it', '/a')
      expect(await text(first)).toBe('content')
      clock.advance(59_999)
      expect(await text(await library.open('it', '/a')), 'a second reader').toBe('content')
      clock.advance(59_999)
      expect(descriptorsOf(path)).toBeGreaterThan(0)
      clock.advance(1)
      await vi.waitFor(() => expect(descriptorsOf(path)).toBe(0), { timeout: 10_000 })
      expect(await text(await library.open('it', '/a')), 'and opens it again').toBe('content')
    })

    it('continues when a removed ISO cannot be closed, for instance on a lost share', async () => {
      const { library, onCloseError } = setUp('unclosable', { a: 'content' })
      expect(await text(await library.open('it', '/a'))).toBe('content')
      library.forget('it')
      await vi.waitFor(() => expect(onCloseError).toHaveBeenCalledWith(new Error('EIO')))
    })

    it('serves kernels from the copies in the library', async () => {
      const { library, path, libraryFolder } = setUp('copies', live)
      await importImage({ path, id: 'it', name: null, libraryFolder })
      const copy = join(libraryFolder, 'it/live/vmlinuz-6.1.0-18-amd64')
      expect(readFileSync(copy, 'utf8')).toBe('a kernel')
      writeFileSync(copy, 'A KERNEL')
      expect(await text(await library.open('it', '/live/vmlinuz-6.1.0-18-amd64'))).toBe('A KERNEL')
    })

    it('extracts everything, including dot files, with symlinks that stay inside', async () => {
      const { library } = setUp('unpack', {
        ...live,
        abs: '-> /live',
        bad: '-> /etc/passwd',
        'live/up': '-> ../.disk/info',
      })
      const target = join(folder.path, 'unpacked')
      const first = await library.extractAll('it', target)
      expect(await library.extractAll('it', target)).toEqual(first)
      expect(readFileSync(join(target, '.disk/info'), 'utf8')).toBe(live['.disk/info'])
      expect(readFileSync(join(target, 'live/up'), 'utf8')).toBe(live['.disk/info'])
      expect(readlinkSync(join(target, 'abs'))).toBe('live')
      expect(readlinkSync(join(target, 'debian'))).toBe('.')
      expect(() => lstatSync(join(target, 'bad'))).toThrow('ENOENT')
      expect(readdirSync(target).filter(name => name.includes('partial'))).toEqual([])
      expect(first.fileCount).toBe(Object.keys(live).length + 2)
      await expect(library.extractAll('other', target)).rejects.toMatchObject({ code: 'image-not-found' })
    })
  },
)
