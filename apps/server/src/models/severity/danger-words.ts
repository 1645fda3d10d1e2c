import { tokenise } from '@pulse/ml/text';

export interface DangerGroup {
  readonly name: string;
  /** Points that the words add to the severity. */
  readonly points: number;
  /** The severity that they mean at least; 0 for none. */
  readonly floor: number;
  readonly phrases: readonly (readonly string[])[];
}

export interface FoundDanger {
  readonly name: string;
  /** The words as they stand in the text, normalised. */
  readonly words: string;
  readonly points: number;
  readonly floor: number;
}

// English, Hindi and Kannada, in their own scripts and as they are typed in Latin letters. A star
// stands for any ending: Kannada and Hindi hang theirs onto the word. Points and floors are our
// choice, made from the meaning of the severities, not fitted.
const life = `
  live wire*, live cable*, wire* hanging, wire* fallen, wire* fell, wire* lying, hanging wire*, exposed wire*,
  broken wire*, snapped wire*, wire* snapped, electrocut*, electric shock*, got shock, current shock, sparking, spark* from,
  on fire, fire broke, caught fire, gas leak*, leaking gas, smell of gas, explosion*, exploded, blast,
  building collaps*, house collaps*, wall collaps*, bridge collaps*, roof collaps*, collapsed on,
  child fell, boy fell, girl fell, kid fell, man fell, woman fell, people fell, someone fell, person fell, children fell, student* fell, fell in the,
  fell into, fallen into, swept away, washed away, drown*, trapped, stuck inside, unconscious, not breathing,
  bleeding, lost blood, blood everywhere, heart attack, dead body, died, killed, lost his life, lost her life, lost life,
  stabbed, gun, gunshot*, acid, rape*, kidnap*, riot*, stampede*, suicide,
  people stranded, stranded on, need rescue, rescue us, please rescue,
  bijli ka taar, bijli ki taar, taar gir*, taar tut*, taar latak*, current lag*, karant lag*, bachcha gir*, bacha gir*, baccha gir*, gir gaya, gir gayi,
  aag lag*, doob*, phas gaye, fas gaye, mar gaya, mar gayi, maut, khoon,
  bijli tanti*, vidyut tanti*, tanti bid*, wire bid*, benki*, maguvu bid*, magu bid*, makkalu bid*, sattu*, sattid*, mulug*,
  बिजली का तार, बिजली के तार, तार गिर*, तार टूट*, तार लटक*, करंट*, बच्चा गिर*, बच्ची गिर*, गिर गया, गिर गई, आग लग*, आग, डूब*, फंस*, मौत*, खून*, बेहोश*, गैस रिसाव, गैस लीक, दीवार गिर*, मकान गिर*, धमाका,
  ವಿದ್ಯುತ್ ತಂತಿ*, ತಂತಿ ಬಿದ್*, ತಂತಿ ತುಂಡ*, ವಿದ್ಯುತ್ ಶಾಕ್*, ಶಾಕ್ ಹೊಡೆ*, ಮಗು ಬಿದ್*, ಮಕ್ಕಳು ಬಿದ್*, ಬಿದ್ದು ಗಾಯ*, ಬೆಂಕಿ*, ಮುಳುಗ*, ಸತ್ತ*, ಸಾವು*, ರಕ್ತ*, ಸಿಲುಕ*, ಕುಸಿದ*, ಅನಿಲ ಸೋರಿಕೆ, ಸ್ಫೋಟ*`;

