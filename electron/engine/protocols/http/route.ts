import type { BootFact } from '#contract/boot-event.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { DirectoryItem, VersionedFile } from '../../base/readable-file.ts'

/** Who sent a request, as far as the address tells. */
export type RequestClient = Pick<HttpRequest, 'ip' | 'mac' | 'provenMac'>

/** A request that passed the checks: GET or HEAD, with a normalised path. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD'
  /** Absolute, decoded once, without empty, `.` or `..` segments; no trailing slash except for the root. */
  readonly path: string
  readonly hasTrailingSlash: boolean
  readonly query: URLSearchParams
  readonly ip: Ipv4 | null
  /** The machine with this address, as far as anyone knows: enough to show it. */
  readonly mac: MacAddress | null
  /** The same where it is proven: only then may the request get that machine's secrets or change its state. */
  readonly provenMac: MacAddress | null
}

/** A route's response. */
export type Answer =
  | {
      readonly kind: 'file'
      /** Determines the content type. */
      readonly name: string
      /** The server closes it in every case. */
      readonly file: VersionedFile
    }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly contentType: string
      /** Facts about the machine that a GET of this text reveals. */
      readonly facts: readonly BootFact[]
      /** The machine that a ticket in the path identifies; without one the address decides. */
      readonly mac?: MacAddress | null
      /** Default: 200. */
      readonly status?: number
    }
  | { readonly kind: 'listing'; readonly items: readonly DirectoryItem[] }

/**
 * Null if the path is another route's or does not exist. The first route that answers wins; without any it is a 404.
 */
export type Route = (request: HttpRequest) => Promise<Answer | null>

/** A request with a body. */
export interface IntakeRequest extends Omit<HttpRequest, 'method'> {
  readonly method: 'POST' | 'PUT'
  readonly body: Buffer
}

/** Accepts the bodies that machines send to some paths. */
export interface Intake {
  /** The largest body accepted at this path, in bytes; null if none is. */
  limitOf(path: string): number | null
  take(request: IntakeRequest): Promise<Extract<Answer, { kind: 'text' }> | null>
}
