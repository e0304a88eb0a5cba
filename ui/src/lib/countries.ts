// The countries that may have issued a passport: ISO 3166-1 alpha-3 for the core (ICAO 9303, part 3,
// section 5 uses the same codes), alpha-2 for the names that the browser knows in every language.

import { text } from './texts';

/** Where most people with a pending case come from; only the order on the screen depends on it. */
const COMMON = 'BRA IND AGO CPV UKR NPL BGD GNB PAK STP CHN MAR VEN COL MDA RUS'.split(' ');

/** Alpha-2 and alpha-3, in pairs. Kosovo (XK, RKS) is not in ISO 3166 but issues passports. */
const PAIRS =
  'AFAFG ALALB DZDZA ADAND AOAGO AGATG ARARG AMARM AUAUS ATAUT AZAZE BSBHS BHBHR BDBGD BBBRB BYBLR BEBEL BZBLZ ' +
  'BJBEN BTBTN BOBOL BABIH BWBWA BRBRA BNBRN BGBGR BFBFA BIBDI CVCPV KHKHM CMCMR CACAN CFCAF TDTCD CLCHL CNCHN ' +
  'COCOL KMCOM CGCOG CDCOD CRCRI CICIV HRHRV CUCUB CYCYP CZCZE DKDNK DJDJI DMDMA DODOM ECECU EGEGY SVSLV GQGNQ ' +
  'ERERI EEEST SZSWZ ETETH FJFJI FIFIN FRFRA GAGAB GMGMB GEGEO DEDEU GHGHA GRGRC GDGRD GTGTM GNGIN GWGNB GYGUY ' +
  'HTHTI HNHND HKHKG HUHUN ISISL ININD IDIDN IRIRN IQIRQ IEIRL ILISR ITITA JMJAM JPJPN JOJOR KZKAZ KEKEN KIKIR ' +
  'KPPRK KRKOR XKRKS KWKWT KGKGZ LALAO LVLVA LBLBN LSLSO LRLBR LYLBY LILIE LTLTU LULUX MOMAC MGMDG MWMWI MYMYS ' +
  'MVMDV MLMLI MTMLT MHMHL MRMRT MUMUS MXMEX FMFSM MDMDA MCMCO MNMNG MEMNE MAMAR MZMOZ MMMMR NANAM NRNRU NPNPL ' +
  'NLNLD NZNZL NINIC NENER NGNGA MKMKD NONOR OMOMN PKPAK PWPLW PSPSE PAPAN PGPNG PYPRY PEPER PHPHL PLPOL PTPRT ' +
  'QAQAT ROROU RURUS RWRWA KNKNA LCLCA VCVCT WSWSM SMSMR STSTP SASAU SNSEN RSSRB SCSYC SLSLE SGSGP SKSVK SISVN ' +
  'SBSLB SOSOM ZAZAF SSSSD ESESP LKLKA SDSDN SRSUR SESWE CHCHE SYSYR TWTWN TJTJK TZTZA THTHA TLTLS TGTGO TOTON ' +
  'TTTTO TNTUN TRTUR TMTKM TVTUV UGUGA UAUKR AEARE GBGBR USUSA UYURY UZUZB VUVUT VAVAT VEVEN VNVNM YEYEM ZMZMB ZWZWE';

/** Names differ within a language: Arménia here, Armênia in Brazil. */
const REGION: Record<string, string> = { pt: 'pt-PT', en: 'en-GB' };

/** ICAO 9303-3, section 5: travel documents of people whom no country calls its own. */
const SPECIAL: Record<string, string> = { XXA: 'country-stateless', XXB: 'country-refugee' };

const ALPHA2 = new Map(PAIRS.split(' ').map((pair) => [pair.slice(2), pair.slice(0, 2)]));

export interface Country {
  /** ISO 3166-1 alpha-3. */
  code: string;
  name: string;
}

/** The name of a country in `language`; the code itself for one that the list does not have. */
export function countryName(language: string, code: string): string {
  const special = SPECIAL[code];
  if (special) return text(language, special);
  const alpha2 = ALPHA2.get(code);
  if (!alpha2) return code;
  return (
    new Intl.DisplayNames([REGION[language] ?? language], { type: 'region', fallback: 'code' }).of(alpha2) ??
    code
  );
}

/** One letter of the alphabet to jump to, and what begins with it. */
export interface Initial {
  letter: string;
  countries: Country[];
}

/** As people look for a name: without the article that Arabic writes before it, and without accents. */
function initialOf(language: string, name: string): string {
  const bare = language === 'ar' ? name.replace(/^ال(?=\p{L}{2})/u, '') : name;
  const first = [...bare.normalize('NFD')].find((sign) => /\p{L}/u.test(sign)) ?? '';
  return first.toLocaleUpperCase(REGION[language] ?? language);
}

/**
 * The common countries, all of them by their first letter, each in the alphabet's order of `language`, and the
 * travel documents of those who have no passport of a country.
 */
export function countries(language: string): {
  common: Country[];
  initials: Initial[];
  special: Country[];
} {
  const named = (codes: Iterable<string>) =>
    [...codes].map((code) => ({ code, name: countryName(language, code) }));
  const order = new Intl.Collator(language);
  const letters = new Map<string, Country[]>();
  for (const country of named(ALPHA2.keys()).sort((one, other) => order.compare(one.name, other.name))) {
    const letter = initialOf(language, country.name);
    letters.set(letter, [...(letters.get(letter) ?? []), country]);
  }
  const initials = [...letters]
    .sort(([one], [other]) => order.compare(one, other))
    .map(([letter, countries]) => ({ letter, countries }));
  return { common: named(COMMON), initials, special: named(Object.keys(SPECIAL)) };
}
