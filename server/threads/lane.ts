import { Worker } from 'node:worker_threads'

/** Nobody waits for the work any more. */
export class NoLongerWanted extends Error {
  override readonly name = 'NoLongerWanted'
}

/** The work took more time or memory than it may. */
export class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds'
}

/** More work waits than will be done while somebody waits for it. */
export class TooMuchWaiting extends Error {
  override readonly name = 'TooMuchWaiting'
}

/** Bounds of one piece of work. */
export interface LaneLimits {
  readonly seconds: number
  readonly megabytes: number
}

/** For whom work is done. */
export interface WorkFor {
  /** Once it is given the work is stopped, wherever it is. */
  readonly signal?: AbortSignal | undefined
  /** Whose work it is: one person has a small part of what may wait. */
  readonly person?: string | undefined
  readonly limits?: LaneLimits | undefined
}

/** Threads for one kind of work, with bounds to their time and memory, so that nobody who types in this moment notices. */
export interface Lane<Task, Answer> {
  /** Throws `NoLongerWanted`, `OutOfBounds` or `TooMuchWaiting`, and what went wrong in the thread. */
  run(task: Task, given?: WorkFor): Promise<Answer>
  /** Starts the thread before there is work, so that the first does not wait for it either. */
  prepare(): void
  /** How much is being worked at, how much waits for that, and how much was done to the end. */
  readonly atWork: number
  readonly waiting: number
  readonly done: number
}

/** How a lane is laid out. */
export interface LaneParts extends LaneLimits {
  /** Where its threads begin. */
  readonly entry: URL
  /** Threads at once: one more would only make all of them slower, and the room with them. */
  readonly atOnce: number
  /** How much may wait, and how much of it for one person. */
  readonly most: number
  readonly mostOfOne: number
  /** Whether a thread is kept for the next task; it is, unless said otherwise. */
  readonly keeps?: boolean
}

export function createLane<Task, Answer>({ entry, atOnce, most, mostOfOne, keeps = true, ...usual }: LaneParts): Lane<Task, Answer> {
  let atWork = 0
  let done = 0
  const waiting: (() => void)[] = []
  const held = new Map<string, number>()
  /** A thread that waits for the next task, since starting one takes longer than most tasks. */
  let idle: Worker | null = null

  const started = (megabytes: number) => new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 8 } })

  const taken = (): Worker | null => {
    const worker = idle
    idle = null
    worker?.removeAllListeners('exit').removeAllListeners('error')
    worker?.ref()
    return worker
  }

  const keep = (worker: Worker) => {
    if (idle) return void worker.terminate()
    worker.unref()
    const lost = () => {
      if (idle === worker) idle = null
    }
    worker.once('exit', lost).once('error', lost)
    idle = worker
  }

  /** Waits until there is a thread to be had. */
  const turn = async (signal: AbortSignal | undefined) => {
    while (atWork >= atOnce && !signal?.aborted) {
      let gone = () => {}
      await new Promise<void>((resolve) => {
        gone = () => {
          const at = waiting.indexOf(resolve)
          if (at >= 0) waiting.splice(at, 1)
          resolve()
        }
        waiting.push(resolve)
        signal?.addEventListener('abort', gone, { once: true })
      })
      signal?.removeEventListener('abort', gone)
    }
    // It may have been told that it is its turn in the moment it went: then it is the next one's.
    if (signal?.aborted) {
      waiting.shift()?.()
      throw nobodyWaits()
    }
    atWork += 1
  }

  const inThread = (task: Task, { seconds, megabytes }: LaneLimits, signal: AbortSignal | undefined): Promise<Answer> => {
    const isKept = keeps && megabytes === usual.megabytes
    const worker = (isKept ? taken() : null) ?? started(megabytes)
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => {
        release()
        void worker.terminate()
        reject(error)
      }
      const onMessage = (answer: Answer) => {
        release()
        if (isKept) keep(worker)
        else void worker.terminate()
        resolve(answer)
      }
      const onError = (error: NodeJS.ErrnoException) => failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfBounds('more memory than there may be') : error)
      const onEnd = () => failed(new OutOfBounds('more time than there may be'))
      const onAbort = () => failed(nobodyWaits())
      const clock = setTimeout(onEnd, seconds * 1000)
      const release = () => {
        clearTimeout(clock)
        signal?.removeEventListener('abort', onAbort)
        worker.off('message', onMessage).off('error', onError).off('exit', onEnd)
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onEnd)
      signal?.addEventListener('abort', onAbort, { once: true })
      try {
        worker.postMessage(task)
      } catch (error) {
        failed(error as Error)
      }
    })
  }

  return {
    get atWork() {
      return atWork
    },
    get waiting() {
      return waiting.length
    },
    get done() {
      return done
    },
    prepare() {
      if (!idle) keep(started(usual.megabytes))
    },
    async run(task, { signal, person = '', limits = usual } = {}) {
      const theirs = held.get(person) ?? 0
      if (waiting.length >= most || (person !== '' && theirs >= mostOfOne)) throw new TooMuchWaiting('too much waits already')
      held.set(person, theirs + 1)
      try {
        await turn(signal)
        try {
          const answer = await inThread(task, limits, signal)
          done += 1
          return answer
        } finally {
          atWork -= 1
          waiting.shift()?.()
        }
      } finally {
        const left = (held.get(person) ?? 1) - 1
        if (left > 0) held.set(person, left)
        else held.delete(person)
      }
    },
  }
}

function nobodyWaits(): NoLongerWanted {
  return new NoLongerWanted('Nobody waits for this any more.')
}
