import { describe, expect, it } from 'vitest'
import { UPLOAD_CHUNK_BYTES, UPLOAD_OVERLAP_BYTES, type Upload } from '#contract/upload.ts'
import type { Sending } from '../../renderer/api/transport.ts'
import type { UploadServer } from '../../renderer/api/upload-requests.ts'
import { uploadFile } from '../../renderer/api/upload.ts'

const SIZE = 2 * UPLOAD_CHUNK_BYTES + 1000
const file = (): File => new File([new Uint8Array(SIZE)], 'debian.iso', { lastModified: 5 })

/** A server that has `receivedBytes` of the file, and whose connection breaks if `isLost` says so. */
function fakeServer(
  options: { receivedBytes?: number; isLost?: (request: string, count: number) => boolean } = {},
) {
  const upload = (): Upload => ({
    ...{ id: 'a', name: 'debian.iso', sizeBytes: SIZE, modifiedMs: 5, keptUntilMs: 0 },
    receivedBytes: state.receivedBytes,
  })
  const state = { receivedBytes: options.receivedBytes ?? 0, isKnown: true, requests: [] as string[] }
  const isLost = (request: string): boolean => {
    state.requests.push(request)
    return options.isLost?.(request, state.requests.length) ?? false
  }
  const server: UploadServer = {
    list: async () => ({ ok: true, value: [] }),
    begin: async () => (isLost('begin') ? 'lost' : { ok: true, value: upload() }),
    find: async () => (isLost('find') ? 'lost' : { ok: true, value: state.isKnown ? upload() : null }),
    remove: async () => {
      state.requests.push('remove')
      return { ok: true, value: null }
    },
    async send(_id, offset, part) {
      const isBroken = isLost(`${offset}+${part.size}`)
      if (offset <= state.receivedBytes) state.receivedBytes = offset + (isBroken ? 1000 : part.size)
      if (isBroken) return 'lost'
      const { receivedBytes } = state
      return { ok: true, value: { receivedBytes, path: receivedBytes === SIZE ? '/isos/debian.iso' : null } }
    },
  }
  return { server, state }
}

const send = (server: UploadServer, sending: Sending = {}) =>
  uploadFile(file(), sending, server, async () => undefined)

describe('an upload', () => {
  it('is sent in parts, one after the other', async () => {
    const { server, state } = fakeServer()
    const told: number[] = []
    expect(await send(server, { onProgress: bytes => told.push(bytes) })).toEqual({
      ok: true,
      value: { path: '/isos/debian.iso' },
    })
    const chunk = UPLOAD_CHUNK_BYTES
    expect(state.requests).toEqual(['begin', `0+${chunk}`, `${chunk}+${chunk}`, `${2 * chunk}+1000`])
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('continues after the part that is there, and repeats a little of it', async () => {
    const { server, state } = fakeServer({ receivedBytes: UPLOAD_CHUNK_BYTES + 5 })
    expect((await send(server)).ok).toBe(true)
    const again = UPLOAD_CHUNK_BYTES + 5 - UPLOAD_OVERLAP_BYTES
    expect(state.requests[1]).toBe(`${again}+${UPLOAD_CHUNK_BYTES + UPLOAD_OVERLAP_BYTES}`)
  })

  it('waits while there is no connection, reports that, and asks how much arrived', async () => {
    const { server, state } = fakeServer({ isLost: (_request, count) => count >= 3 && count <= 5 })
    const paused: boolean[] = []
    expect((await send(server, { onPause: isPaused => paused.push(isPaused) })).ok).toBe(true)
    const chunk = UPLOAD_CHUNK_BYTES
    expect(state.requests.slice(2, 7)).toEqual([
      `${chunk}+${chunk}`,
      'find',
      'find',
      'find',
      `${chunk + 1000 - UPLOAD_OVERLAP_BYTES}+${chunk + UPLOAD_OVERLAP_BYTES}`,
    ])
    expect(paused).toEqual([false, true, true, false])
  })

  it('starts again if the server has forgotten it', async () => {
    const { server, state } = fakeServer({ isLost: (_request, count) => count === 2 })
    state.isKnown = false
    expect((await send(server)).ok).toBe(true)
    expect(state.requests.slice(0, 4)).toEqual(['begin', `0+${UPLOAD_CHUNK_BYTES}`, 'find', 'begin'])
  })

  it("ends with the server's refusal", async () => {
    const { server } = fakeServer()
    const error = { code: 'disk-full', params: { freeBytes: 1 } } as const
    expect(await send({ ...server, begin: async () => ({ ok: false, error }) })).toEqual({ ok: false, error })
    expect(await send({ ...server, send: async () => ({ ok: false, error }) })).toEqual({ ok: false, error })
  })

  it('leaves nothing on the server when it is cancelled, even without a connection', async () => {
    const stop = new AbortController()
    const { server, state } = fakeServer({
      isLost(_request, count) {
        if (count === 4) stop.abort()
        return count > 2
      },
    })
    expect(await send(server, { signal: stop.signal })).toMatchObject({
      ok: false,
      error: { code: 'upload-incomplete' },
    })
    expect(state.requests.at(-1)).toBe('remove')
  })

  it('reports a file that can no longer be read, and does not retry forever', async () => {
    const { server } = fakeServer({ isLost: request => request !== 'begin' })
    const gone = file()
    const part = { size: 1, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) }
    Object.defineProperty(gone, 'slice', { value: () => part })
    expect(await uploadFile(gone, {}, server, async () => undefined)).toMatchObject({
      error: { code: 'iso-unreadable', params: { path: 'debian.iso' } },
    })
  })
})
