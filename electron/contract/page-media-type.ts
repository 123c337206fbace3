const BY_ENDING: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  json: 'application/json',
}

/** The media type of a file of the page (RFC 2046), in the window and in a browser alike. */
export function pageMediaType(fileName: string): string {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1)
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending]! : 'application/octet-stream'
}
