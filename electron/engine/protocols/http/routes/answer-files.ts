import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Answer, HttpRequest, Intake, Route } from '../route.ts'

/** An answer file of a machine, or the reason for a refusal. */
interface OpenedAnswer {
  /** Null for a refusal: the client learns no more than that there is nothing. */
  readonly text: string | null
  readonly facts: readonly BootFact[]
  /** The machine that the file is for. */
  readonly mac: MacAddress | null
}

/** With `token` null, the file that the machine at this address has a ticket for. */
export type OpenAnswer = (
  asked: { readonly token: string | null; readonly file: string },
  client: Pick<HttpRequest, 'mac' | 'provenMac'>,
) => OpenedAnswer | null

const FOLDER = '/answer/'
/** Proxmox's installer sends a description of the machine with its request. Slipway ignores it. */
const MAX_QUESTION_BYTES = 1024 * 1024
/** Proxmox's ISO contains one URL for all machines, so that URL has no token. */
const PROXMOX = `${FOLDER}proxmox`

/** `/answer/TOKEN/FILE`: answer files, each for one machine and one boot. */
export function createAnswerRoute(needs: { readonly openAnswer: OpenAnswer }): Route {
  return async request => answerAt(request.path, request, needs.openAnswer)
}

/** The same by POST, as Proxmox's installer asks. */
export function createAnswerIntake(needs: { readonly openAnswer: OpenAnswer }): Intake {
  return {
    limitOf: path => (path.startsWith(FOLDER) ? MAX_QUESTION_BYTES : null),
    take: async request => answerAt(request.path, request, needs.openAnswer),
  }
}

function answerAt(
  path: string,
  client: Pick<HttpRequest, 'mac' | 'provenMac'>,
  open: OpenAnswer,
): Extract<Answer, { kind: 'text' }> | null {
  const [, token, file] = /^\/answer\/([0-9a-f]{32})\/([\w.-]{1,64})$/.exec(path) ?? []
  const asked = path === PROXMOX ? { token: null, file: 'answer.toml' } : { token, file }
  if (asked.token === undefined || asked.file === undefined) return null
  const opened = open({ token: asked.token, file: asked.file }, client)
  if (!opened) return null
  return {
    kind: 'text',
    text: opened.text ?? 'There is nothing at this path.\n',
    status: opened.text === null ? 404 : 200,
    contentType: 'text/plain; charset=utf-8',
    facts: opened.facts,
    mac: opened.mac ?? client.mac,
  }
}

/** Receives the answer file of an installed machine; null if the offer has expired. */
type AdoptAnswer = (
  sent: { readonly token: string; readonly kind: string; readonly text: string },
  client: { readonly mac: MacAddress | null; readonly ip: Ipv4 | null },
) => Promise<{ readonly words: string; readonly status: number; readonly facts: readonly BootFact[] } | null>

/** `/adopt/TOKEN/KIND`, by PUT as `curl -T` sends it, or by POST. */
export function createAdoptIntake(needs: {
  readonly isOpen: (token: string) => boolean
  readonly adopt: AdoptAnswer
  readonly maxBytes: number
}): Intake {
  const partsOf = (path: string): { token: string; kind: string } | null => {
    const [, token, kind] = /^\/adopt\/([0-9a-f]{32})\/([a-z-]{1,32})$/.exec(path) ?? []
    return token === undefined || kind === undefined ? null : { token, kind }
  }
  return {
    limitOf: path => (partsOf(path) ? needs.maxBytes : null),
    async take(request) {
      const parts = partsOf(request.path)
      // Decodes leniently: bytes that are not UTF-8 are no answer file, and the later check reports that.
      const sent = parts && needs.isOpen(parts.token) && { ...parts, text: request.body.toString('utf8') }
      const taken = sent ? await needs.adopt(sent, request) : null
      return (
        taken && {
          kind: 'text',
          text: `${taken.words}\n`,
          status: taken.status,
          contentType: 'text/plain; charset=utf-8',
          facts: taken.facts,
        }
      )
    },
  }
}
