import { request } from 'node:http'
import tftp2 from 'tftp2'
import type { Ipv4 } from '#contract/address.ts'
import { detail, type ReasonCode } from '#contract/reason.ts'

/** A failed download for a reason of Slipway's own, rather than a message of the system, as facts of a finding. */
export class FetchFailure extends Error {
  readonly facts: Readonly<Record<string, string | number>>

  constructor(facts: Readonly<Record<string, string | number>> & { readonly reasonCode: ReasonCode }) {
    super(facts.reasonCode)
    this.name = 'FetchFailure'
    this.facts = facts
  }
}

const TIMEOUT_MS = 5000
/** A boot program has a few megabytes at most. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Downloads a file with tftp2, an independent implementation of plain RFC 1350: a mistake of Slipway's own code cannot
 * hide itself. It supports neither timeouts nor error packets, so a refusal looks like silence.
 */
export function fetchByTftp2(address: Ipv4, port: number, name: string): Promise<Uint8Array> {
  const client = tftp2(address, port)
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  let stopWaiting = (): void => undefined
  return new Promise<Uint8Array>((resolve, reject) => {
    let timer = setTimeout(giveUp, TIMEOUT_MS)
    function giveUp(): void {
      const isSilent = sizeBytes === 0
      reject(
        new FetchFailure(
          isSilent
            ? detail('no-answer-in-time', { seconds: TIMEOUT_MS / 1000 })
            : detail('silence-after', { sizeBytes }),
        ),
      )
    }
    stopWaiting = () => clearTimeout(timer)
    const take = (part: Uint8Array): void => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, TIMEOUT_MS)
      sizeBytes += part.length
      if (sizeBytes > MAX_BYTES) return reject(new FetchFailure(detail('endless')))
      parts.push(part)
    }
    client.read(name, take, () => resolve(Buffer.concat(parts))).catch(reject)
  }).finally(() => {
    stopWaiting()
    client.close()
  })
}

/** Downloads a complete boot program from Slipway's HTTP server. Rejects with the reason. */
export function fetchByHttp(address: Ipv4, port: number, name: string): Promise<Uint8Array> {
  const path = `/boot/${name.split('/').map(encodeURIComponent).join('/')}`
  return new Promise((resolve, reject) => {
    const asked = request({ host: address, port, path, agent: false, timeout: TIMEOUT_MS }, response => {
      const parts: Buffer[] = []
      let sizeBytes = 0
      if (response.statusCode !== 200) {
        const status = response.statusCode ?? 0
        asked.destroy(new FetchFailure(detail('answered-status', { status })))
      }
      response.on('data', (part: Buffer) => {
        sizeBytes += part.length
        if (sizeBytes > MAX_BYTES) asked.destroy(new FetchFailure(detail('endless')))
        parts.push(part)
      })
      response.on('end', () => resolve(Buffer.concat(parts)))
      response.on('error', reject)
    })
    asked.on('timeout', () =>
      asked.destroy(new FetchFailure(detail('no-answer-in-time', { seconds: TIMEOUT_MS / 1000 }))),
    )
    asked.on('error', reject)
    asked.end()
  })
}
