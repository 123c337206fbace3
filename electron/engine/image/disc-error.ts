import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { DecodeError } from '../base/bytes/decode-error.ts'
import { OutOfBudget } from './read-budget.ts'

/** `iso-unreadable` for everything that a file or its content may be at fault for; anything else stays what it is. */
export function namedError(path: string, thrown: unknown): unknown {
  if (thrown instanceof SlipwayError) return thrown
  const { code, message } = thrown as NodeJS.ErrnoException
  const isAboutFile =
    thrown instanceof DecodeError ||
    thrown instanceof OutOfBudget ||
    ['ENOENT', 'EACCES', 'EPERM', 'EIO', 'ESTALE'].includes(code ?? '')
  if (!isAboutFile) return thrown
  const why = detailOf(thrown, code, message)
  return new SlipwayError('iso-unreadable', { path, ...why }, thrown)
}

function detailOf(
  thrown: unknown,
  code: string | undefined,
  message: string,
): Readonly<Record<string, string>> {
  if (thrown instanceof OutOfBudget) return detail('reading-too-much')
  if (code === 'ENOENT') return detail('file-gone')
  if (code === 'EACCES' || code === 'EPERM') return detail('no-permission-to-read')
  return { detail: message }
}
