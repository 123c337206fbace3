import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { BootExport, BootExportFormat, Boot } from '#contract/timeline.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import type { DatagramRing } from '../../net/capture/tapped-network.ts'
import { encodePcap } from '../../net/capture/pcap-file.ts'
import { describeBootReport } from './boot-report.ts'
import { readEvents, type EventSource } from './read-log.ts'

/** No one reads a longer report. */
const MAX_EVENTS = 5000

/** Writes one boot as a file for others. Rejects with `boot-not-found` or `packets-not-kept`. */
export function createBootExport(needs: {
  journal: {
    boot(id: number): Boot | null
    bootAfter(mac: MacAddress, id: number): Boot | null
  } & EventSource
  flushJournal: () => void
  datagrams: DatagramRing
}): (request: { id: number; format: BootExportFormat }) => Promise<BootExport> {
  const { journal, datagrams } = needs

  /** Selects by sequence number, because the clock may have been set. */
  const packetsOf = (boot: Boot): Buffer => {
    const nextSeq = journal.bootAfter(boot.mac, boot.id)?.firstSeq ?? Number.POSITIVE_INFINITY
    const own = datagrams.of(boot.mac).filter(({ seq }) => seq >= boot.firstSeq && seq < nextSeq)
    if (own.length === 0) throw new SlipwayError('packets-not-kept')
    return encodePcap(own)
  }
  const textOf = async (boot: Boot): Promise<Buffer> => {
    const { mac, firstSeq, lastSeq } = boot
    const range = { afterSeq: firstSeq - 1, untilSeq: lastSeq }
    const events = await readEvents(journal, { mac, ...range, limit: MAX_EVENTS })
    return Buffer.from(describeBootReport(boot, events, createWords('en', catalogue)))
  }

  return async ({ id, format }) => {
    needs.flushJournal()
    const boot = journal.boot(id)
    if (!boot) throw new SlipwayError('boot-not-found')
    const content = format === 'pcap' ? packetsOf(boot) : await textOf(boot)
    return {
      fileName: `slipway-${boot.mac.replaceAll(':', '-')}-boot-${id}.${format === 'pcap' ? 'pcap' : 'txt'}`,
      mediaType: format === 'pcap' ? 'application/vnd.tcpdump.pcap' : 'text/plain; charset=utf-8',
      base64: content.toString('base64'),
    }
  }
}
