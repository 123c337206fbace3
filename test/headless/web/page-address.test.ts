import { writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { NetworkCard } from '#contract/network.ts'
import { isLoopback, linkHost, ownNames } from '../../../electron/headless/web/page-address.ts'
import { readPasswordFile } from '../../../electron/headless/web/password.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const cards = [{ address: null }, { address: '192.168.1.10' }] as unknown as readonly NetworkCard[]

it.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.10', false],
  ['127.evil.example', false],
  ['my-host', false],
])('%s is for this computer only: %s', (host, isOwn) => expect(isLoopback(host)).toBe(isOwn))

it.each([
  ['0.0.0.0', '192.168.1.10'],
  ['::', '192.168.1.10'],
  ['10.0.0.1', '10.0.0.1'],
  ['fd00::1', '[fd00::1]'],
  ['my-host', 'my-host'],
])('gives a link to %s that a browser can open', (host, link) => expect(linkHost(host, cards)).toBe(link))

it('knows its names if others may connect, and the requested one', () => {
  expect(ownNames('127.0.0.1')).toEqual([])
  expect(ownNames('My-Host')).toContain('my-host')
  expect(ownNames('0.0.0.0')).toContain(hostname().toLowerCase())
})

it('reads the first line of a password file, of at least eight characters', () => {
  const file = join(temporaryFolder(), 'password')
  writeFileSync(file, 'correct horse\nsecond line\n')
  expect(readPasswordFile(file)).toBe('correct horse')
  writeFileSync(file, 'short\nvery long second line\n')
  expect(() => readPasswordFile(file)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  expect(() => readPasswordFile(`${file}-none`)).toThrow(
    expect.objectContaining({ code: 'permission-denied' }),
  )
})
