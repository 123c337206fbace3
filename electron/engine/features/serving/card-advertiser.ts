import { SlipwayError } from '#contract/errors.ts'
import type { LogCode } from '#words/log-line.ts'
import type { LogEntry } from '../../base/log/log.ts'
import type { CardServices, CardStart } from './card-services.ts'
import type { NdpPort } from '../../net/network.ts'
import { createAdvertiser, type Advertiser } from '../../protocols/ndp/advertiser.ts'

/**
 * Saves machines with an old iPXE the wait for an IPv6 router, if this computer allows it. Booting does not depend on
 * it: without it the log has a line and serving continues. It needs DHCP's events to know when a machine has an
 * address.
 */
export async function openCardAdvertiser(
  services: Pick<CardServices, 'network' | 'log' | 'clock'>,
  keep: CardStart['keep'],
  card: string,
): Promise<Advertiser | null> {
  const { network, log, clock } = services
  const write = (code: LogCode, params: LogEntry['params'] = {}) =>
    log.write({ level: 'info', part: 'boot', code, params: { ...params, card } })

  let port: NdpPort
  try {
    port = await network.openNdpPort({ card })
  } catch (error) {
    write('router.unavailable', error instanceof SlipwayError ? error.params : { detail: String(error) })
    return null
  }
  let hasFailed = false
  port.onError(error => {
    if (hasFailed) return
    hasFailed = true
    write('router.send-failed', { detail: error.message })
  })
  const advertiser = createAdvertiser({
    port,
    clock,
    onAnswered: mac =>
      log.write({
        level: 'debug',
        part: 'boot',
        code: 'router.answered',
        params: { card },
        mac,
      }),
    onRouter: address => write('router.heard', { address }),
  })
  keep(() => advertiser.stop())
  return advertiser
}
