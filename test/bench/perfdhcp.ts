import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** perfdhcp keeps listening this long after the last packet, and includes that in its time. */
const AFTERMATH_MS = 1000

/** The result of a load of DISCOVER, OFFER, REQUEST, ACK. */
export interface DhcpLoad {
  /** Completed exchanges per second. */
  readonly perSecond: number
  /** Packets without a reply within a second. */
  readonly drops: number
  /** From DISCOVER to OFFER plus from REQUEST to ACK. */
  readonly meanMs: number
  /** The longer of the two, over all exchanges. */
  readonly worstMs: number
}

/** A load of `exchanges` 4-way exchanges at a steady rate by `clients` machines in turn, sent as by a relay. */
export async function runPerfdhcp(options: {
  readonly namespace: string
  readonly server: string
  readonly perSecond: number
  readonly exchanges: number
  readonly clients: number
}): Promise<DhcpLoad> {
  const { namespace, server, perSecond, exchanges, clients } = options
  const text = await run(
    'ip',
    [
      ...['netns', 'exec', namespace, 'perfdhcp', '-4', '-W', String(AFTERMATH_MS * 1000)],
      ...['-r', String(perSecond), '-n', String(exchanges), '-R', String(clients), server],
    ],
    { timeout: 120_000, maxBuffer: 64 * 1024 * 1024 },
  ).then(
    ({ stdout }) => stdout,
    // Exit code 3 means that an exchange was not completed: that is a result, too.
    (error: { code?: unknown; stdout?: string; stderr?: string }) => {
      if (error.code === 3 && error.stdout) return error.stdout
      throw new Error(`perfdhcp ended with ${String(error.code)}: ${error.stderr ?? ''}`)
    },
  )
  return parsePerfdhcp(text)
}

/** Reads perfdhcp's last report (version 2.2). */
export function parsePerfdhcp(text: string): DhcpLoad {
  const [offers, acks] = ['DISCOVER-OFFER', 'REQUEST-ACK'].map(exchange => {
    const part = text.split(`***Statistics for: ${exchange}***`)[1] ?? ''
    return {
      sent: numberAfter(part, 'sent packets'),
      received: numberAfter(part, 'received packets'),
      meanMs: numberAfter(part, 'avg delay'),
      worstMs: numberAfter(part, 'max delay'),
    }
  })
  // Its rate includes the time in which it only listened.
  const seconds = acks!.received / numberAfter(text, 'Rate') - AFTERMATH_MS / 1000
  return {
    perSecond: acks!.received / seconds,
    drops: offers!.sent - offers!.received + acks!.sent - acks!.received,
    meanMs: offers!.meanMs + acks!.meanMs,
    worstMs: Math.max(offers!.worstMs, acks!.worstMs),
  }
}

function numberAfter(text: string, label: string): number {
  const found = new RegExp(`${label}: +(-?[\\d.]+|inf)`).exec(text)?.[1]
  return found === undefined || found === 'inf' ? Number.NaN : Number(found)
}
