import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parsers } from '#contract/parsers.ts'
import type { Handlers } from '#contract/methods.ts'
import { limitPaths } from '../../../electron/headless/web/limit-paths.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const echo = Object.fromEntries(
  Object.keys(parsers).map(method => [method, async (input: unknown) => input]),
) as unknown as Handlers

function house() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'isos', 'old'), { recursive: true })
  mkdirSync(join(root, 'isos-of-others'))
  writeFileSync(join(root, 'isos', 'a.iso'), '')
  writeFileSync(join(root, 'secret'), '')
  symlinkSync(join(root, 'secret'), join(root, 'isos', 'link.iso'))
  symlinkSync(root, join(root, 'isos', 'up'))
  return { root, handlers: limitPaths(echo, [join(root, 'isos')]) }
}

it.each(['isos/a.iso', 'isos/not-there.iso', 'isos/old/../a.iso'])('lets visitors name %s', async path => {
  const { root, handlers } = house()
  expect(await handlers['images.import']({ path: join(root, path) })).toBeDefined()
})

it.each([
  'secret',
  'isos/../secret',
  'isos/link.iso',
  'isos/up/secret',
  'isos/up/new-folder/file',
  'isos-of-others/a.iso',
])('denies visitors %s', async path => {
  const { root, handlers } = house()
  const there = `${root}/${path}`
  const refused = { code: 'path-not-allowed', params: { path: there } }
  await expect(handlers['images.import']({ path: there })).rejects.toMatchObject(refused)
  await expect(handlers['images.extract']({ id: 'a', folder: there })).rejects.toMatchObject(refused)
  await expect(handlers['images.locate']({ id: 'a', path: there })).rejects.toMatchObject(refused)
  const kernel = join(root, 'isos', 'a.iso')
  await expect(handlers['images.addNetbootKernel']({ id: 'a', kernel, initrd: there })).rejects.toMatchObject(
    refused,
  )
  await expect(handlers['setup.read']({ path: there })).rejects.toMatchObject(refused)
})

it('leaves everything else as it is', async () => {
  const { handlers } = house()
  expect(await handlers['menu.set']({ timeoutSeconds: 3 })).toEqual({ timeoutSeconds: 3 })
})

it.each([
  ...(['bootFiles.makeGrub', 'bootFiles.makeIpxe', 'bootFiles.removeMade', 'setup.takeFiles'] as const),
  ...(['hostChanges.make', 'hostChanges.undo'] as const),
])('reserves %s for users at this computer', async method => {
  const { handlers } = house()
  const call = handlers[method] as (input: unknown) => Promise<unknown>
  await expect(call({})).rejects.toMatchObject({ code: 'unauthorised' })
})
