import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, such as the colour of a voice. */
    [property: `--${string}`]: string | number | undefined
  }
}
