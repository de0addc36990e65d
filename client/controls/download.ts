import { busy, toast } from './toasts.ts'

const say = {
  making: (what: string) => `${what} is being made …`,
  cancel: 'Cancel',
  unreachable: (what: string) => `${what} could not be fetched: the server cannot be reached. Nothing was changed.`,
  broken: (what: string) => `${what} could not be made.`,
}

/** Fetches a file the server makes and hands it to the browser to keep. A long print shows that it goes on and can be cancelled; what the
 * server refuses is said in its words. */
export async function download(link: string, what: string): Promise<void> {
  const stop = new AbortController()
  const over = busy(say.making(what), { label: say.cancel, run: () => stop.abort() })
  try {
    const answer = await fetch(link, { credentials: 'same-origin', signal: stop.signal })
    if (!answer.ok) return toast('refused', sentenceIn(await answer.json().catch(() => null)) ?? say.broken(what))
    save(await answer.blob(), fileNameIn(answer.headers.get('content-disposition')))
  } catch (error) {
    if (!stop.signal.aborted) toast('refused', error instanceof TypeError ? say.unreachable(what) : say.broken(what))
  } finally {
    over()
  }
}

/** The name a `Content-Disposition` gives: the encoded one, which may have any letter, before the plain one. */
export function fileNameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded === undefined ? (/filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? 'document') : decodeURIComponent(encoded)
}

function sentenceIn(problem: unknown): string | null {
  return typeof problem === 'object' && problem !== null && 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null
}

function save(contents: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(contents)
  link.download = name
  link.click()
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
