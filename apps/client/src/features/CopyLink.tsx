import { useState } from 'react';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { TextField } from '../ui/TextField.tsx';
import { useToast } from '../ui/Toasts.tsx';

/** Copies the address of one thing on a board. Where the browser keeps the clipboard to itself, the address stands ready to be copied by hand. */
export function CopyLink({ path, about }: { readonly path: string; readonly about: string }) {
  const t = useWords();
  const say = useToast();
  const [byHand, setByHand] = useState(false);
  const address = new URL(path, location.href).href;
  const copy = async (): Promise<void> => {
    if (await copyText(address)) say({ text: t('common.linkCopied') });
    else setByHand(true);
  };
  if (byHand) {
    return (
      <TextField
        label={t('common.linkToCopy')}
        value={address}
        readOnly
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={() => undefined}
      />
    );
  }
  return (
    <Button look="link" aria-label={`${t('common.copyLink')}: ${about}`} onClick={() => void copy()}>
      {t('common.copyLink')}
    </Button>
  );
}
