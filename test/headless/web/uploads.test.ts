import { randomBytes } from 'node:crypto'
import { appendFile, readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest, type ClientRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { toApiError } from '#contract/errors.ts'
import type { Upload, UploadState } from '#contract/upload.ts'
import { createUploadFolder, KEPT_MS } from '../../../electron/headless/web/upload-folder.ts'
import { createUploadRoutes } from '../../../electron/headless/web/upload-routes.ts'
import { createUploads } from '../../../electron/headless/web/uploads.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

interface Place {
  readonly folder: string
  readonly port: number
  nowMs: number
}

/** The routes of uploads on a port, without the page around them. */
async function openPlace(folder = join(temporaryFolder(), 'isos')): Promise<Place> {
  const place = { folder, port: 0, nowMs: Date.now() }
  const parts = createUploadFolder({ folder: join(folder, '.parts'), nowMs: () => place.nowMs })
  const answer = createUploadRoutes(createUploads({ folder, parts }))
  const server = createServer((request, response) => {
    answer(request, new URL(request.url ?? '/', 'http://x')).then(
      value => response.end(JSON.stringify({ value })),
      (error: unknown) => response.end(JSON.stringify({ error: toApiError(error) })),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  place.port = (server.address() as AddressInfo).port
  return place
}

async function ask<T>(place: Place, method: string, path: string, body?: string | Buffer): Promise<T> {
  const url = `http://127.0.0.1:${place.port}/api/uploads${path}`
  const response = await fetch(url, { method, ...(body !== undefined && { body: body as BodyInit }) })
  const answer = (await response.json()) as { value: T; error?: { code: string; params: object } }
  if (answer.error) throw Object.assign(new Error(answer.error.code), answer.error)
  return answer.value
}

const begin = (place: Place, change: Partial<Upload> = {}): Promise<Upload> =>
  ask(place, 'POST', '', JSON.stringify({ name: 'debian.iso', sizeBytes: 1000, modifiedMs: 5, ...change }))
const send = (place: Place, id: string, offset: number, bytes: string | Buffer): Promise<UploadState> =>
  ask(place, 'PUT', `/${id}?offset=${offset}`, bytes)

/** A part whose connection stays open after `bytes` of it. */
function sendSlowly(place: Place, id: string, offset: number, bytes: Buffer, ofBytes: number): ClientRequest {
  const outgoing = httpRequest({
    host: '127.0.0.1',
    port: place.port,
    path: `/api/uploads/${id}?offset=${offset}`,
    method: 'PUT',
    headers: { 'Content-Length': ofBytes },
  })
  outgoing.on('error', () => undefined)
  outgoing.write(bytes)
  return outgoing
}

const content = randomBytes(1000)

describe('an upload', () => {
  it('arrives in parts and is in the folder when it is complete, and nothing else is', async () => {
    const place = await openPlace()
    const { id, receivedBytes } = await begin(place)
    expect(receivedBytes).toBe(0)
    expect(await send(place, id, 0, content.subarray(0, 400))).toEqual({ receivedBytes: 400, path: null })
    const path = join(place.folder, 'debian.iso')
    expect(await send(place, id, 400, content.subarray(400))).toEqual({ receivedBytes: 1000, path })
    expect(await readFile(path)).toEqual(content)
    expect(await readdir(join(place.folder, '.parts'))).toEqual([])
    expect(await ask(place, 'GET', '')).toEqual([])
  })

  it('may be empty', async () => {
    const place = await openPlace()
    const { id } = await begin(place, { sizeBytes: 0 })
    expect((await send(place, id, 0, '')).path).toBe(join(place.folder, 'debian.iso'))
  })

  it.each([
    ['../../etc/x.iso', 'x.iso'],
    ['C:\\iso\\x.iso', 'x.iso'],
    ['a\u202e\u0000b.iso', 'a__b.iso'],
  ])('called %j is %s here', async (name, expected) => {
    const place = await openPlace()
    const { id } = await begin(place, { name, sizeBytes: 1 })
    expect((await send(place, id, 0, 'x')).path).toBe(join(place.folder, expected))
  })

  it.each([
    [{ name: '' }],
    [{ name: '..' }],
    [{ name: '.bashrc' }],
    [{ name: 'x'.repeat(300) }],
    [{ sizeBytes: -1 }],
    [{ sizeBytes: 1.5 }],
    [{ sizeBytes: 2 ** 60 }],
    [{ modifiedMs: 'now' as unknown as number }],
  ])('%j is refused', async change => {
    await expect(begin(await openPlace(), change)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('that does not fit is refused before a byte is sent', async () => {
    const place = await openPlace()
    await expect(begin(place, { sizeBytes: 2 ** 52 })).rejects.toMatchObject({
      code: 'disk-full',
      params: { path: place.folder, neededBytes: 2 ** 52 + 256 * 1024 * 1024 },
    })
    expect(await ask(place, 'GET', '')).toEqual([])
  })

  it('never replaces another file, not even one that arrives at the same time', async () => {
    const place = await openPlace()
    const bodies = Array.from({ length: 8 }, (_, n) => Buffer.from(String(n).repeat(100_000)))
    const paths = await Promise.all(
      bodies.map(async (body, n) => {
        const { id } = await begin(place, { sizeBytes: body.length, modifiedMs: n })
        return (await send(place, id, 0, body)).path ?? ''
      }),
    )
    expect(new Set(paths).size).toBe(8)
    expect(await Promise.all(paths.map(path => readFile(path)))).toEqual(bodies)
  })

  it.each([
    ['beyond its end', '?offset=900', 200],
    ['before its beginning', '?offset=-1', 10],
    ['nowhere', '', 10],
  ])('accepts no part %s', async (_where, query, length) => {
    const place = await openPlace()
    const { id } = await begin(place)
    const sent = ask(place, 'PUT', `/${id}${query}`, content.subarray(0, length))
    await expect(sent).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await ask(place, 'GET', `/${id}`)).toMatchObject({ receivedBytes: 0 })
  })

  it('that is unknown accepts no data', async () => {
    const place = await openPlace()
    await expect(send(place, '0123456789abcdef', 0, 'x')).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await ask(place, 'GET', '/0123456789abcdef')).toBeNull()
  })

  it('is one of at most 32', async () => {
    const place = await openPlace()
    for (let n = 0; n < 32; n++) await begin(place, { modifiedMs: n })
    await expect(begin(place, { modifiedMs: 99 })).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('an upload whose connection breaks', () => {
  it('keeps what arrived and continues from there', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    const broken = sendSlowly(place, id, 0, content.subarray(0, 300), 900)
    await vi.waitFor(async () =>
      expect(await ask(place, 'GET', `/${id}`)).toMatchObject({ receivedBytes: 300 }),
    )
    broken.destroy()
    await vi.waitFor(async () => expect((await begin(place)).id).toBe(id))
    expect((await begin(place)).receivedBytes).toBe(300)
    // The last hundred again: they are compared.
    const { path } = await send(place, id, 200, content.subarray(200))
    expect(await readFile(path ?? '')).toEqual(content)
  })

  it('continues with the next part while the server still waits for the old one', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    sendSlowly(place, id, 0, content.subarray(0, 300), 900)
    await vi.waitFor(async () =>
      expect(await ask(place, 'GET', `/${id}`)).toMatchObject({ receivedBytes: 300 }),
    )
    const { path } = await send(place, id, 250, content.subarray(250))
    expect(await readFile(path ?? '')).toEqual(content)
  })

  it('is not confused with one that is in progress', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    sendSlowly(place, id, 0, content.subarray(0, 300), 900)
    await vi.waitFor(async () => expect((await begin(place)).id).not.toBe(id))
  })

  it('starts again if it is another file of the same name, size and time', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    await send(place, id, 0, content.subarray(0, 500))
    const other = randomBytes(1000)
    expect(await send(place, id, 400, other.subarray(400))).toEqual({ receivedBytes: 0, path: null })
    const { path } = await send(place, id, 0, other)
    expect(await readFile(path ?? '')).toEqual(other)
  })

  it('reports how much is there when a part does not follow on', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    await send(place, id, 0, content.subarray(0, 100))
    expect(await send(place, id, 500, content.subarray(500))).toEqual({ receivedBytes: 100, path: null })
  })

  it('continues after a restart of Slipway, for a week', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    await send(place, id, 0, content.subarray(0, 100))
    const later = await openPlace(place.folder)
    expect(await begin(later)).toMatchObject({ id, receivedBytes: 100 })
    expect(await ask(later, 'GET', '')).toMatchObject([
      { id, name: 'debian.iso', receivedBytes: 100, sizeBytes: 1000 },
    ])
    later.nowMs += KEPT_MS + 60_000
    expect(await ask(later, 'GET', '')).toEqual([])
    expect(await readdir(join(place.folder, '.parts'))).toEqual([])
  })

  it('can be removed, also while it arrives', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    sendSlowly(place, id, 0, content.subarray(0, 300), 900)
    await vi.waitFor(async () =>
      expect(await ask(place, 'GET', `/${id}`)).toMatchObject({ receivedBytes: 300 }),
    )
    expect(await ask(place, 'DELETE', `/${id}`)).toBeNull()
    expect(await readdir(join(place.folder, '.parts'))).toEqual([])
  })
})

describe('a folder of parts that was changed by hand', () => {
  it('is read as far as it is valid, and the rest is deleted', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    const parts = join(place.folder, '.parts')
    await writeFile(join(parts, 'aaaaaaaaaaaaaaaa.json'), 'no json')
    await writeFile(join(parts, 'aaaaaaaaaaaaaaaa.part'), 'x')
    await writeFile(join(parts, 'bbbbbbbbbbbbbbbb.json'), '{"name":7}')
    await writeFile(join(parts, 'cccccccccccccccc.part'), 'x')
    await writeFile(join(parts, 'notes.txt'), 'mine')
    expect(await ask(place, 'GET', '')).toMatchObject([{ id }])
    expect((await readdir(parts)).toSorted()).toEqual([`${id}.json`, `${id}.part`, 'notes.txt'].toSorted())
  })

  it('does not finish a file whose size was changed by hand', async () => {
    const place = await openPlace()
    const { id } = await begin(place)
    await send(place, id, 0, content.subarray(0, 600))
    const part = join(place.folder, '.parts', `${id}.part`)
    await truncate(part, 100)
    expect(await send(place, id, 536, content.subarray(536))).toEqual({ receivedBytes: 100, path: null })
    await appendFile(part, Buffer.alloc(2000))
    await utimes(part, new Date(), new Date())
    expect(await send(place, id, 36, content.subarray(36))).toEqual({ receivedBytes: 0, path: null })
    const { path } = await send(place, id, 0, content)
    expect((await stat(path ?? '')).size).toBe(1000)
  })
})
