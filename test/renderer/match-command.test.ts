import { describe, expect, it } from 'vitest'
import { matchCommands, type Command } from '../../renderer/model/match-command.ts'

const command = (title: string, hint = ''): Command => ({
  id: title,
  group: 'screens',
  title,
  hint,
  run: () => undefined,
})
const commands = [
  command('Serve'),
  command('Menu'),
  command('Maschinen für Übung', '52:54:00:12:34:56'),
  command('Debian 13', '/srv/iso/debian-13.iso'),
  command('Not Debian', '/srv/iso/other.iso'),
]
const found = (written: string): string[] => matchCommands(commands, written).map(({ title }) => title)

describe('the palette', () => {
  it('shows everything while nothing is typed, up to the limit', () => {
    expect(found(' ')).toHaveLength(5)
    expect(
      matchCommands(
        Array.from({ length: 500 }, (_, at) => command(`m${at}`)),
        '',
      ),
    ).toHaveLength(30)
  })

  it('requires every word, in any order, in the name or its other names', () => {
    expect(found('13 deb')).toEqual(['Debian 13'])
    expect(found('52:54')).toEqual(['Maschinen für Übung'])
    expect(found('debian nothing')).toEqual([])
  })

  it('ignores case and accents', () => {
    expect(found('ubung FUR')).toEqual(['Maschinen für Übung'])
  })

  it('lists first the names that begin with the typed text', () => {
    expect(found('debian')).toEqual(['Debian 13', 'Not Debian'])
    expect(found('n')[0]).toBe('Not Debian')
  })
})
