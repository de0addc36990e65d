import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Form, Input, Label, TextField } from 'react-aria-components'
import { roles } from '../../schema/acts/act.ts'
import type { Role } from '../../schema/acts/act.ts'
import type { PartyCode } from '../../schema/draft.ts'
import { isRefusal } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { copyText } from '../controls/copyText.ts'
import { toast } from '../controls/toasts.ts'
import { invite } from '../documentApi.ts'
import { roleName } from '../style/roleName.ts'
import { useFacts } from './useFacts.ts'
import { useRoom } from './useRoom.ts'

const say = {
  role: 'Role',
  party: 'Delegation',
  partyHint: 'Name or code',
  make: 'Make a link',
  link: (who: string) => `Link for ${who}`,
  once: 'Send it to that person only: whoever opens it comes in as them. It is shown here once.',
  copy: 'Copy',
  copied: 'The link is copied.',
}

/** Makes a sign-in link for a role or a delegation. */
export function InviteForm() {
  const room = useRoom()
  const { shown } = useFacts()
  const [role, setRole] = useState<Role>('delegation')
  const [party, setParty] = useState<PartyCode | null>(null)
  const [made, setMade] = useState<{ link: string; who: string } | null>(null)
  const delegations = shown.parties.filter((each) => each.kind === 'delegation')
  const make = async () => {
    const wish = role === 'delegation' && party !== null ? { role, party } : { role }
    const answer = await invite(room.document, wish)
    if (isRefusal(answer)) toast('refused', answer.sentence)
    else setMade({ link: answer.link, who: roleName(role, wish.party ?? null, shown) })
  }
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <div className="form-choice">
        <span className="field-label">{say.role}</span>
        <Choice label={say.role} value={role} options={roles.map((each) => [each, roleName(each, null)])} onChange={setRole} />
      </div>
      {role === 'delegation' && <PartyPicker label={say.party} placeholder={say.partyHint} parties={delegations} value={party} onChange={setParty} />}
      <div className="dialog-foot">
        <Button tone="main" type="submit" isDisabled={role === 'delegation' && party === null}>
          {say.make}
        </Button>
      </div>
      {made && (
        <div className="invite-made" role="status">
          <TextField className="field" isReadOnly value={made.link}>
            <Label>{say.link(made.who)}</Label>
            <Input className="input" onFocus={(event) => event.currentTarget.select()} />
          </TextField>
          <Button icon={<Copy aria-hidden />} onPress={() => void copyText(made.link).then((copied) => copied && toast('done', say.copied))}>
            {say.copy}
          </Button>
          <p className="field-hint">{say.once}</p>
        </div>
      )}
    </Form>
  )
}
