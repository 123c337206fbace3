import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLinuxCardFacts } from '#engine/net/linux-cards.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'slipway-sys-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function card(name: string, files: Record<string, string>, folders: string[] = []): void {
  mkdirSync(join(root, name))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), `${text}\n`)
  for (const folder of folders) mkdirSync(join(root, name, folder))
}

describe('facts of a Linux card', () => {
  it.each([
    ['ethernet', { type: '1' }, ['device']],
    ['wifi', { type: '1' }, ['device', 'phy80211']],
    ['bridge', { type: '1' }, ['bridge']],
    ['virtual', { type: '1' }, []],
    ['vpn', { type: '65534', uevent: 'DEVTYPE=wireguard' }, []],
    ['loopback', { type: '772' }, []],
  ] as const)('recognises %s', (kind, files, folders) => {
    card('x0', files, [...folders])
    expect(createLinuxCardFacts(root).factsOf('x0')?.kind).toBe(kind)
  })

  it('reads carrier and speed, with -1 as unknown', () => {
    card('up0', { type: '1', carrier: '1', speed: '2500', operstate: 'up', address: '52:54:00:12:34:56' })
    card('cut0', { type: '1', carrier: '0', speed: '-1', operstate: 'down' })
    card('off0', { type: '1', operstate: 'down' })
    const facts = createLinuxCardFacts(root)
    expect(facts.factsOf('up0')).toMatchObject({ hasLink: true, speedMbps: 2500, mac: '52:54:00:12:34:56' })
    expect(facts.factsOf('cut0')).toMatchObject({ hasLink: false, speedMbps: null })
    expect(facts.factsOf('off0')).toMatchObject({ hasLink: false, speedMbps: null })
  })

  it('has no facts without sysfs', () => {
    const facts = createLinuxCardFacts(join(root, 'nowhere'))
    expect(facts.names()).toEqual([])
    expect(facts.factsOf('eth0')).toBeNull()
  })
})
