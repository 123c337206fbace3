/** What is wrong with a script for iPXE, without its line. */
export const enScripts = {
  'script.no-first-line': 'an iPXE script must start with #!ipxe',
  'script.byte-order-mark':
    'an invisible byte order mark comes before #!ipxe, so iPXE doesn’t recognise the script',
  'script.unknown-command': 'iPXE has no command "{word}"',
  'script.missing-label': 'there is no label "{word}"',
  'script.goto-nowhere': 'goto needs the name of a label',
  'script.label-twice': 'the label "{word}" exists already; goto only finds the first one',
  'script.unclosed-setting': "a $'{' isn’t closed by '}'",
  'script.leads-back': '{word} loads this script again, so it would run forever',
  'script.open-end': 'there is a backslash at the end',
  'script.space-after-backslash': 'there is a space after the backslash, so the line doesn’t continue',
} as const
