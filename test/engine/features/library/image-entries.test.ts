import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { DISC_LOOKS } from '../../../support/disc-looks.ts'
import { isoToolsMissing, makeDisc } from '../../../support/iso-tools.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { openTestEngine } from '../../../support/test-engine.ts'

async function setUp(look: keyof typeof DISC_LOOKS) {
  const data = temporaryFolder()
  const { label, content } = DISC_LOOKS[look]
  const path = makeDisc(data, look, content, ['-R', '-V', label])
  const engine = await openTestEngine({ data: join(data, 'state') })
  const image = await engine.handlers['images.import']({ path })
  const menu = async () => (await engine.handlers['menu.show'](null)).items
  return { data, path, engine, image, menu }
}

describe.skipIf(isoToolsMissing)(`entries${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`, () => {
  it('accept the user’s arguments, which go into the menu and survive a new import, and can be reset', async () => {
    const { engine, image, path, menu } = await setUp('rocky-dvd')
    const { id, arguments: recognised } = image.entries[0]!
    const set = (text: string | null) =>
      engine.handlers['images.setArguments']({ id, arguments: text }).then(({ entries }) => entries[0])
    expect(await set(' inst.repo=http://mirror/ inst.text ')).toMatchObject({
      arguments: 'inst.repo=http://mirror/ inst.text',
      recognisedArguments: recognised,
    })
    expect((await menu())[0]).toMatchObject({ target: { arguments: 'inst.repo=http://mirror/ inst.text' } })
    const again = await engine.handlers['images.import']({ path })
    expect(again.entries[0]).toMatchObject({ arguments: 'inst.repo=http://mirror/ inst.text' })
    expect(await set(null)).toMatchObject({ arguments: recognised, recognisedArguments: null })
    expect((await menu())[0]).toMatchObject({ target: { arguments: recognised } })
    await expect(set('x').then(() => set(recognised))).resolves.toMatchObject({ recognisedArguments: null })
    await expect(
      engine.handlers['images.setArguments']({ id: 'no.such', arguments: 'x' }),
    ).rejects.toMatchObject({ code: 'entry-not-found' })
  })

  it('of an installer that needs a drive appear only with a kernel for the network', async () => {
    const { data, engine, image, path, menu } = await setUp('debian-netinst')
    expect(image).toMatchObject({ netboot: 'no', entries: [], wayOut: { kind: 'add-netboot-kernel' } })
    const kernel = join(data, 'linux')
    const initrd = join(data, 'initrd.gz')
    writeFileSync(kernel, 'a kernel for the network')
    writeFileSync(initrd, 'an initrd for the network')
    const add = (files: { kernel: string; initrd: string }) =>
      engine.handlers['images.addNetbootKernel']({ id: image.id, ...files })
    await expect(add({ kernel, initrd: join(data, 'absent') })).rejects.toMatchObject({
      code: 'iso-unreadable',
      params: { path: join(data, 'absent') },
    })
    const changed = await add({ kernel, initrd })
    expect(changed).toMatchObject({ netboot: 'yes', wayOut: null })
    expect(changed.entries).toHaveLength(1)
    expect(await menu()).toContainEqual(expect.objectContaining({ id: changed.entries[0]?.id }))
    expect(await engine.handlers['images.import']({ path })).toMatchObject({ netboot: 'yes' })
    await engine.handlers['images.remove']({ id: image.id })
    const beside = join(dirname(path), 'linux')
    expect(beside, 'the ISO and the kernel lie side by side').toBe(kernel)
    expect(await engine.handlers['images.import']({ path })).toMatchObject({ netboot: 'yes' })
    await engine.handlers['images.remove']({ id: image.id })
    rmSync(kernel)
    expect(await engine.handlers['images.import']({ path })).toMatchObject({ netboot: 'no', entries: [] })
  })

  it('stored by an earlier Slipway are still started', async () => {
    const { data, engine, image } = await setUp('rocky-dvd')
    await engine.close()
    const database = new Database(join(data, 'state', 'slipway.db'))
    const { id, title, kernel, initrd, arguments: text, experimental } = image.entries[0]!
    const old = [{ id, title, kernel, initrd, arguments: text, experimental }]
    database.prepare('UPDATE images SET entries = ?').run(JSON.stringify(old))
    database.close()
    const later = await openTestEngine({ data: join(data, 'state') })
    expect((await later.handlers['menu.show'](null)).items[0]).toMatchObject({
      kind: 'target',
      target: { kind: 'linux', kernel, architectures: [], firmware: null, recognisedArguments: null },
    })
  })
})
