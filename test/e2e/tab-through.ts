import type { Page } from 'playwright-core'

const MOST_STOPS = 150

/** Presses Tab until the focus is back at the start; names what it never reached and what did not show its focus. */
export async function tabThrough(page: Page): Promise<{ unreached: string[]; unmarked: string[] }> {
  const wanted = await page.evaluate(() => {
    const dialog = document.querySelector('[role=dialog], [role=alertdialog]')
    const controls = (dialog ?? document).querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )
    const names: string[] = []
    let group = 0
    for (const control of controls) {
      if (!control.checkVisibility({ checkVisibilityCSS: true }) || control.tabIndex < 0) continue
      // A group of radios is one stop; arrow keys move inside it.
      const radio = control.getAttribute('role') === 'radio' || (control as HTMLInputElement).type === 'radio'
      const owner = radio ? control.closest('[role=radiogroup], fieldset') : null
      if (owner instanceof HTMLElement) {
        owner.dataset['stop'] ??= `group ${++group}`
        if (!names.includes(owner.dataset['stop'])) names.push(owner.dataset['stop'])
        continue
      }
      control.dataset['stop'] =
        `${names.length} ${control.tagName} ${control.textContent.trim().slice(0, 40)}`
      names.push(control.dataset['stop'])
    }
    if (!dialog) (document.activeElement as HTMLElement | null)?.blur()
    return names
  })
  const reached = new Set<string>()
  const unmarked: string[] = []
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return {
        stop: element.closest<HTMLElement>('[data-stop]')?.dataset['stop'] ?? null,
        hasOutline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        isCovered: top === null || !(element.contains(top) || top.contains(element)),
      }
    })
    if (focus === null) {
      if (reached.size >= wanted.length) break
      continue
    }
    if (focus.stop !== null && reached.has(focus.stop) && reached.size >= wanted.length) break
    if (focus.stop !== null) reached.add(focus.stop)
    if (!focus.hasOutline) unmarked.push(`${focus.stop}: no outline`)
    if (focus.isCovered) unmarked.push(`${focus.stop}: covered`)
  }
  return { unreached: wanted.filter(name => !reached.has(name)), unmarked: [...new Set(unmarked)] }
}
