import type { IncomingHttpHeaders } from 'node:http'

/** Identifies a version of a file. */
interface Validators {
  /** Including its quotes; always strong. */
  readonly etag: string
  readonly lastModified: string
}

type Precondition = 'proceed' | 'not-modified' | 'failed'

/** The ETag and Last-Modified of a file. */
export function formatValidators(file: {
  readonly version: string
  readonly modifiedMs: number
}): Validators {
  const printable = file.version.replaceAll(/[^\x21\x23-\x7e]/g, '_')
  const modified = new Date(Number.isFinite(file.modifiedMs) ? file.modifiedMs : 0)
  return { etag: `"${printable}"`, lastModified: modified.toUTCString() }
}

/** Evaluates preconditions in the order of RFC 9110 §13.2.2. EDK2 resumes with If-Match or If-Unmodified-Since. */
export function evaluatePreconditions(headers: IncomingHttpHeaders, validators: Validators): Precondition {
  const ifMatch = headers['if-match']
  if (ifMatch !== undefined) {
    if (!listsEtag(ifMatch, validators.etag, 'strong')) return 'failed'
  } else if (isModifiedSince(validators, headers['if-unmodified-since']) === true) {
    return 'failed'
  }
  const ifNoneMatch = headers['if-none-match']
  if (ifNoneMatch !== undefined) {
    return listsEtag(ifNoneMatch, validators.etag, 'weak') ? 'not-modified' : 'proceed'
  }
  return isModifiedSince(validators, headers['if-modified-since']) === false ? 'not-modified' : 'proceed'
}

/** RFC 9110 §13.1.5: a Range applies only if the client's part is of exactly this version. */
export function rangeApplies(headers: IncomingHttpHeaders, validators: Validators): boolean {
  const ifRange = headers['if-range']
  if (typeof ifRange !== 'string') return true
  const value = ifRange.trim()
  return value.startsWith('"') ? value === validators.etag : value === validators.lastModified
}

function listsEtag(header: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return true
  return header.split(',').some(part => {
    const candidate = part.trim()
    return (comparison === 'weak' ? candidate.replace(/^W\//, '') : candidate) === etag
  })
}

/** Null if the header is absent or not a date. HTTP dates have whole seconds, as `lastModified` does. */
function isModifiedSince(validators: Validators, header: string | undefined): boolean | null {
  const since = header === undefined ? NaN : Date.parse(header)
  return Number.isNaN(since) ? null : Date.parse(validators.lastModified) > since
}
