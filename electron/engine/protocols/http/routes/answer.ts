import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Answer, Route } from '../answer.ts'
import type { Intake } from '../intake.ts'

/** A file of a machine's answers, or why it is not for whoever asks. */
export interface OpenedAnswer {
  /** Null refuses: the asker learns no more than that there is nothing. */
  readonly text: string | null
  readonly facts: readonly BootFact[]
  /** Whose answers they are. */
  readonly mac: MacAddress | null
}

/** `token` null: whatever the machine at this address has a ticket for. */
export type OpenAnswer = (
  asked: { readonly token: string | null; readonly file: string },
  client: { readonly mac: MacAddress | null; readonly ip: Ipv4 | null },
) => OpenedAnswer | null

const FOLDER = '/answer/'
/** What Proxmox' installer tells of the machine with its question; nobody needs it here. */
const MAX_QUESTION_BYTES = 1024 * 1024
/** Proxmox' ISO has one address for all machines written into it, so that one has no token. */
const PROXMOX = `${FOLDER}proxmox`

/** `/answer/TOKEN/FILE`: unattended-install files, each for one machine and one boot. */
export function createAnswerRoute(needs: { readonly openAnswer: OpenAnswer }): Route {
  return async request => answerAt(request.path, request, needs.openAnswer)
}

/** The same by POST, which is how Proxmox' installer asks. */
export function createAnswerIntake(needs: { readonly openAnswer: OpenAnswer }): Intake {
  return {
    limitOf: path => (path.startsWith(FOLDER) ? MAX_QUESTION_BYTES : null),
    take: async request => answerAt(request.path, request, needs.openAnswer),
  }
}

function answerAt(
  path: string,
  client: { readonly mac: MacAddress | null; readonly ip: Ipv4 | null },
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
    // The token opens the file to whoever reads it in a log.
    shownPath: asked.token === null ? PROXMOX : `${FOLDER}…/${asked.file}`,
  }
}
