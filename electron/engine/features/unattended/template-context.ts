import { parseIpv4, parseMac, type MacAddress } from '#contract/address.ts'
import { ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import { callHomeUrl } from '#contract/call-home.ts'
import type { BootImage } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import type { TemplateContext, AnsweredMachine } from './variables.ts'

/** The address at which machines reach this server. */
export interface ServerPlace {
  readonly address: string
  readonly httpPort: number
}

/** Used while nothing is served: a documentation address (RFC 5737), so that no one takes it for a real one. */
export const PREVIEW_PLACE: ServerPlace = { address: '192.0.2.1', httpPort: 8080 }
/** Used when previewing a file that no machine fetches. */
export const PREVIEW_TOKEN = 'TOKEN'

/** Creates the context in which a template is filled in. */
export interface TemplateContexts {
  forMachine(asked: {
    readonly machine: Machine
    readonly image: ContextImage | null
    readonly profile: ContextProfile
    readonly token: string
    readonly place: ServerPlace
  }): TemplateContext
  /** With a sample machine and image. */
  sample(profile: ContextProfile, place: ServerPlace): TemplateContext
}

interface ContextProfile {
  readonly kind: AnswerKind
  readonly variables: Readonly<Record<string, string>>
}
type ContextImage = Pick<BootImage, 'id' | 'name' | 'version'>

interface Where {
  readonly kind: AnswerKind
  readonly token: string
  readonly place: ServerPlace
  readonly own: TemplateContext['own']
  readonly report: string
}

const serverUrlOf = ({ address, httpPort }: ServerPlace): string => `http://${address}:${httpPort}`

const SAMPLE_MACHINE: AnsweredMachine = {
  mac: parseMac('52:54:00:12:34:56')!,
  name: 'sample',
  uuid: '00000000-0000-4000-8000-525400123456',
  serial: 'SAMPLE123',
  arch: 'x64-uefi',
  ip: parseIpv4('192.0.2.10')!,
  reservedIp: null,
  group: 'sample',
}
const SAMPLE_IMAGE: ContextImage = { id: 'sample', name: 'Sample', version: '1' }

export function createTemplateContexts(needs: {
  readonly groupVariables: (mac: MacAddress) => Readonly<Record<string, string>>
  /** The URL that a machine calls in this boot, without a state at its end. */
  readonly callHomeBase: (mac: MacAddress, serverUrl: string) => string
}): TemplateContexts {
  const context = (
    machine: AnsweredMachine,
    image: ContextImage | null,
    { kind, token, place, own, report }: Where,
  ): TemplateContext => {
    const serverUrl = serverUrlOf(place)
    return {
      machine,
      image: image && {
        id: image.id,
        name: image.name,
        version: image.version,
        isoUrl: `${serverUrl}/iso/${image.id}.iso`,
        treeUrl: `${serverUrl}/iso/${image.id}/`,
      },
      serverUrl,
      serverAddress: place.address,
      folderUrl: `${serverUrl}/answer/${token}/`,
      fileName: ANSWER_KIND_FACTS[kind].fileName,
      callHome: {
        installing: callHomeUrl(report, 'installing'),
        installed: callHomeUrl(report, 'installed'),
        failed: callHomeUrl(report, 'failed'),
      },
      own,
    }
  }
  return {
    forMachine({ machine, image, profile, token, place }) {
      const own = [profile.variables, needs.groupVariables(machine.mac), machine.variables]
      const report = needs.callHomeBase(machine.mac, serverUrlOf(place))
      return context(machine, image, { kind: profile.kind, token, place, own, report })
    },
    sample: ({ kind, variables }, place) =>
      context(SAMPLE_MACHINE, SAMPLE_IMAGE, {
        kind,
        token: PREVIEW_TOKEN,
        place,
        own: [variables],
        report: `${serverUrlOf(place)}/report`,
      }),
  }
}
