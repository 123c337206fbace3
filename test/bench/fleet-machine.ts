import type { DhcpClients } from './fleet-dhcp.ts'
import { fetchByHttp } from './fleet-http.ts'
import { readScript } from './fleet-script.ts'
import { fetchByTftp } from './fleet-tftp.ts'

/** A system that runs from the network reads its root file system in pieces, at random places. */
const PIECES = 16
const PIECE_BYTES = 1024 ** 2

/** The result of one machine; times since all were switched on. */
export interface MachineRun {
  readonly mac: string
  /** It has its first address. */
  readonly addressMs: number
  /** Its kernel and initrd start to load: the end of the wait for a turn, on servers with turns. */
  readonly beginsMs: number
  readonly doneMs: number
  readonly sizeBytes: number
  readonly dhcpRepeats: number
  readonly error: string | null
}

export interface MachineNeeds {
  readonly dhcp: DhcpClients
  /** Assigns an address to this computer; resolves when it can be used. */
  readonly addAddress: (address: string) => Promise<void>
  /** The size of the large file whose pieces are read. */
  readonly rootFile: { readonly url: string; readonly sizeBytes: number }
}

/** The whole boot of a UEFI machine: address, iPXE over TFTP, address again, scripts, kernel, initrd, pieces of its root. */
export async function bootMachine(mac: string, needs: MachineNeeds, sinceMs: number): Promise<MachineRun> {
  const run = { mac, addressMs: 0, beginsMs: 0, doneMs: 0, sizeBytes: 0, dhcpRepeats: 0, error: null }
  const now = (): number => performance.now() - sinceMs
  try {
    const first = await needs.dhcp.obtain(mac, 'firmware')
    run.addressMs = now()
    await needs.addAddress(first.address)
    run.sizeBytes += await fetchByTftp(first.address, first.server, first.bootFile)
    const second = await needs.dhcp.obtain(mac, 'ipxe')
    run.dhcpRepeats = first.repeats + second.repeats
    const { address } = second
    if (address !== first.address) throw new Error(`got ${first.address} and then ${address}`)
    const urls = await untilLoad(mac, address, second.bootFile)
    run.beginsMs = now()
    for (const url of urls) run.sizeBytes += (await fetchByHttp(address, url)).sizeBytes
    const { url, sizeBytes } = needs.rootFile
    for (let piece = 0; piece < PIECES; piece++) {
      const first = Math.floor((sizeBytes - PIECE_BYTES) * Math.random())
      const range = { first, last: first + PIECE_BYTES - 1 }
      run.sizeBytes += (await fetchByHttp(address, url, { range })).sizeBytes
    }
    return { ...run, doneMs: now() }
  } catch (error) {
    return { ...run, doneMs: now(), error: String(error) }
  }
}

/** Follows scripts until one names what to load. */
async function untilLoad(mac: string, address: string, firstUrl: string): Promise<readonly string[]> {
  let url = firstUrl
  for (;;) {
    const { text } = await fetchByHttp(address, url, { wantsText: true })
    const step = readScript(text, mac)
    if (step.kind === 'load') return step.urls
    await new Promise(resolve => setTimeout(resolve, step.afterMs))
    url = step.url
  }
}
