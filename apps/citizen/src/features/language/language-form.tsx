import { chipClasses } from '@pulse/ui';
import { getTranslations } from 'next-intl/server';
import { languageNames, languages } from './languages.ts';
import { setLanguageAction } from './set-language-action.ts';

/** Three buttons, each in its own language. */
export async function LanguageForm({ current }: { current: string }) {
  const t = await getTranslations('language');
  return (
    <form action={setLanguageAction}>
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-semibold">{t('label')}</legend>
        <div className="flex flex-wrap gap-2">
          {languages.map((language) => (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={language}
              aria-pressed={language === current}
              className={chipClasses(language === current)}
            >
              {languageNames[language]}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
