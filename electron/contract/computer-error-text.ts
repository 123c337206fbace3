import type { ComputerErrorCode } from './errors.ts'
import { file, sentence, type Words } from './error-words.ts'

/** What this computer lacks, refuses or fails at. */
export const computerErrors: Readonly<Record<ComputerErrorCode, Words>> = {
  'disk-full': p => ({
    title: `Not enough space${p.has('path') ? ` in ${p.text('path', '')}` : ''}.`,
    cause: `${p.bytes('freeBytes', 'Too little')} is free, ${p.bytes('neededBytes', 'more')} is needed.`,
    fix: 'Free some space or choose another folder, then try again.',
  }),
  'folder-not-empty': p => ({
    title: `${file(p, 'The folder')} is not empty.`,
    cause: 'What is in it may be overwritten.',
    fix: 'Choose another folder, or say that it may be written into (--force).',
  }),
  'setup-not-understood': p => ({
    title: `${file(p, 'This file')} is no dnsmasq configuration.`,
    cause: sentence(
      p.detail() || 'None of its lines says what machines boot, or where they get their address',
    ),
    fix: 'Choose the dnsmasq.conf of the server, or a file that it includes.',
  }),
  'boot-files-unavailable': p => ({
    title: 'The boot programs could not be fetched.',
    cause: sentence(p.detail() || 'The package source of this system does not answer or does not have them'),
    fix: 'Check the internet connection, then run: slipway boot-files --fetch',
  }),
  'tool-missing': p => ({
    title: `${p.text('tool', 'A program')} is not on this computer.`,
    cause: sentence(p.detail() || 'This is made with it'),
    fix: `Install it: ${p.text('install', 'see the packages of this system')}`,
  }),
  'tool-failed': p => ({
    title: `${p.text('tool', 'The program')} gave up.`,
    cause: sentence(p.detail() || 'It did not say why'),
    fix: 'Mend what it complains about, then try again.',
  }),
  'not-allowed': p => ({
    title:
      p.text('refusal', '') === 'dismissed'
        ? 'Nothing was changed: the question was answered with no.'
        : 'This system lets nobody be asked for administrator rights here.',
    cause: 'Slipway itself never runs as administrator, so it asks before each change.',
    fix: p.has('command') ? `Run it yourself: ${p.text('command', '')}` : 'Run the command yourself.',
  }),
  'host-command-failed': p => ({
    title: 'The command did not succeed.',
    cause: sentence(p.detail() || 'It ended with an error'),
    fix: p.has('command') ? `Try it in a terminal: ${p.text('command', '')}` : 'Try it in a terminal.',
  }),
}
