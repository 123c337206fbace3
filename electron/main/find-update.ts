/** A newer version and its page. */
export interface Update {
  readonly version: string
  readonly url: string
}

const PATIENCE_MS = 15_000
const LARGEST_BYTES = 16 * 1024
const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/

/**
 * Asks `feed`, a static file `{"version": "1.2.3", "url": "https://..."}`, for a version newer than `version`. The page
 * must be on the feed's own host, so that a changed feed cannot send people elsewhere. Rejects if the feed cannot be
 * fetched or parsed.
 */
export async function findUpdate(needs: {
  feed: string
  version: string
  fetch?: typeof globalThis.fetch
}): Promise<Update | null> {
  const { feed, version, fetch = globalThis.fetch } = needs
  if (new URL(feed).protocol !== 'https:') throw new Error('the feed is not HTTPS')
  const response = await fetch(feed, {
    redirect: 'error',
    credentials: 'omit',
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const found = JSON.parse(await readSome(response)) as { version?: unknown; url?: unknown } | null
  const { version: next, url } = found ?? {}
  if (typeof next !== 'string' || typeof url !== 'string' || !VERSION.test(next))
    throw new Error('the feed does not read')
  const { protocol, host } = new URL(url)
  if (protocol !== 'https:' || host !== new URL(feed).host) throw new Error('the page is elsewhere')
  return isAfter(next, version) ? { version: next, url } : null
}

async function readSome(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length
    if (sizeBytes > LARGEST_BYTES) throw new Error('the feed is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isAfter(next: string, version: string): boolean {
  const numbers = (text: string): number[] => (VERSION.exec(text) ?? []).slice(1).map(Number)
  const [here, there] = [numbers(version), numbers(next)]
  for (const [index, number] of there.entries())
    if (number !== (here[index] ?? 0)) return number > (here[index] ?? 0)
  return false
}
