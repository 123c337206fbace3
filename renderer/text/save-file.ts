/** Makes the browser save a generated file; the browser or the user decides where. */
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
  // The browser has started reading it by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(url), 0)
}
