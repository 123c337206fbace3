import type { LabSerial } from '#contract/lab.ts'

const KEPT_CHARACTERS = 256 * 1024
/** Longer than any real control sequence. */
const LONGEST_SEQUENCE = 32

/** Output of a serial port: keeps the last part, with offsets from the start. */
export interface SerialText {
  /** Adds raw output and returns its readable text, with its offset. */
  add(raw: string): Pick<LabSerial, 'offset' | 'text'>
  /** All text that is kept. */
  all(): Pick<LabSerial, 'offset' | 'text'>
}

export function createSerialText(): SerialText {
  let kept = ''
  let dropped = 0
  let cut = ''
  return {
    add(raw) {
      const { whole, rest } = splitAtCutSequence(cut + raw)
      cut = rest
      const text = plainText(whole)
      const offset = dropped + kept.length
      kept += text
      // Trims in large steps: trimming at every character would copy the whole text each time.
      if (kept.length > 2 * KEPT_CHARACTERS) {
        dropped += kept.length - KEPT_CHARACTERS
        kept = kept.slice(-KEPT_CHARACTERS)
      }
      return { offset, text }
    },
    all: () => ({ offset: dropped, text: kept }),
  }
}

/** A control sequence or a line end may be split between two chunks. */
function splitAtCutSequence(text: string): { whole: string; rest: string } {
  const start = /(?:\u001b(?:\[[0-?]*[ -/]*|[()])?|\r)$/.exec(text)?.index ?? text.length
  if (text.length - start > LONGEST_SEQUENCE) return { whole: text, rest: '' }
  return { whole: text.slice(0, start), rest: text.slice(start) }
}

/**
 * Text without cursor movements and colours (ECMA-48 control sequences), which boot loaders draw their screens with. A
 * cursor position sequence starts a new line.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/\u001b\[(?:\d+;\d+)?[Hf]/g, '\n')
    .replaceAll(/\u001b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Za-z0-9]|[=>78DMEHc])/g, '')
    .replaceAll(/\r+\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/\n{3,}/g, '\n\n')
}
