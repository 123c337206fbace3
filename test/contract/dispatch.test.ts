import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dispatch } from '#contract/dispatch.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'

/** Answers every method with its input. */
const echo = new Proxy({}, { get: () => (input: unknown) => Promise.resolve(input) }) as Handlers

describe('dispatch', () => {
  it('hands a parsed input to the handler', async () => {
    const raw = { mac: '52-54-00-AA-BB-CC', change: { reservedIp: '10.99.0.7' } }
    expect(await dispatch(echo, 'machines.set', raw)).toEqual({
      ok: true,
      value: { mac: '52:54:00:aa:bb:cc', change: { reservedIp: '10.99.0.7' } },
    })
  })

  it.each(['__proto__', 'constructor', 'toString', '', 'images.Import', 'images.import '])(
    'answers the unknown name "%s" with unknown-method',
    async name => {
      expect(await dispatch(echo, name, null)).toMatchObject({ ok: false, error: { code: 'unknown-method' } })
    },
  )

  it.each([
    ['a missing key', 'images.import', {}],
    ['a surplus key', 'images.import', { path: '/a.iso', root: true }],
    ['an address that is none', 'serving.start', { nic: 'eth1', dhcp: 'server', gateway: '10.0.0.300' }],
    ['a mode that is none', 'serving.start', { nic: 'eth1', dhcp: 'full' }],
    ['an id that could leave a folder', 'images.remove', { id: '../leases' }],
    ['a number that is none', 'menu.set', { timeoutSeconds: 1.5 }],
  ])('answers %s with invalid-input', async (_what, method, raw) => {
    expect(await dispatch(echo, method, raw)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it("passes on a handler's own error as data", async () => {
    const failing = {
      ...echo,
      'images.show': () => Promise.reject(new SlipwayError('image-not-found', { id: 'x' })),
    }
    expect(await dispatch(failing as unknown as Handlers, 'images.show', { id: 'x' })).toEqual({
      ok: false,
      error: { code: 'image-not-found', params: { id: 'x' } },
    })
  })

  it('never throws, whatever arrives over the wire', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.anything(), async (name, raw) => {
        expect(await dispatch(echo, name, raw)).toHaveProperty('ok')
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('serving.start', 'machines.set', 'images.import'),
        fc.anything(),
        async (name, raw) => {
          expect(await dispatch(echo, name, raw)).toHaveProperty('ok')
        },
      ),
    )
  })
})
