/** The parts of a request target that routes see. */
export interface RequestPath {
  readonly path: string
  readonly hasTrailingSlash: boolean
  readonly query: URLSearchParams
}

const MAX_TARGET_CHARS = 4096

/**
 * Reads the request target of RFC 9112 §3.2, decoding percent escapes exactly once.
 * Empty segments collapse: shim joins its directory and file with two slashes. Null for anything that tries
 * to leave the root or hides a byte from us: `..` in any spelling, backslashes, control characters, broken UTF-8.
 */
export function parseRequestPath(target: string): RequestPath | null {
  if (target.length > MAX_TARGET_CHARS) return null
  const originForm = target.replace(/^https?:\/\/[^/?#]*/i, '')
  const [beforeFragment = ''] = originForm.split('#', 1)
  const queryStart = beforeFragment.indexOf('?')
  const rawPath = queryStart < 0 ? beforeFragment : beforeFragment.slice(0, queryStart)
  const rawQuery = queryStart < 0 ? '' : beforeFragment.slice(queryStart + 1)
  if (rawPath !== '' && !rawPath.startsWith('/')) return null
  const decoded = decodeOnce(rawPath)
  if (decoded === null || isSuspicious(decoded)) return null
  const segments = decoded.split('/').filter(segment => segment !== '' && segment !== '.')
  if (segments.includes('..')) return null
  return {
    path: `/${segments.join('/')}`,
    hasTrailingSlash: decoded === '' || /\/\.?$/.test(decoded),
    query: new URLSearchParams(rawQuery),
  }
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function isSuspicious(text: string): boolean {
  return /[\u0000-\u001f\u007f\\]/.test(text)
}
