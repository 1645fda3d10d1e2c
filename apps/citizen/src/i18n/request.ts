import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { loadCityPack } from '../features/city/load-city-pack.ts';
import { accountLanguage } from '../features/language/account-language.ts';
import { chooseLanguage } from '../features/language/choose-language.ts';
import { asLanguage, languageCookieName } from '../features/language/languages.ts';

const messages = {
  en: () => import('../../messages/en.json'),
  kn: () => import('../../messages/kn.json'),
  hi: () => import('../../messages/hi.json'),
};

export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(languageCookieName)?.value;
  const [pack, account] = await Promise.all([
    loadCityPack(),
    asLanguage(cookie) ? undefined : accountLanguage(),
  ]);
  const acceptLanguage = (await headers()).get('accept-language');
  const locale = chooseLanguage({ cookie, account, acceptLanguage });
  return {
    locale,
    messages: (await messages[locale]()).default,
    timeZone: pack?.timeZone ?? 'Asia/Kolkata',
    now: new Date(),
  };
});
