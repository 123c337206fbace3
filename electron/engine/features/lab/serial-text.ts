import type { LabSerial } from '#contract/lab.ts'

const KEPT_CHARACTERS = 256 * 1024
/** Longer than any control sequence that is one. */
const LONGEST_SEQUENCE = 32

/** What a serial port showed: the last part is kept, and counted from the start. */
export interface SerialText {
  /** Takes what came as it came, and returns what can be read of it, with its place. */
  add(raw: string): Pick<LabSerial, 'offset' | 'text'>
  /** All that is kept. */
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
      // In larger steps: cutting at every character would copy the whole text each time.
      if (kept.length > 2 * KEPT_CHARACTERS) {
        dropped += kept.length - KEPT_CHARACTERS
        kept = kept.slice(-KEPT_CHARACTERS)
      }
      return { offset, text }
    },
    all: () => ({ offset: dropped, text: kept }),
  }
}

/** A control sequence or a line end may come in two pieces. */
function splitAtCutSequence(text: string): { whole: string; rest: string } {
  const start = /(?:\u001b(?:\[[0-?]*[ -/]*|[()])?|\r)$/.exec(text)?.index ?? text.length
  if (text.length - start > LONGEST_SEQUENCE) return { whole: text, rest: '' }
  return { whole: text.slice(0, start), rest: text.slice(start) }
}

/**
 * Without what moves a cursor or sets colours (ECMA-48 control sequences): a boot loader draws its screen with them, and lines of
 * text are what is left to read. A jump to a place on the screen begins a new line.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/\u001b\[(?:\d+;\d+)?[Hf]/g, '\n')
    .replaceAll(/\u001b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Za-z0-9]|[=>78DMEHc])/g, '')
    .replaceAll(/\r+\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/\n{3,}/g, '\n\n')
}
