/** One boot as a text for someone who was not there. */
export const enReport = {
  'report.boot': 'Boot {id} of {mac}, {arch}, {address}',
  'report.no-address': 'no address',
  'report.began': 'Started {time}',
  'report.stages': 'Stages',
  'report.screen': 'Its screen probably shows: {line}',
  'report.remedy': 'What to do: {remedy}',
  'report.events': 'Events',
} as const
