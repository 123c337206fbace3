import { expect, it } from 'vitest'
import { SlipwayError } from '#contract/errors.ts'
import type { Call } from '#contract/methods.ts'
import { untilServing } from '../../electron/headless/until-serving.ts'

/** Serving that starts when the test decides, or aborts when it is stopped. */
function slowServing() {
  const start = Promise.withResolvers<void>()
  const calls: string[] = []
  const call = (async (method: string) => {
    calls.push(method)
    if (method === 'serving.stop') start.reject(new SlipwayError('cancelled'))
    else await start.promise
  }) as Call
  return { call, calls, start }
}
const request = { nic: 'eth0', dhcp: 'auto' } as const

it('waits until everything is open', async () => {
  const { call, start } = slowServing()
  const serving = untilServing(call, new Promise(() => undefined), request)
  start.resolve()
  expect(await serving).toBe(false)
})

it('gives up at Ctrl-C, without waiting for the start', async () => {
  const { call, calls } = slowServing()
  expect(await untilServing(call, Promise.resolve(), request)).toBe(true)
  expect(calls).toEqual(['serving.start', 'serving.stop'])
})

it('passes on why it could not start', async () => {
  const { call, start } = slowServing()
  const serving = untilServing(call, new Promise(() => undefined), request)
  start.reject(new SlipwayError('port-in-use', { port: 67 }))
  await expect(serving).rejects.toMatchObject({ code: 'port-in-use' })
})
