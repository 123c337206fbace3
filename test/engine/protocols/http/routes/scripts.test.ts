import { describe, expect, it } from 'vitest'
import { parseMac } from '#contract/address.ts'
import type { HttpRequest } from '#engine/protocols/http/route.ts'
import { createStartTurnRoute } from '#engine/protocols/http/routes/scripts.ts'
import { renderIpxeWait } from '#engine/features/serving/start-turns.ts'

const mac = parseMac('52:54:00:12:34:56')

function routeWith(mayLoad: boolean, isNew = true) {
  const asked: string[] = []
  const route = createStartTurnRoute({
    ask(mac) {
      asked.push(mac)
      return mayLoad ? { mayLoad } : { mayLoad, loadingCount: 20, aheadCount: 3, isNew }
    },
    writeWait: (path, before) => renderIpxeWait(`http://10.0.0.1:8080${path}`, before),
  })
  const get = (path: string, method: HttpRequest['method'] = 'GET') =>
    route({
      ...{ method, path, hasTrailingSlash: false, query: new URLSearchParams(), ip: null },
      ...{ mac, provenMac: mac },
    })
  return { get, asked }
}
const ENTRY = '/ipxe/52-54-00-12-34-56/entry/debian.live'

describe('a machine that has chosen what to start', () => {
  it('gets the normal script when it may load', async () => {
    const { get, asked } = routeWith(true)
    expect(await get(ENTRY)).toBeNull()
    expect(asked).toEqual(['52:54:00:12:34:56'])
  })

  it('otherwise requests the same path again, after showing the reason on its screen', async () => {
    const path = `${ENTRY}/memory/2048/serial/41/modules/0008--------`
    const answer = await routeWith(false).get(path)
    expect(answer).toMatchObject({
      kind: 'text',
      facts: [{ kind: 'start.waits', loadingCount: 20, aheadCount: 3 }],
    })
    const text = answer?.kind === 'text' ? answer.text : ''
    expect(text).toMatch(/^#!ipxe\n/)
    expect(text).toContain('20 machines are loading; 3 more wait before this one.')
    expect(text).toContain(`chain --replace http://10.0.0.1:8080${path} || goto again`)
  })

  it('is reported once', async () => {
    expect(await routeWith(false, false).get(ENTRY)).toMatchObject({ facts: [] })
  })

  it('does not wait for its own disk, a shell, or a script in the middle of an entry', async () => {
    const { get, asked } = routeWith(false)
    for (const path of [
      '/ipxe/52-54-00-12-34-56/entry/local',
      '/ipxe/52-54-00-12-34-56/entry/shell/memory/1',
      `${ENTRY}/body`,
      '/ipxe/52-54-00-12-34-56',
      '/ipxe/52-54-00-12-34-56/menu',
      '/ipxe/nobody/entry/debian.live',
      `${ENTRY}/memory/\${x}`,
      '/iso/debian/vmlinuz',
    ])
      expect(await get(path), path).toBeNull()
    expect(await get(ENTRY, 'HEAD')).toBeNull()
    expect(asked).toEqual([])
  })
})
