import { buttonClasses, Card, ErrorState, themeCookieName, themeFromCookie } from '@pulse/ui';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { session } from '../../session.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { LanguageForm } from '../language/language-form.tsx';
import { localName } from '../language/local-name.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { saveNameAction } from './account-actions.ts';
import { DeleteAccount } from './delete-account.tsx';
import { ExportAccount } from './export-account.tsx';
import { loadMe } from './load-me.ts';
import { NameForm } from './name-form.tsx';
import { SignOutForm } from './sign-out-form.tsx';
import { ThemeChoiceField } from './theme-choice-field.tsx';

export interface MePageProps {
  /** What did not work, when an action sent the reader back here. */
  problem: string | undefined;
}

/** Who I am here, how I want to read, and what the city keeps about me. */
export async function MePage({ problem }: MePageProps) {
  const [t, me, pack, locale, jar, token] = await Promise.all([
    getTranslations('me'),
    loadMe(),
    loadCityPack(),
    getLocale(),
    cookies(),
    session.currentToken(),
  ]);
  return (
    <PageFrame title={t('title')}>
      {problem === 'delete' ? (
        <ErrorState title={t('deleteFailed.title')} nextStep={t('deleteFailed.nextStep')} />
      ) : null}
      {me ? (
        <Card as="section" aria-labelledby="me-who" className="grid gap-4">
          <h2 id="me-who" className="text-heading font-semibold">
            {me.name ?? t('you')}
          </h2>
          <p className="text-ink-muted">
            {t('phone')} <span className="font-mono">{me.phoneMasked}</span>
          </p>
          <NameForm name={me.name ?? ''} action={saveNameAction} />
          <SignOutForm />
        </Card>
      ) : (
        <Card as="section" className="grid gap-3">
          <h2 className="text-heading font-semibold">{t('signedOut')}</h2>
          <p className="text-ink-muted">{token ? t('unknown') : t('signInWhy')}</p>
          {token ? null : (
            <a
              href="/sign-in?next=/me"
              className={buttonClasses({ variant: 'primary', size: 'large' })}
            >
              {t('signIn')}
            </a>
          )}
        </Card>
      )}

      <Card as="section" aria-labelledby="me-look" className="grid gap-4">
        <h2 id="me-look" className="text-heading font-semibold">
          {t('reading')}
        </h2>
        <LanguageForm current={locale} />
        <ThemeChoiceField initial={themeFromCookie(jar.get(themeCookieName)?.value)} />
      </Card>

      {me?.role === 'citizen' ? (
        <Card as="section" aria-labelledby="me-data" className="grid gap-4">
          <h2 id="me-data" className="text-heading font-semibold">
            {t('data')}
          </h2>
          <p className="text-ink-muted">{t('dataWhat')}</p>
          <ExportAccount />
          <DeleteAccount />
        </Card>
      ) : null}

      {pack ? (
        <section aria-labelledby="me-sources" className="grid gap-2 text-sm text-ink-muted">
          <h2 id="me-sources" className="text-base font-semibold text-ink">
            {t('sources', { city: localName(pack.name, locale) })}
          </h2>
          <ul className="grid gap-1">
            {pack.attribution.map(({ what, source, licence }) => (
              <li key={what}>
                {what}: {source} ({licence})
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </PageFrame>
  );
}
