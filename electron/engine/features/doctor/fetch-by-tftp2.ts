import tftp2 from 'tftp2'
import type { Ipv4 } from '#contract/address.ts'
import { detail } from '#contract/reason.ts'
import { FetchFailure } from './fetch-failure.ts'

const TIMEOUT_MS = 5000
/** A boot program is at most a few megabytes. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Fetches a file with tftp2, an implementation of plain RFC 1350 that is not ours: what both agree on is not a mistake of
 * one of them. It knows neither timeouts nor error packets, so silence is all that a refusal looks like.
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
