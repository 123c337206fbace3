import { describeError, type ErrorText } from '#contract/error-text.ts'
import type { ApiError, ErrorCode } from '#contract/errors.ts'

/**
 * Errors as the contract words them, but where it tells people at a terminal which command helps, people at a window
 * are told where to go.
 */
export function describeErrorOnPage(error: ApiError): ErrorText {
  const fix = Object.hasOwn(FIXES, error.code) ? FIXES[error.code]?.(error.params) : undefined
  const words = describeError(error)
  return fix === undefined ? words : { ...words, fix }
}

const FIXES: Readonly<Partial<Record<ErrorCode, (params: ApiError['params']) => string>>> = {
  'port-in-use': params =>
    params['protocol'] === 'tcp'
      ? 'Stop that program, or choose another HTTP port under “Change”.'
      : 'Stop that program, or choose another network card.',
  'range-too-small': () => 'Use a larger network, or choose a larger range under “Change”.',
  'image-not-found': () => 'Look for it among the images.',
  'entry-not-found': () => 'Choose another one in the menu.',
  'machine-not-found': () => 'Look for it among the machines.',
  'answer-not-found': () => 'Look for them on the page Answers.',
  'group-not-found': () => 'Look for it among the groups.',
  'boot-not-found': () => 'Look at the machine’s other boots.',
  'lab-network-unavailable': () => 'Start it directly or from the disc: that needs no network.',
  'password-needed': () => 'Start Slipway with a password file, or keep the page on this computer.',
  'not-serving': () => 'Serve on the card of its network first.',
  'boot-files-unavailable': () => 'Check the internet connection, then fetch the boot programs again.',
  'data-folder-in-use': () => 'Use the one that is running, or stop it.',
  'data-folder-unusable': () => 'Make the folder writable, or start Slipway with another one.',
  'data-from-newer-version': () => 'Update Slipway, or start it with another data folder.',
}
