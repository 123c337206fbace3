import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseMac } from '#contract/address.ts'
import { createBootPrograms } from '#engine/features/boot/program/boot-programs.ts'
import { createServedFiles } from '#engine/features/boot/served/served-files.ts'
import type { Push } from '#contract/events.ts'
import { createOwnScriptHandlers, setOwnScript } from '#engine/features/boot/program/own-script.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'
import { address, sampleMenu } from '../sample-menu.ts'

const MAC = parseMac('52:54:00:00:00:01')!
const SCRIPT = '#!ipxe\nkernel http://10.0.0.9/vmlinuz || chain ${menu-url}\nboot\n'

it("is what iPXE is sent to, first the machine's, then that of all, and the menu keeps its address", async () => {
  const folder = temporaryFolder()
  const programs = createBootPrograms({ folders: [folder] })
  const served = createServedFiles({
    ...{ address, httpPort: 8080, menu: () => sampleMenu, machineOf: () => null, hasProgram: programs.has },
  })
  const text = (path: string): string => {
    const file = served(path, { mac: MAC, provenMac: MAC, transport: 'http' })
    return file?.kind === 'text' ? file.text : ''
  }
  const program = (path: string): string | null => {
    const file = served(path, { mac: MAC, provenMac: MAC, transport: 'http' })
    return file?.kind === 'program' ? file.name : null
  }
  const start = 'ipxe/52-54-00-00-00-01'
  expect(text(start)).toContain('\nmenu ')

  await setOwnScript(folder, null, SCRIPT)
  await programs.refresh()
  expect(text(start)).toContain(`chain http://10.99.0.1:8080/${start}/own ||`)
  expect(program(`${start}/own`)).toBe('autoexec.ipxe')
  await setOwnScript(folder, MAC, SCRIPT)
  await programs.refresh()
  expect(program(`${start}/own`)).toBe('autoexec/52-54-00-00-00-01.ipxe')
  expect(program('ipxe/52-54-00-00-00-02/own')).toBe('autoexec.ipxe')
  expect(text(start)).toContain(`set menu-url http://10.99.0.1:8080/${start}/menu`)
  expect(text(`${start}/menu`)).toContain('\nmenu ')
  expect(readFileSync(join(folder, 'autoexec.ipxe'), 'utf8')).toBe(SCRIPT)

  await setOwnScript(folder, MAC, null)
  await setOwnScript(folder, null, null)
  await programs.refresh()
  expect(text(start)).toContain('\nmenu ')
  expect(program(`${start}/own`)).toBeNull()
})

it('is refused if iPXE would not understand it', async () => {
  const folder = temporaryFolder()
  await expect(setOwnScript(folder, null, 'echo hello\n')).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(setOwnScript(folder, null, '#!ipxe\ngoto nowhere\n')).rejects.toMatchObject({
    params: { line: 2, script: 'missing-label', word: 'nowhere' },
  })
})

it('is listed, shown and announced', async () => {
  const folder = temporaryFolder()
  const pushes: Push[] = []
  const scripts = createOwnScriptHandlers({
    ownPrograms: folder,
    onSet: async () => undefined,
    publish: (name, payload) => void pushes.push({ name, payload } as Push),
  })
  expect(await scripts['ownScripts.list'](null)).toEqual([])
  expect(await scripts['ownScripts.show']({})).toEqual({ mac: null, name: 'autoexec.ipxe', text: null })

  await scripts['ownScripts.set']({ mac: MAC, text: SCRIPT })
  await scripts['ownScripts.set']({ text: SCRIPT })
  writeFileSync(join(folder, 'autoexec', 'notes.ipxe'), '')
  expect((await scripts['ownScripts.list'](null)).map(({ mac }) => mac)).toEqual([null, MAC])
  expect(await scripts['ownScripts.show']({ mac: MAC })).toMatchObject({ text: SCRIPT })

  await scripts['ownScripts.set']({ text: null })
  expect((await scripts['ownScripts.list'](null)).map(({ mac }) => mac)).toEqual([MAC])
  expect(pushes.map(push => push.payload)).toEqual([
    { mac: MAC, name: 'autoexec/52-54-00-00-00-01.ipxe', isThere: true },
    { mac: null, name: 'autoexec.ipxe', isThere: true },
    { mac: null, name: 'autoexec.ipxe', isThere: false },
  ])
})

it('is not shown if it is not a text', async () => {
  const folder = temporaryFolder()
  const scripts = createOwnScriptHandlers({
    ownPrograms: folder,
    publish: () => undefined,
    onSet: async () => undefined,
  })
  mkdirSync(join(folder, 'autoexec'))
  writeFileSync(join(folder, 'autoexec.ipxe'), Buffer.alloc(300 * 1024))
  mkdirSync(join(folder, 'autoexec', '52-54-00-00-00-01.ipxe'))
  await expect(scripts['ownScripts.show']({})).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(scripts['ownScripts.show']({ mac: MAC })).rejects.toMatchObject({ code: 'invalid-input' })
})
