import type { Ipv4, MacAddress } from '#contract/address.ts'
import { INSTALL_STATES, type InstallState } from '#contract/call-home.ts'
import type { Answer, HttpRequest, Intake, Route } from '../route.ts'

const MAX_TEXT_CHARS = 200
/** Proxmox's installer sends everything it knows about the machine, as JSON. */
const MAX_BODY_BYTES = 64 * 1024

/** A status report of a machine. */
export interface CallHomeReport {
  /** Null for a remark that does not concern an installation. */
  readonly state: InstallState | null
  /** One line, printable. */
  readonly text: string
  /** The ticket in the path; null if there is none, and then the report changes nothing. */
  readonly token: string | null
  readonly mac: MacAddress | null
  readonly ip: Ipv4 | null
}

/** What became of a report. */
interface TakenReport {
  readonly isKnown: boolean
  /** Resolves when all consequences survive a power cut; rejects if they may not. */
  readonly saved: Promise<void>
}

/**
 * Null for a token that is not ours. Throws if the consequences cannot be written. In that case, and if `saved` rejects, the
 * response says that the report was not accepted.
 */
export type TakeReport = (report: CallHomeReport) => TakenReport | null

/**
 * How a machine reports its status with only `wget` or `curl`: `/report/TICKET/installed?text=…`. Without the ticket of
 * its boot a report is a remark: it is shown with the machine at this address and changes nothing.
 */
export function createReportRoute(needs: { readonly take: TakeReport }): Route {
  return async request => {
    const asked = parseReportPath(request.path)
    if (!asked) return null
    // HEAD only checks whether the URL exists, so it reports nothing.
    if (request.method === 'HEAD') return say('Here machines call home.\n')
    return takeReport(needs.take, asked, request, null)
  }
}

/** The same by POST, with the text as the body: plain, or a form field `text`, as `curl -d text=…` sends it. */
export function createReportIntake(needs: { readonly take: TakeReport }): Intake {
  return {
    limitOf: path => (parseReportPath(path) ? MAX_BODY_BYTES : null),
    async take(request) {
      const asked = parseReportPath(request.path)
      return asked && takeReport(needs.take, asked, request, textOfBody(request.body))
    },
  }
}

const WITHOUT_TICKET =
  'Noted, but it changes nothing without the ticket of this boot: GET /report/ticket, then /report/TICKET/installed.\n'

/**
 * `/report/ticket`: the ticket of the boot that this machine is in, for a script that Slipway did not write. Only the
 * machine at a proven address gets one.
 */
export function createTicketRoute(needs: { readonly ticketFor: (mac: MacAddress) => string }): Route {
  return async ({ path, provenMac }) => {
    if (path !== '/report/ticket' || !provenMac) return null
    const text = `${needs.ticketFor(provenMac)}\n`
    return { kind: 'text', text, contentType: 'text/plain; charset=utf-8', facts: [] }
  }
}

type Asked = Pick<CallHomeReport, 'state' | 'token'>
type TextAnswer = Extract<Answer, { kind: 'text' }>

async function takeReport(
  take: TakeReport,
  asked: Asked,
  request: Pick<HttpRequest, 'query' | 'mac' | 'ip'>,
  body: string | null,
): Promise<TextAnswer | null> {
  const text = oneLine(body ?? request.query.get('text') ?? '') || (asked.state ?? 'finished')
  const taken = take({ ...asked, text, mac: request.mac, ip: request.ip })
  if (!taken) return null
  await taken.saved
  if (asked.state !== null && asked.token === null) return say(WITHOUT_TICKET)
  return say(taken.isKnown ? 'Thank you.\n' : 'Noted, but no machine is known at this address.\n')
}

function parseReportPath(path: string): Asked | null {
  if (path === '/report') return { state: null, token: null }
  if (path === '/installed') return { state: 'installed', token: null }
  const [, token = null, word] = /^\/report\/(?:([^/]{1,64})\/)?([a-z]+)$/.exec(path) ?? []
  const state = INSTALL_STATES.find(one => one === word)
  return state === undefined ? null : { state, token }
}

/** Null to use the query instead. */
function textOfBody(body: Buffer): string | null {
  const said = body.toString('utf8')
  // JSON and XML are not text for people.
  if (said.trim() === '' || /^\s*[{[]/.test(said)) return null
  return said.startsWith('text=') ? (new URLSearchParams(said).get('text') ?? '') : said
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT_CHARS)
}

const say = (text: string): TextAnswer => ({
  kind: 'text',
  text,
  contentType: 'text/plain; charset=utf-8',
  facts: [],
})
