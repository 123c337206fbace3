import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { createFilePresences, type FileStamp } from '#engine/features/library/file-presence.ts'
import { createMounts, parseMountInfo } from '#engine/features/library/mounts.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const stampOf = (path: string): FileStamp => ({ path, sizeBytes: 7, modifiedMs: 1000.4 })
const FOUND = { sizeBytes: 7, modifiedMs: 1000 }

/** Two mounts: files below /dead respond when the test decides, others at once. */
function setUp() {
  const clock = createManualClock()
  const asked: string[] = []
  let answer = (): void => undefined
  const presences = createFilePresences({
    clock,
    mountOf: async path =>
      path.startsWith('/dead') ? { point: '/dead', isRemote: true } : { point: '/', isRemote: false },
    statOf(path) {
      asked.push(path)
      if (!path.startsWith('/dead')) return Promise.resolve(path.includes('gone') ? null : FOUND)
      return new Promise(resolve => (answer = () => resolve(FOUND)))
    },
  })
  return { clock, presences, asked, answer: () => answer() }
}

it('returns the last known state from memory, and `missing` for a file that was never seen', async () => {
  const { presences } = setUp()
  const here = stampOf('/here.iso')
  expect(presences.of(here)).toBe('missing')
  expect(await presences.look(here)).toBe('unchanged')
  expect(presences.of(here)).toBe('unchanged')
  expect(presences.of({ ...here, sizeBytes: 8 })).toBe('changed')
  expect(await presences.look(stampOf('/gone.iso'))).toBe('missing')
})

it('checks a dead share with one thread, gives up after 2 s, and uses its response when one comes', async () => {
  const { clock, presences, asked, answer } = setUp()
  const files = ['/dead/a.iso', '/dead/b.iso', '/dead/c.iso'].map(stampOf)
  const looks = Promise.all(files.map(presences.look))
  await vi.waitFor(() => expect(asked).toEqual(['/dead/a.iso']))
  expect(await presences.look(stampOf('/here.iso'))).toBe('unchanged')
  clock.advance(2000)
  expect(await looks).toEqual(['missing', 'missing', 'missing'])
  // Later checks neither wait nor start another request.
  expect(await Promise.all(files.map(presences.look))).toEqual(['missing', 'missing', 'missing'])
  expect(asked.filter(path => path.startsWith('/dead'))).toEqual(['/dead/a.iso'])
  answer()
  await vi.waitFor(() => expect(presences.of(files[0]!)).toBe('unchanged'))
  await vi.waitFor(() => expect(asked).toContain('/dead/b.iso'))
})

it('recognises network file systems', () => {
  const table = parseMountInfo(
    [
      '22 1 8:1 / / rw - ext4 /dev/sda1 rw',
      '30 22 0:40 / /mnt/nas rw shared:1 - nfs4 nas:/isos rw',
      '31 22 0:41 / /mnt/my\\040share rw - fuse.sshfs me@host: rw',
      '32 22 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw',
    ].join('\n'),
  )
  expect(table.filter(({ isRemote }) => isRemote).map(({ point }) => point)).toEqual([
    '/mnt/my share',
    '/mnt/nas',
  ])
})

it.skipIf(process.platform !== 'linux')(
  'follows links only on file systems of this computer [needs Linux]',
  async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'real'))
    writeFileSync(join(folder, 'real', 'a.iso'), 'content')
    symlinkSync(join(folder, 'real'), join(folder, 'link'))
    symlinkSync('/proc/self', join(folder, 'proc'))
    symlinkSync('loop', join(folder, 'loop'))
    const mounts = createMounts(createManualClock())
    const at = async (name: string): Promise<string> => (await mounts.of(join(folder, name))).point
    expect(await at('link/a.iso')).toBe(await at('real/a.iso'))
    expect(await at('proc/status')).toBe('/proc')
    expect(await at('loop')).toBe(await at('real'))
  },
)
