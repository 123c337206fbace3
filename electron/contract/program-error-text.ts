import type { ProgramErrorCode } from './errors.ts'
import { capital, sentence, type Words } from './error-words.ts'

/** The program itself and its data. */
export const programErrors: Readonly<Record<ProgramErrorCode, Words>> = {
  'invalid-input': p => ({
    title: p.has('where')
      ? `The value for ${p.text('where', '')} cannot be used.`
      : 'This input cannot be used.',
    cause: sentence(capital(p.detail() || 'It does not have the expected form')),
    fix: 'Correct the value and try again.',
  }),
  'unknown-method': p => ({
    title: `There is no request called ${p.text('method', 'that')}.`,
    cause: 'The window or tool that asked belongs to another version of Slipway.',
    fix: 'Restart Slipway, or reload the page.',
  }),
  internal: p => ({
    title: 'Slipway stopped this action because of a fault of its own.',
    cause: sentence(p.detail() || 'The log holds the details'),
    fix: 'Try again; if it returns, report it with the log.',
  }),
  'server-unreachable': p => ({
    title: 'The running Slipway does not answer.',
    cause: `${sentence(p.detail() || `It has the data folder ${p.text('path', 'in use')} open, but its control socket is silent`)}`,
    fix: 'Stop it, or wait until it has finished, then try again.',
  }),
  cancelled: () => ({
    title: 'This was stopped.',
    cause: 'Someone cancelled it.',
    fix: 'Start it again; what is done already is kept.',
  }),
  'data-folder-in-use': p => ({
    title: p.has('pid')
      ? `Another Slipway (PID ${p.text('pid', '')}) uses this data folder.`
      : 'Another Slipway uses this data folder.',
    cause: `Two programs cannot keep their state in ${p.text('path', 'the same folder')} at the same time.`,
    fix: 'Use the one that is running, stop it, or choose another folder with --data.',
  }),
  'data-folder-unusable': p => ({
    title: `The data folder ${p.text('path', '')} cannot be used.`.replace('  ', ' '),
    cause: sentence(p.detail() || 'It cannot be created, read or written'),
    fix: 'Make the folder writable, or choose another one with --data.',
  }),
  'data-from-newer-version': p => ({
    title: 'These data were written by a newer Slipway.',
    cause: `The folder ${p.text('path', 'in use')} has a format that this version does not know.`,
    fix: 'Update Slipway, or choose another folder with --data.',
  }),
}
