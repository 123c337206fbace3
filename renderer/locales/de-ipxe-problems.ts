import type { IpxeProblem } from '#contract/ipxe-problem.ts'

/** Ein Fehler in einem iPXE-Skript in deutschen Worten, ohne seine Zeile. */
export function describeIpxeProblemInGerman(problem: IpxeProblem): string {
  switch (problem.kind) {
    case 'no-first-line':
      return 'ein iPXE-Skript beginnt mit #!ipxe'
    case 'byte-order-mark':
      return 'vor #!ipxe steht ein unsichtbares Zeichen (Byte Order Mark), darum hält iPXE es nicht für ein Skript'
    case 'unknown-command':
      return `iPXE kennt keinen Befehl „${problem.word}“`
    case 'missing-label':
      return `eine Marke „${problem.word}“ gibt es nicht`
    case 'goto-nowhere':
      return 'goto braucht den Namen einer Marke'
    case 'label-twice':
      return `die Marke „${problem.word}“ gibt es schon; goto findet nur die erste`
    case 'unclosed-setting':
      return 'ein ${ wird nicht mit } geschlossen'
    case 'leads-back':
      return `${problem.word} führt zu diesem Skript zurück: es liefe endlos`
    case 'open-end':
      return 'am Ende steht ein Backslash'
    case 'space-after-backslash':
      return 'hinter dem Backslash steht Leerraum, darum geht die Zeile nicht weiter'
  }
}
