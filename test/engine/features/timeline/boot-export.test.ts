import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { createBootExport } from '#engine/features/timeline/boot-export.ts'
import { createDatagramRing } from '#engine/net/capture/tapped-network.ts'
import { createReplay, recorded } from './replay.ts'

const PCAP_HEADER_BYTES = 24
const RECORD_HEADERS_BYTES = 16 + 20 + 8

function open() {
  const replay = createReplay()
  const events: BootEvent[] = []
  replay.play(recorded('secure-boot'))
  events.push(...recorded('secure-boot'))
  const boots = replay.boots()
  const datagrams = createDatagramRing()
  const exportBoot = createBootExport({
    journal: {
      boot: id => boots.find(boot => boot.id === id) ?? null,
      bootAfter: (_, id): Boot | null => boots.find(boot => boot.id > id) ?? null,
      eventNumbers: () => ({ first: events[0]!.seq, last: events.at(-1)!.seq }),
      events: ({ afterSeq, untilSeq = Infinity }) =>
        events.filter(({ seq }) => seq > afterSeq && seq <= untilSeq),
    },
    flushJournal: () => undefined,
    datagrams,
  })
  return { exportBoot, datagrams, boots }
}

const words = createWords('en', catalogue)

it('a boot as text contains its stages, why it stopped, and all its events', async () => {
  const { exportBoot } = open()
  const { fileName, base64 } = await exportBoot({ id: 1, format: 'text' })
  const text = Buffer.from(base64, 'base64').toString()
  expect(fileName).toBe('slipway-52-54-00-aa-07-06-boot-1.txt')
  const file = 'snponly.efi'
  expect(text).toContain(words.text('finding.secure-boot.title', { file }))
  expect(text).toContain(words.text('report.screen', { line: 'Security Violation' }))
  expect(text).toMatch(/ done +.*snponly\.efi.* 174 kB/)
  expect(text).toMatch(/tftp\.finished +.*snponly\.efi.* 174 kB/)
  expect(text).not.toContain('x64-uefi-http')
  expect(text).not.toContain('http://10.77.0.1:8080/boot')
})

it('a boot as pcap has the packets from its first event to that of the next boot', async () => {
  const { exportBoot, datagrams, boots } = open()
  const [first, second] = boots
  const end = { address: '10.77.0.1' as Ipv4, port: 67 }
  const keep = (seq: number, size: number) =>
    datagrams.keep(first!.mac, { atMs: 0, seq, from: end, to: end, bytes: new Uint8Array(size) })
  keep(first!.firstSeq, 10)
  keep(first!.lastSeq, 20)
  keep(second!.firstSeq, 40)
  keep(second!.lastSeq, 80)
  const sizeOf = async (id: number) => {
    const { base64 } = await exportBoot({ id, format: 'pcap' })
    return Buffer.from(base64, 'base64').length
  }
  expect(await sizeOf(1)).toBe(PCAP_HEADER_BYTES + 2 * RECORD_HEADERS_BYTES + 10 + 20)
  expect(await sizeOf(2)).toBe(PCAP_HEADER_BYTES + 2 * RECORD_HEADERS_BYTES + 40 + 80)
})

it('reports what is missing', async () => {
  const { exportBoot } = open()
  await expect(exportBoot({ id: 99, format: 'text' })).rejects.toMatchObject({ code: 'boot-not-found' })
  await expect(exportBoot({ id: 1, format: 'pcap' })).rejects.toMatchObject({ code: 'packets-not-kept' })
})
