import type { enScripts } from '../en/scripts.ts'
import type { Translation } from '../message.ts'

/** Was mit einem Skript für iPXE nicht stimmt, ohne seine Zeile. */
export const deScripts: Translation<typeof enScripts> = {
  'script.no-first-line': 'ein iPXE-Skript muss mit #!ipxe beginnen',
  'script.byte-order-mark':
    'vor #!ipxe steht ein unsichtbares Zeichen (Byte Order Mark), darum erkennt iPXE das Skript nicht',
  'script.unknown-command': 'iPXE kennt keinen Befehl „{word}“',
  'script.missing-label': 'eine Marke „{word}“ gibt es nicht',
  'script.goto-nowhere': 'goto braucht den Namen einer Marke',
  'script.label-twice': 'die Marke „{word}“ gibt es schon; goto findet nur die erste',
  'script.unclosed-setting': "ein $'{' wird nicht mit '}' geschlossen",
  'script.leads-back': '{word} lädt dieses Skript noch einmal, es liefe also endlos',
  'script.open-end': 'am Ende steht ein Backslash',
  'script.space-after-backslash':
    'hinter dem Backslash steht ein Leerzeichen, darum geht die Zeile nicht weiter',
}
