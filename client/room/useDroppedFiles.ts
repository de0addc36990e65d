import { useEffect } from 'react'
import { toast } from '../controls/toasts.ts'

const say = { notHere: 'A file becomes a draft of its own: drop it on the page of your documents.' }

/** Keeps a file that is dropped on an open draft from taking its place in the window, and says where it belongs. */
export function useDroppedFiles(): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      toast('refused', say.notHere)
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
}
