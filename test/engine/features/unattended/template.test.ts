import { describe, expect, it } from 'vitest'
import { escapeQuoted } from '#engine/features/unattended/quoting.ts'
import { renderSample, renderTemplate } from '#engine/features/unattended/template.ts'

const render = (source: string, variables: Record<string, unknown> = {}) =>
  renderTemplate(source, variables, escapeQuoted)

describe('a template', () => {
  it('is filled in, and a value cannot escape from its quotes', () => {
    const { text } = render('name: "{{ machine.name }}"\n', { machine: { name: 'a"b\nrole: admin' } })
    expect(text).toBe('name: "a\\"b\\nrole: admin"\n')
  })

  it('with a variable without a value reports which, and where', () => {
    expect(render('one\n  {{ machine.serial }}', { machine: { name: 'x' } }).problem).toMatchObject({
      code: 'missing-variable',
      params: { name: 'machine.serial' },
      line: 2,
      column: 6,
    })
    expect(render('{{ role | default: "worker" }}').text).toBe('worker')
  })

  it.each([
    [
      'a loop without an end',
      '{% for i in (1..3000) %}{% for j in (1..3000) %}{% for k in (1..3000) %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    ['a list of a billion', '{% for i in (1..1000000000) %}x{% endfor %}'],
    [
      'a text that doubles itself',
      '{% assign x = "aaaaaaaaaa" %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}{{ x }}',
    ],
    ['ten megabytes', 'x'.repeat(10_000_000)],
    ['much out of little', '{% for i in (1..9000) %}' + 'x'.repeat(2000) + '{% endfor %}'],
  ])('that is %s is stopped at once', (_name, source) => {
    const startedMs = performance.now()
    const { text, problem } = render(source)
    expect(text).toBeNull()
    expect(problem?.code).toBe('template-limit')
    expect(performance.now() - startedMs).toBeLessThan(2000)
  })

  it('reads no file, runs nothing and sees nothing of Slipway', () => {
    expect(render('{% include "/etc/passwd" %}').problem?.code).toBe('template')
    expect(render('{% render "/etc/passwd" %}').problem?.code).toBe('template')
    expect(render('{{ a.constructor }}', { a: 'x' }).problem?.code).toBe('missing-variable')
    expect(render('{{ a.__proto__ }}', { a: {} }).problem?.code).toBe('missing-variable')
  })

  it('without an end reports where it began', () => {
    expect(render('a\n{% if x %}').problem).toMatchObject({ code: 'template', line: 2, column: 1 })
    expect(render('{{ a | nothing }}', { a: 1 }).problem?.params['detail']).toContain('nothing')
  })

  it('without a machine shows what is still missing', () => {
    const sample = renderSample(
      '{{ role }} {{ machine.name }} {{ site.city }}',
      { machine: { name: 'm' } },
      escapeQuoted,
    )
    expect(sample.text).toBe('<role> m <site.city>')
    expect(sample.missing).toContain('role')
  })
})
