/** The words of Doctor's page; what it finds is worded by the contract. */
export const enDoctor = {
  doctor: {
    title: 'Doctor',
    summary: 'Looks at this computer and its network before a machine does.',
    card: 'Network card',
    again: 'Check again',
    looking: 'Looking…',
    nothing: 'Nothing stands in the way',
    blocked: 'Machines cannot boot like this',
    mayBoot: 'Machines may not all boot',
    fine: 'Looked at without a finding: {n}',
    severity: { blocking: 'Blocks', warning: 'Warning', note: 'Note' },
    willRun:
      'The system will ask you for administrator rights, and then this runs. Slipway itself does not become administrator.',
    cannotRun: 'Run this in a terminal, with administrator rights (sudo).',
    runIt: 'Run it',
    copy: 'Copy',
    made: 'Changed on this computer',
    undo: 'Undo',
    undoTitle: 'Undo: {change}',
    preflight: 'Machines cannot boot like this:',
    mend: 'See why, and mend it',
  },
}
