import { request } from 'node:http'
import type { Ipv4 } from '#contract/address.ts'
import { detail } from '#contract/reason.ts'
import { FetchFailure } from './fetch-failure.ts'

const TIMEOUT_MS = 5000
const MAX_BYTES = 64 * 1024 * 1024

/** Fetches a boot program from our own server, whole. Rejects with what went wrong. */
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
