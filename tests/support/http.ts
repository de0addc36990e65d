/** An answer as a test looks at it. */
export interface Asked {
  readonly status: number
  readonly headers: Headers
  /** Parsed when it is JSON, the text otherwise. */
  readonly body: unknown
}

/** One request. A body that is text or bytes is sent as it is, anything else as JSON. */
export async function ask(origin: string, method: string, path: string, more: { body?: unknown; token?: string; headers?: Record<string, string> } = {}): Promise<Asked> {
  const raw = typeof more.body === 'string' || more.body instanceof Uint8Array
  const response = await fetch(origin + path, {
    method,
    headers: {
      ...(more.body !== undefined && { 'content-type': raw ? 'text/plain' : 'application/json' }),
      ...(more.token !== undefined && { authorization: `Bearer ${more.token}` }),
      ...more.headers,
    },
    ...(more.body !== undefined && { body: raw ? (more.body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(more.body) }),
  })
  const text = await response.text()
  const json = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: json && text !== '' ? JSON.parse(text) : text }
}
