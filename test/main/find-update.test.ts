import { expect, it } from 'vitest'
import { findUpdate } from '../../electron/main/find-update.ts'

const FEED = 'https://slipway.example/latest.json'
const PAGE = 'https://slipway.example/releases'

/** The result if the feed answers with `body`, and the request that was sent. */
function ask(body: unknown, version = '1.2.3', feed = FEED) {
  const requests: { url: string; init: RequestInit | undefined }[] = []
  const found = findUpdate({
    feed,
    version,
    fetch: async (url, init) => {
      requests.push({ url: String(url), init })
      return new Response(typeof body === 'string' ? body : JSON.stringify(body))
    },
  })
  return { found, requests }
}

it.each([
  ['1.2.4', true],
  ['1.10.0', true],
  ['2.0.0', true],
  ['1.2.3', false],
  ['1.2.2', false],
  ['1.1.9', false],
  ['0.9.9', false],
])('on 1.2.3, %s is new: %s', async (version, isNews) => {
  expect(await ask({ version, url: PAGE }).found).toEqual(isNews ? { version, url: PAGE } : null)
})

it('sends nothing that identifies the user, and follows no redirect', async () => {
  const { found, requests } = ask({ version: '1.2.4', url: PAGE })
  await found
  expect(requests).toMatchObject([
    { url: FEED, init: { redirect: 'error', credentials: 'omit', headers: { Accept: 'application/json' } } },
  ])
})

it.each([
  ['a page elsewhere', { version: '9.0.0', url: 'https://evil.example/slipway.exe' }],
  ['a page that is a file', { version: '9.0.0', url: 'file:///etc/passwd' }],
  ['a page without TLS', { version: '9.0.0', url: 'http://slipway.example/releases' }],
  ['a version that is none', { version: '9.0.0-<b>', url: PAGE }],
  ['no object', null],
  ['no JSON', '<html>'],
  ['megabytes', 'x'.repeat(20_000)],
])('does not trust a feed with %s', async (_, body) => {
  await expect(ask(body).found).rejects.toThrow()
})

it('asks no feed without TLS', async () => {
  await expect(ask({}, '1.0.0', 'http://slipway.example/latest.json').found).rejects.toThrow('HTTPS')
})
