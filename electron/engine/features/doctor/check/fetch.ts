import { createHash } from 'node:crypto'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { Ipv4 } from '#contract/address.ts'
import { detail } from '#contract/reason.ts'
import {
  usable,
  type Check,
  type CheckOutcome,
  type CheckContext,
  type ServingControl,
  type UsableCard,
} from '../check.ts'
import { FetchFailure } from '../fetch-file.ts'
import type { BootPrograms } from '../../boot/create-boot.ts'
import type { Clock } from '../../../base/clock.ts'
import { createBootProgramRoute } from '../../../protocols/http/routes/files.ts'
import { createHttpServer } from '../../../protocols/http/server.ts'
import type { Network } from '../../../net/network.ts'
import { createTftpServer } from '../../../protocols/tftp/server.ts'
import { unfragmentedBlksize } from '../../../protocols/tftp/options.ts'

/** The ports of the servers that run during a check. */
interface OpenServers {
  readonly address: Ipv4
  readonly httpPort: number
  close(): Promise<void>
}

export interface FetchNeeds {
  readonly serving: ServingControl
  /** Opens TFTP and HTTP with the boot programs on the card; only while Slipway is not serving. */
  readonly openServers: (card: UsableCard, httpPort: number) => Promise<OpenServers>
  /** A program with the checksum from its download; null if there is none. */
  readonly sample: () => Promise<{ readonly name: string; readonly sha256: string } | null>
  readonly fetchByTftp: (address: Ipv4, port: number, name: string) => Promise<Uint8Array>
  readonly fetchByHttp: (address: Ipv4, port: number, name: string) => Promise<Uint8Array>
}

/** Downloads a complete boot program through the card's own address, with an independent TFTP client. */
export function createTftpCheck(needs: FetchNeeds): Check {
  return {
    id: 'tftp',
    run: context =>
      fetchOver(needs, context, {
        code: 'tftp-fails',
        inFirewall: 'UDP 69',
        isBlockedBy: port => port === 69,
        fetch: (servers, name) => needs.fetchByTftp(servers.address, 69, name),
      }),
  }
}

/** The same by HTTP. */
export function createHttpCheck(needs: FetchNeeds): Check {
  return {
    id: 'http',
    run: context =>
      fetchOver(needs, context, {
        code: 'http-fails',
        inFirewall: 'TCP ',
        isBlockedBy: (port, protocol) => protocol === 'tcp' || port === 69,
        fetch: (servers, name) => needs.fetchByHttp(servers.address, servers.httpPort, name),
      }),
  }
}

interface Way {
  readonly code: 'tftp-fails' | 'http-fails'
  /** The port as a firewall finding names it. */
  readonly inFirewall: string
  readonly isBlockedBy: (port: number, protocol: string) => boolean
  readonly fetch: (servers: OpenServers, name: string) => Promise<Uint8Array>
}

async function fetchOver(needs: FetchNeeds, context: CheckContext, way: Way): Promise<CheckOutcome> {
  const card = usable(context.card)
  if (!card) return { skipped: 'no-usable-card' }
  if (context.isQuick) return { skipped: 'quick' }
  const isBlocked = context.earlier.some(
    ({ code, facts }) =>
      code === 'ports-closed' ||
      (code === 'port-taken' && way.isBlockedBy(Number(facts['port']), String(facts['protocol']))) ||
      (code === 'firewall-drops' && String(facts['ports']).includes(way.inFirewall)),
  )
  const sample = isBlocked ? null : await needs.sample()
  if (!sample) return { skipped: 'other-finding' }

  const attempt = async (servers: OpenServers): Promise<CheckOutcome> => {
    const facts = { file: sample.name, address: servers.address }
    try {
      const bytes = await way.fetch(servers, sample.name)
      const isWhole = createHash('sha256').update(bytes).digest('hex') === sample.sha256
      if (isWhole) return { facts: { ...facts, sizeBytes: bytes.length } }
      return failed(way, { ...facts, ...detail('arrived-changed') })
    } catch (error) {
      const why =
        error instanceof FetchFailure
          ? error.facts
          : { detail: error instanceof Error ? error.message : String(error) }
      return failed(way, { ...facts, ...why })
    }
  }
  const { serving } = needs
  const state = serving.state()
  if (state.state === 'serving') {
    if (state.nic !== card.name) return { skipped: 'serving-changed' }
    return attempt({ ...state, close: async () => undefined })
  }
  try {
    return await serving.runWhenIdle(async () => {
      const servers = await needs.openServers(card, context.httpPort)
      return attempt(servers).finally(() => servers.close())
    })
  } catch (error) {
    const { code } = toApiError(error)
    if (error instanceof SlipwayError && (code === 'already-serving' || code === 'cancelled'))
      return { skipped: 'serving-changed' }
    if (error instanceof SlipwayError && code === 'port-in-use') return { skipped: 'other-finding' }
    throw error
  }
}

function failed(way: Way, facts: Readonly<Record<string, string | number>>): CheckOutcome {
  return {
    facts,
    findings: [{ code: way.code, severity: 'blocking', facts, fixes: [] }],
  }
}

/** Slipway's TFTP and HTTP servers with the boot programs only. They record no events, because no machine boots. */
export function bootProgramServers(needs: {
  network: Pick<Network, 'openAddressPort' | 'openBurstPort'>
  programs: BootPrograms
  clock: Clock
}): FetchNeeds['openServers'] {
  const { network, programs, clock } = needs
  const unrecorded = { clock, record: () => undefined, whoIs: () => null }
  return async ({ address }, httpPort) => {
    const http = await createHttpServer({
      ...unrecorded,
      address,
      port: httpPort,
      routes: [createBootProgramRoute({ openProgram: name => programs.open(name) })],
    })
    try {
      const tftp = createTftpServer({
        ...unrecorded,
        listenPort: await network.openAddressPort({ address, port: 69 }),
        openTransferPort: () => network.openBurstPort({ address }),
        files: name => programs.open(name),
        maxBlksize: unfragmentedBlksize(null),
        log: () => undefined,
      })
      return {
        address,
        httpPort: http.port,
        async close() {
          await tftp.stop()
          await http.close()
        },
      }
    } catch (error) {
      await http.close()
      throw error
    }
  }
}
