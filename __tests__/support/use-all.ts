/** In the page: clicks, points at and sends all that there is, and lets what follows from it happen. */
export async function useAll(): Promise<void> {
  const { document, requestAnimationFrame } = globalThis as never as BrowserWindow
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
  await frame()
  for (const element of document.querySelectorAll('body, body *')) {
    for (const type of [
      'pointerover',
      'mouseover',
      'mouseenter',
      'focus',
      'focusin',
      'keydown',
      'input',
      'change',
      'toggle',
    ]) {
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))
    }
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    if (element.tagName === 'FORM') element.dispatchEvent(new Event('submit', { cancelable: true }))
  }
  for (let i = 0; i < 5; i++) await frame()
}

interface BrowserWindow {
  readonly document: { querySelectorAll(selector: string): Iterable<BrowserElement> }
  requestAnimationFrame(callback: () => void): void
}

interface BrowserElement extends EventTarget {
  readonly tagName: string
}

declare const MouseEvent: typeof Event
