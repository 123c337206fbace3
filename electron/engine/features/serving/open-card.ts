import type { ServeRequest, ServingState } from '#contract/network.ts'
import { openCardDhcp } from './card-dhcp.ts'
import type { CardServices, CardStart, ServedAt } from './card-services.ts'
import { createSyslogReceiver } from '../../protocols/syslog/receiver.ts'
import { createStartTurnRoute } from '../../protocols/http/routes/scripts.ts'
import { createHttpServer } from '../../protocols/http/server.ts'
import { loadSendfile } from '../../net/linux-sendfile.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { usableCard } from '../../net/card-list.ts'
import { createStartTurns, renderIpxeWait } from './start-turns.ts'
import { unfragmentedBlksize } from '../../protocols/tftp/options.ts'
import { createTftpServer } from '../../protocols/tftp/server.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { LogCode } from '#words/log-line.ts'
import type { LogEntry } from '../../base/log/log.ts'
import type { NdpPort } from '../../net/network.ts'
import { createAdvertiser, type Advertiser } from '../../protocols/ndp/advertiser.ts'

const TFTP_PORT = 69
const DEFAULT_HTTP_PORT = 8080

/**
 * Opens HTTP, TFTP and DHCP on one card. Rejects at the first failure; the caller then closes what was registered with
 * `keep`.
 */
export async function openCard(
  services: CardServices,
  start: CardStart,
  request: ServeRequest,
): Promise<ServingState> {
  const { clock, log, whoIs, network } = services
  const { keep } = start
  const subnet = usableCard(network, request.nic)
  await untilAborted(services.needBootPrograms(), start.signal)
  const { address } = subnet

  const listeners: RecordFact[] = []
  const record: RecordFact = (fact, party) => {
    services.record(fact, party)
    for (const listen of listeners) listen(fact, party)
  }

  // HTTP first: the replies of the other servers contain its port.
  const routes: ServedAt['routes'][number][] = []
  const intakes: ServedAt['intakes'][number][] = []
  const http = await createHttpServer({
    address,
    port: request.httpPort ?? DEFAULT_HTTP_PORT,
    routes,
    intakes,
    record,
    whoIs,
    clock,
    kernel: await loadSendfile(),
  })
  keep(() => http.close())
  const served = services.servedAt({ address, httpPort: http.port })
  if (request.machinesAtOnce !== undefined) {
    const turns = createStartTurns({ clock, machinesAtOnce: request.machinesAtOnce })
    listeners.push(turns.onFact)
    const writeWait: typeof renderIpxeWait = (path, before) =>
      renderIpxeWait(`http://${address}:${http.port}${path}`, before)
    routes.push(createStartTurnRoute({ ask: turns.ask, writeWait }))
  }
  routes.push(...served.routes)
  intakes.push(...served.intakes)

  const mtuBytes = network.cards().find(({ name }) => name === request.nic)?.mtuBytes ?? null
  const tftp = createTftpServer({
    listenPort: await network.openAddressPort({ address, port: TFTP_PORT }),
    openTransferPort: () => network.openBurstPort({ address }),
    files: served.files,
    maxBlksize: request.tftpBlksize ?? unfragmentedBlksize(mtuBytes),
    clock,
    record,
    whoIs,
    log: problem =>
      log.write({
        level: 'debug',
        part: 'tftp',
        code: `tftp.${problem.code}`,
        params: { from: problem.from.address, detail: problem.detail },
      }),
  })
  keep(() => tftp.stop())

  const { syslogPort } = request
  if (syslogPort !== undefined) {
    // Syslog from installers. A port below 1024 may be in use or require administrator rights.
    const port = await network.openAddressPort({ address, port: syslogPort })
    const receiver = createSyslogReceiver({ port, clock, record, whoIs })
    keep(() => receiver.stop())
  }

  const dhcp = await openCardDhcp(
    { services: { ...services, record }, start, subnet, chooseBoot: served.chooseBoot },
    request,
  )
  // In proxy mode a machine's requests show whether it accepted Slipway's offer.
  if (dhcp.onFact) listeners.push(dhcp.onFact)
  const advertiser = dhcp.mode === 'off' ? null : await openCardAdvertiser(services, keep, request.nic)
  if (advertiser) listeners.push(advertiser.onFact)
  return {
    state: 'serving',
    nic: request.nic,
    address,
    prefixLength: subnet.prefixLength,
    dhcp: dhcp.mode,
    dhcpAsked: request.dhcp,
    otherServer: dhcp.otherServer,
    range: dhcp.range,
    httpPort: http.port,
    ...(syslogPort === undefined ? {} : { syslogPort }),
    sinceMs: clock.nowMs(),
  }
}

/**
 * The outcome of `work`, or a rejection with the signal's reason as soon as it is aborted; `work` itself continues, and
 * its outcome is ignored.
 */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error)
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

/**
 * Saves machines with an old iPXE the wait for an IPv6 router, if this computer allows it. Booting does not depend on
 * it: without it the log has a line and serving continues. It needs DHCP's events to know when a machine has an
 * address.
 */
async function openCardAdvertiser(
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
