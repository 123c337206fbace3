import type { AccessErrorCode } from './errors.ts'
import { file, type Words } from './error-words.ts'

/** Who may use the page, and what of this computer is reached from there. */
export const accessErrors: Readonly<Record<AccessErrorCode, Words>> = {
  unauthorised: () => ({
    title: 'This page has no access.',
    cause: 'The token is missing, wrong or used up.',
    fix: 'Open the address that the terminal printed when Slipway started.',
  }),
  'wrong-password': () => ({
    title: 'That is not the password.',
    cause: 'It is the one that whoever started Slipway chose, in a file.',
    fix: 'Try again. Mind capital letters and the keyboard layout.',
  }),
  'too-many-attempts': p => ({
    title: `Too many wrong passwords. Try again in ${p.text('waitSeconds', 'a few')} seconds.`,
    cause: 'Somebody may be guessing, so each try makes the next one wait longer.',
    fix: 'Wait, then try again.',
  }),
  'password-needed': p => ({
    title: `Other computers can reach the page at ${p.text('host', 'that address')}.`,
    cause:
      'Whoever opens it could read files of this computer and boot machines, so it needs a password there.',
    fix: 'Give --password-file FILE, or keep the page on this computer: --ui 127.0.0.1:8480',
  }),
  'path-not-allowed': p => ({
    title: `${file(p, 'That file')} is outside of the folders for this page.`,
    cause:
      'From other computers only uploads can be reached, and the folders that were named when Slipway was started.',
    fix: 'Upload the file, or name its folder when Slipway is started.',
  }),
}
