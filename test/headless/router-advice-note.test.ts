import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent, ProxyFailedFact } from '#contract/boot-event.ts'
import { english } from '../../electron/headless/output.ts'
import { routerAdviceNote } from '../../electron/headless/router-advice-note.ts'

const failed = (reason: ProxyFailedFact['reason']): BootEvent => ({
  kind: 'dhcp.proxy-failed',
  reason,
  bootFile: 'snponly.efi',
  server: '10.99.0.254' as Ipv4,
  address: null,
  otherBootFile: null,
  otherNextServer: null,
  seq: 1,
  atMs: 1,
  mac: null,
  ip: null,
})

it('shows the lines for the router if they would help', () => {
  const note = routerAdviceNote(failed('offer-ignored'), '10.99.0.1' as Ipv4, english)
  expect(note).toContain('    dhcp-boot=snponly.efi,,10.99.0.1')
  expect(note).toContain(english.text('advice.note'))
  expect(routerAdviceNote(failed('file-not-fetched'), '10.99.0.1' as Ipv4, english)).toBeNull()
})
