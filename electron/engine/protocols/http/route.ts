import type { BootFact } from '#contract/boot-event.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { DirectoryItem, VersionedFile } from '../../base/readable-file.ts'

/** A request that passed the door: GET or HEAD, and a path that means what it says. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD'
  /** Absolute, decoded once, without empty, `.` or `..` segments; no trailing slash but for the root itself. */
  readonly path: string
  readonly hasTrailingSlash: boolean
  readonly query: URLSearchParams
  readonly ip: Ipv4 | null
  /** Whose address that is, as far as the leases tell. */
  readonly mac: MacAddress | null
}

/** What a route has to say. */
export type Answer =
  | {
      readonly kind: 'file'
      /** Decides the content type. */
      readonly name: string
      /** Closed by the server, whatever happens. */
      readonly file: VersionedFile
    }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly contentType: string
      /** What a GET of this text tells about the machine. */
      readonly facts: readonly BootFact[]
      /** The machine the path names, where it knows better than the lease table. */
      readonly mac?: MacAddress | null
      /** 200 where it is left out. */
      readonly status?: number
      /** What events call the path, where the path itself is a secret. */
      readonly shownPath?: string
    }
  | { readonly kind: 'listing'; readonly items: readonly DirectoryItem[] }

/** Null: not mine, or not there. The first route with an answer wins; none at all is a 404. */
export type Route = (request: HttpRequest) => Promise<Answer | null>

/** A request that brings something along. */
export interface IntakeRequest extends Omit<HttpRequest, 'method'> {
  readonly method: 'POST' | 'PUT'
  readonly body: Buffer
}

/** Takes what machines send to some paths. */
export interface Intake {
  /** The most that is taken at this path, in bytes; null where nothing is taken. */
  limitOf(path: string): number | null
  /** What events call a path that is itself a secret. */
  shownPath?(path: string): string
  take(request: IntakeRequest): Promise<Extract<Answer, { kind: 'text' }> | null>
}
