import { formatBytes, formatDuration, formatMemory, formatNumber } from '#words/quantity.ts'
import { useWords } from './use-words.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Creating a formatter takes a hundred times as long as using one, and a log has many lines. */
function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** Numbers, sizes and times in the language of the page. */
export function useFormat() {
  const { language } = useWords()
  const dateTime = (atMs: number, options: Intl.DateTimeFormatOptions): string =>
    formatterOf(language.value, options).format(atMs)

  return {
    bytes: (value: number): string => formatBytes(value, language.value),
    number: (value: number, digits = 0): string => formatNumber(value, language.value, digits),
    duration: (ms: number): string => formatDuration(ms, language.value),
    /** As memory is sold: 4096 MiB are `4 GB`. */
    memory: (mebibytes: number): string => formatMemory(mebibytes, language.value),
    /** `14:01:07` */
    clock: (atMs: number): string =>
      dateTime(atMs, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    /** `14:01` today, with the date on other days. */
    moment(atMs: number): string {
      const isToday = new Date(atMs).toDateString() === new Date().toDateString()
      return dateTime(atMs, {
        ...(!isToday && { day: 'numeric', month: 'short', year: 'numeric' }),
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
    },
  }
}