const hazard = `
  open manhole*, manhole open, manhole is open, manhole cover missing, manhole without, missing manhole*, no manhole cover, broken manhole*, manhole cover broken, open chamber*, open pit*, uncovered drain*, open drain*, drain is open, drain* without cover, broken slab*, slab broken,
  sink hole*, sinkhole*, caved in, cave in, road collaps*, deep pit*, deep pothole*, huge crater*,
  accident*, injur*, hit by, skid*, fracture*, bike fell, fell off, fell from, fell down, hurt,
  about to fall, may fall, might fall, can fall, going to fall, will fall, leaning, tilt*, dangling, cracks in,
  fallen on, fell on, tree fell, tree fallen, blocking the road, ambulance,
  transformer*, burning, smoke, flame*, short circuit, burst,
  water entered, water entering, water inside, enter* house*, enter* home*, inside our house, inside the house, into our house*, into house*, into the house*, sewage in house, waist deep, knee deep, submerged,
  contaminat*, sewage mixed, mixed with sewage, mixing with drinking, dengue, cholera, malaria, jaundice, typhoid, food poisoning, outbreak, fall* sick, fell sick, vomit*,
  dog bite*, dogs bite, bitten, bit a, bit my, attacked, attacking, rabid, rabies, snake*, cobra, python, leopard, chas*,
  robbery, snatch*, molest*, harass*, unsafe, assault*, drunk*, fight*, weapon*, threat*, chemical*, toxic, asbestos,
  khula manhole, manhole khula, khula nala, khuli nali, manhole ka dhakkan, ghar mein pani, ghar me pani, ghar mein ganda, ghar me ganda, ghar mein gutter, hadsa*, durghatna, chot lag*, ghayal, kutte ne kat*, kutta kat*, kutte kat*, saanp, sanp, girne wala, girne wali,
  manhole tere*, tereda manhole, terada manhole, mane olage, manege neeru, mane olagade, apaghat*, gaaya*, gaya agid*, nayi kacch*, nayi kadi*, haavu, havu,
  खुला मैनहोल, मैनहोल खुला*, खुले मैनहोल, मैनहोल का ढक्कन, खुला नाला, खुली नाली, घर में पानी, घर में गंदा, घरों में पानी, घर में सीवर, हादसा*, हादसे*, दुर्घटना*, चोट*, घायल*, कुत्ते ने काट*, कुत्ते काट*, सांप*, साँप*, गिरने वाल*, धुआं*, ट्रांसफार्मर*, जलभराव,
  ತೆರೆದ ಮ್ಯಾನ್‌ಹೋಲ್*, ಮ್ಯಾನ್‌ಹೋಲ್ ತೆರೆ*, ಮ್ಯಾನ್ಹೋಲ್ ತೆರೆ*, ತೆರೆದ ಚರಂಡಿ*, ಮನೆಗೆ ನೀರು, ಮನೆಯೊಳಗೆ*, ಮನೆಗಳಿಗೆ ನೀರು, ಅಪಘಾತ*, ಗಾಯ*, ನಾಯಿ ಕಚ್ಚ*, ನಾಯಿಗಳು ಕಚ್ಚ*, ಹಾವು*, ಬೀಳುವ*, ಹೊಗೆ*, ಟ್ರಾನ್ಸ್‌ಫಾರ್ಮರ್*, ಡೆಂಗ್ಯೂ*, ಕಲುಷಿತ*`;

const worry = `
  urgent*, emergency, immediately, danger*, dangerous*, unbearable, risk*, hazard*, serious*, severe*, critical, help, sos, asap,
  children, school*, hospital*, elderly, senior citizen*, pregnant, patient*, infant*, disabled, blind,
  khatra*, khatarnak, turant, jaldi, bachche, bachon, aspatal, madad, bahut pareshan,
  apaya*, apaaya*, turtu*, bega, makkalu, makkalige, aspatre*, sahaya,
  खतरा*, खतरनाक, तुरंत, तत्काल, बच्चे, बच्चों, अस्पताल*, स्कूल*, मदद*, बुजुर्ग*,
  ಅಪಾಯ*, ತುರ್ತು*, ಮಕ್ಕಳ*, ಆಸ್ಪತ್ರೆ*, ಶಾಲೆ*, ಸಹಾಯ*, ವೃದ್ಧ*`;

const calm = `
  suggest*, suggestion*, thank you, thanks for, not urgent, whenever possible, minor, slightly, a little, faded, paint*, beautif*, would be nice, would be good, kindly consider, resolved now, fixed now, has been fixed, no longer,
  sujhav*, सुझाव*, ಸಲಹೆ*`;

const phrasesOf = (list: string): string[][] =>
  list.split(',').map((phrase) =>
    phrase
      .trim()
      .split(/\s+/)
      .map((word) => (word.endsWith('*') ? `${plain(word.slice(0, -1))}*` : plain(word))),
  );

/** The word as `tokenise` leaves it in a text. */
const plain = (word: string): string => tokenise(word).join('') || word;

export const dangerGroups: readonly DangerGroup[] = [
  { name: 'danger to life', points: 2, floor: 9, phrases: phrasesOf(life) },
  { name: 'hazard', points: 2, floor: 6, phrases: phrasesOf(hazard) },
  { name: 'worry', points: 0.7, floor: 0, phrases: phrasesOf(worry) },
  { name: 'no hurry', points: -1, floor: 0, phrases: phrasesOf(calm) },
];

const negations = new Set([
  'no',
  'nobody',
  'not',
  'never',
  'without',
  'nahi',
  'nahin',
  'नहीं',
  'illa',
  'ಇಲ್ಲ',
]);

/** The first phrase of each group that the text has, unless a negation stands right before it. */
export const findDanger = (text: string): FoundDanger[] => {
  const words = tokenise(text);
  return dangerGroups.flatMap(({ name, points, floor, phrases }) => {
    for (let at = 0; at < words.length; at++) {
      const phrase = phrases.find((one) => startsAt(words, at, one));
      if (phrase === undefined || negations.has(words[at - 1] ?? '')) continue;
      return [{ name, points, floor, words: words.slice(at, at + phrase.length).join(' ') }];
    }
    return [];
  });
};

const startsAt = (words: readonly string[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((wanted, offset) => {
    const word = words[at + offset];
    if (word === undefined) return false;
    return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
  });
