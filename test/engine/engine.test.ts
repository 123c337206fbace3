import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Push } from '#contract/events.ts'
import type { Engine } from '#engine/engine.ts'
import { openDatabase } from '#engine/store/database.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfLine } from '#words/log-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const openEngine = (data = temporaryFolder()): Promise<Engine> => openTestEngine({ data })

it('continues when a listener fails at every push', async () => {
  const { handlers, subscribe } = await openEngine()
  const heard: Push[] = []
  subscribe(() => {
    throw new Error('a window that is just closing')
  })
  subscribe(push => heard.push(push))
  await handlers['menu.set']({ timeoutSeconds: 77 })
  expect(heard.map(push => push.name)).toContain('menu.changed')
  const lines = await handlers['log.list']({})
  expect(lines.filter(line => line.code === 'listener-failed')).toHaveLength(1)
})

/** A disc of two files, enough to be an ISO. */
function writeIso(folder: string, name = 'disc.iso'): string {
  mkdirSync(join(folder, 'tree', 'boot', 'grub'), { recursive: true })
  writeFileSync(
    join(folder, 'tree', 'boot', 'grub', 'grub.cfg'),
    'menuentry "x" { linux /boot/vmlinuz a=b }\n',
  )
  writeFileSync(join(folder, 'tree', 'boot', 'vmlinuz'), Buffer.alloc(64 * 1024, 7))
  const path = join(folder, name)
  execFileSync(
    'xorriso',
    ['-as', 'mkisofs', '-quiet', '-R', '-V', 'DISC', '-o', path, join(folder, 'tree')],
    {
      stdio: 'ignore',
    },
  )
  return path
}

it('creates one image from a file that is imported twice at once', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const { handlers } = await openEngine(data)
  const path = writeIso(folder)
  const [one, two] = await Promise.all([
    handlers['images.import']({ path }),
    handlers['images.import']({ path }),
  ])
  expect([one.id, two.id]).toEqual(['disc', 'disc'])
  expect((await handlers['images.list'](null)).map(image => image.id)).toEqual(['disc'])
  expect(readdirSync(join(data, 'library'))).toEqual(['disc'])
})

it('leaves no image behind that was removed while it was being read again', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const { handlers } = await openEngine(data)
  const path = writeIso(folder)
  await handlers['images.import']({ path })
  const again = handlers['images.import']({ path })
  await handlers['images.remove']({ id: 'disc' })
  const outcome = await again.then(
    () => 'imported',
    () => 'refused',
  )
  const images = await handlers['images.list'](null)
  const folders = readdirSync(join(data, 'library'))
  expect([outcome, images.map(image => image.id), folders]).toEqual(['imported', ['disc'], ['disc']])
})

it('closes while an ISO is being read, without an error in the log', async () => {
  const folder = temporaryFolder()
  const { handlers, close } = await openEngine(join(folder, 'data'))
  const path = writeIso(folder)
  const reading = handlers['images.import']({ path }).then(
    () => 'imported',
    () => 'refused',
  )
  await close()
  expect(['imported', 'refused']).toContain(await reading)
})

it('starts with a new state file if the old one is broken, keeps the old one, and says so', async () => {
  const data = temporaryFolder()
  writeFileSync(join(data, 'slipway.db'), 'no database '.repeat(500))
  const { handlers } = await openEngine(data)
  const { databaseSetAside } = await handlers['app.info'](null)
  expect(readdirSync(data).map(name => join(data, name))).toContain(databaseSetAside)
  expect((await handlers['log.list']({})).map(line => line.code)).toContain('database-set-aside')
  await handlers['menu.set']({ timeoutSeconds: 5 })
  expect((await handlers['menu.show'](null)).timeoutSeconds).toBe(5)
})

it('shows the whole log although a newer version wrote one of its rows', async () => {
  const data = temporaryFolder()
  await openTestEngine({ data }).then(engine => engine.close())
  const database = openDatabase(join(data, 'slipway.db'), 'relaxed')
  const put = database.prepare(
    'INSERT INTO boot_events (seq, at_ms, mac, ip, kind, fact) VALUES (?, 1, NULL, NULL, ?, ?)',
  )
  put.run(100_001, 'http.missing', '{"kind":"http.missing","path":"/a"}')
  put.run(100_002, 'quantum.tunnelled', '{"kind":"quantum.tunnelled","gate":"b"}')
  database.close()
  const { handlers } = await openEngine(data)
  const lines = await handlers['log.list']({ afterSeq: 100_000, limit: 2 })
  expect(lines.map(({ code }) => code)).toEqual(['http.missing', 'quantum.tunnelled'])
  const { describe } = createWords('en', catalogue)
  expect(lines.map(line => describe(messageOfLine(line)))).toMatchObject([
    expect.stringContaining('/a'),
    expect.stringMatching(/quantum\.tunnelled.*gate: b/),
  ])
  expect(await handlers['events.list']({ afterSeq: 100_000 })).toHaveLength(2)
})
