/** True for a file that Slipway keeps itself (copied in, or sent by a browser): removing its image deletes it. */
export function isOwnCopy(path: string, dataFolder: string): boolean {
  const parts = (text: string): string => text.replaceAll('\\', '/')
  return parts(path).startsWith(`${parts(dataFolder)}/isos/`)
}
