import { expect, it, onTestFinished } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { english } from '../../electron/headless/output.ts'
import { openSession, type Session } from '../../electron/headless/session.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function open(): Promise<Session> {
  const session = await openSession(temporaryFolder(), english)
  onTestFinished(() => session.close())
  return session
}

it('validates every input, with a server and without one', async () => {
  const { call } = await open()
  const mac = '52:54:00:00:00:01' as MacAddress
  await expect(call('menu.set', { timeoutSeconds: 99_999 })).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call('images.show', { id: '../..' })).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call('machines.set', { mac, change: { name: '' } })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect((await call('menu.set', { timeoutSeconds: 7 })).timeoutSeconds).toBe(7)
})

it('reports that "once" and "always" need an entry', async () => {
  const { call } = await open()
  const mac = '52:54:00:00:00:01' as MacAddress
  const refused = call('machines.set', { mac, change: { next: 'once' } })
  await expect(refused).rejects.toMatchObject({ code: 'invalid-input', params: { where: 'next' } })
})
