/** Lets the browser save a file that was made here; where it goes is the browser's or the user's choice. */
export function saveFile(file: {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}): void {
  const bytes = Uint8Array.from(atob(file.base64), character => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  // The browser has begun to read it by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(url), 0)
}
