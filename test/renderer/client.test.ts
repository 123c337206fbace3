import { expect, it, onTestFinished, vi } from 'vitest'
import type { Push } from '#contract/events.ts'
import { createClient } from '../../renderer/api/client.ts'
import { isReply, readPush } from '../../renderer/api/http-transport.ts'
import { createIpcTransport } from '../../renderer/api/ipc-transport.ts'

function fakeBridge() {
  const listeners = new Set<(push: Push) => void>()
  const calls: unknown[] = []
  return {
    listeners,
    calls,
    bridge: {
      platform: 'linux',
      pathForFile: (file: File) => (file.name === 'a.iso' ? '/home/ada/a.iso' : ''),
      async call(method: string, input: unknown) {
        calls.push([method, input])
        return method === 'images.remove'
          ? ({ ok: false, error: { code: 'image-not-found', params: { id: 'x' } } } as const)
          : ({ ok: true, value: { state: 'stopped' } } as const)
      },
      subscribe(listener: (push: Push) => void) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
  }
}

it('turns a reply into its value, and a refusal into an error that keeps code and parameters', async () => {
  const { bridge, calls } = fakeBridge()
  const client = createClient(createIpcTransport(bridge))
  expect(await client.call('serving.state', null)).toEqual({ state: 'stopped' })
  await expect(client.call('images.remove', { id: 'x' })).rejects.toMatchObject({
    code: 'image-not-found',
    params: { id: 'x' },
  })
  expect(calls).toEqual([
    ['serving.state', null],
    ['images.remove', { id: 'x' }],
  ])
})

it('subscribes to one kind of push and unsubscribes', () => {
  const { bridge, listeners } = fakeBridge()
  const client = createClient(createIpcTransport(bridge))
  const heard: unknown[] = []
  const stop = client.on('image.removed', payload => heard.push(payload))
  const send = (push: Push): void => listeners.forEach(listener => listener(push))
  send({ name: 'image.removed', payload: { id: 'a' } })
  send({ name: 'serving.changed', payload: { state: 'stopped' } })
  stop()
  send({ name: 'image.removed', payload: { id: 'b' } })
  expect(heard).toEqual([{ id: 'a' }])
  expect(listeners.size).toBe(0)
})

it('asks the bridge for the path of a dropped file, and reports if there is none', async () => {
  const client = createClient(createIpcTransport(fakeBridge().bridge))
  expect(await client.placeFile(new File([], 'a.iso'), {})).toBe('/home/ada/a.iso')
  await expect(client.placeFile(new File([], 'b.iso'), {})).rejects.toMatchObject({ code: 'iso-unreadable' })
})

it('does not trust the form of a stream or a reply', () => {
  expect(readPush('{"name":"image.removed","payload":{"id":"a"}}')).toEqual({
    name: 'image.removed',
    payload: { id: 'a' },
  })
  for (const data of ['', '{', 'null', '[]', '{"name":1}']) expect(readPush(data)).toBeNull()
  expect(isReply({ ok: true, value: null })).toBe(true)
  for (const value of [null, 1, {}, { ok: true }, { ok: false }]) expect(isReply(value)).toBe(false)
})

it('delivers pushes that came while lists were requested after the lists, in order', async () => {
  const { bridge, listeners } = fakeBridge()
  const client = createClient(createIpcTransport(bridge))
  const heard: unknown[] = []
  client.on('image.removed', ({ id }) => heard.push(id))
  const send = (id: string): void =>
    listeners.forEach(listener => listener({ name: 'image.removed', payload: { id } }))
  const lists = Promise.withResolvers<void>()
  const refused = Promise.withResolvers<void>()
  client.holdPushesFor(lists.promise)
  client.holdPushesFor(refused.promise)
  send('a')
  refused.reject(new Error('offline'))
  await Promise.resolve()
  send('b')
  expect(heard).toEqual([])
  lists.resolve()
  await Promise.resolve()
  expect(heard).toEqual(['a', 'b'])
  send('c')
  expect(heard).toEqual(['a', 'b', 'c'])
})

it('does not wait forever for a list that does not come', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { bridge, listeners } = fakeBridge()
  const client = createClient(createIpcTransport(bridge))
  const heard: unknown[] = []
  client.on('image.removed', ({ id }) => heard.push(id))
  client.holdPushesFor(new Promise(() => undefined))
  for (const listener of listeners) listener({ name: 'image.removed', payload: { id: 'a' } })
  await vi.advanceTimersByTimeAsync(1999)
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(heard).toEqual(['a'])
})
