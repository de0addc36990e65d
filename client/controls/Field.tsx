import type { TextFieldProps } from 'react-aria-components'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'

/** A line, or with `lines` a few lines, to type in. */
export function Field({ label, hint, error, lines, placeholder, type, ...props }: TextFieldProps & { label: string; hint?: string; error?: string | null; lines?: number; placeholder?: string }) {
  return (
    <TextField {...props} {...(type === undefined ? {} : { type })} className="field" isInvalid={Boolean(error)}>
      <Label>{label}</Label>
      {lines === undefined ? <Input className="input" placeholder={placeholder} /> : <TextArea className="input" rows={lines} placeholder={placeholder} />}
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
