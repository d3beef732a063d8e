export { useLanguage, useWords } from './WordsProvider.tsx';
