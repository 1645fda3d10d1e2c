import type { Language } from '@pulse/contract';
import { codeLifetimeSeconds } from './one-time-code.ts';

const minutes = codeLifetimeSeconds / 60;

const texts: Record<Language, (code: string) => string> = {
  en: (code) => `${code} is your Pulse code. It works for ${minutes} minutes. Give it to nobody.`,
  kn: (code) => `${code} ನಿಮ್ಮ Pulse ಕೋಡ್. ಇದು ${minutes} ನಿಮಿಷ ಮಾತ್ರ ಮಾನ್ಯ. ಯಾರಿಗೂ ಹೇಳಬೇಡಿ.`,
  hi: (code) => `${code} आपका Pulse कोड है। यह ${minutes} मिनट तक मान्य है। किसी को न बताएँ।`,
};

export const codeMessage = (language: Language, code: string): string => texts[language](code);
