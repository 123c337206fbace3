import type { DhcpClients } from './fleet-dhcp.ts'
import { fetchByHttp } from './fleet-http.ts'
import { readScript } from './fleet-script.ts'
import { fetchByTftp } from './fleet-tftp.ts'

/** A system that runs from the network reads its root file system in pieces, here and there. */
const PIECES = 16
const PIECE_BYTES = 1024 ** 2

/** What became of one machine; times since all were switched on. */
export interface MachineRun {
  readonly mac: string
  /** It has its first address. */
  readonly addressMs: number
  /** Its kernel and initrd begin to load: the end of waiting for a turn, where there are turns. */
  readonly beginsMs: number
  readonly doneMs: number
  readonly sizeBytes: number
  readonly dhcpRepeats: number
  readonly error: string | null
}

export interface MachineNeeds {
  readonly dhcp: DhcpClients
  /** Gives this computer an address; resolves when it can be used. */
  readonly addAddress: (address: string) => Promise<void>
  /** A large file of which pieces are read; its size. */
  readonly rootFile: { readonly url: string; readonly sizeBytes: number }
}

/** A UEFI machine's whole way: address, iPXE over TFTP, address again, scripts, kernel, initrd, pieces of its root. */
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

/** From script to script, until one names what to load. */
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
