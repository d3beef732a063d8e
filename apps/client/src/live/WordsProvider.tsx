/** The language of the screens: chosen by the person, kept in the browser, Danish until then. */
import { languageTag, type Locale, parseLocale, type Words, words } from '@tavle/text';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readKept, writeKept } from './browser-storage.ts';

const storageKey = 'tavle.locale';

interface Language {
  readonly t: Words;
  readonly choose: (locale: Locale) => void;
}

const LanguageContext = createContext<Language | null>(null);

/** Gives the words to everything inside, and the language to `<html lang>`. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => parseLocale(readKept(storageKey)) ?? 'da');
  useEffect(() => {
    document.documentElement.lang = languageTag[locale];
  }, [locale]);
  const language = useMemo<Language>(
    () => ({
      t: words(locale),
      choose: (next) => {
        writeKept(storageKey, next);
        setLocale(next);
      },
    }),
    [locale],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The words of the chosen language: `t('action.new')`, `t.locale`. */
export function useWords(): Words {
  return useLanguage().t;
}

/** The words and the way to choose another language. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('outside WordsProvider');
  return language;
}
