import type { SeverityInput } from './score-severity.ts';

/** A sentence of ours and the severity that we would give it, written before the model was run. */
export interface OwnSentence extends Omit<SeverityInput, 'defaultSeverity'> {
  readonly severity: number;
}

/** Sixty reports as citizens write them, in English, Kannada, Hindi and mixtures. */
export const ownSentences: readonly OwnSentence[] = [
  { severity: 4, category: 'streetlights', text: 'Street light out near my house' },
  {
    severity: 4,
    category: 'streetlights',
    text: 'Street light not working since two weeks on 5th cross',
  },
  {
    severity: 5,
    category: 'streetlights',
    text: 'Whole street is dark, street lights off, women feel unsafe walking at night',
  },
  {
    severity: 9,
    category: 'streetlights',
    text: 'Live wire hanging from the street light pole, people are walking below it',
  },
  {
    severity: 3,
    category: 'streetlights',
    text: 'Street light burns during the day, please switch off',
  },
  { severity: 4, category: 'streetlights', text: 'ಬೀದಿ ದೀಪ ಉರಿಯುತ್ತಿಲ್ಲ' },
  { severity: 4, category: 'streetlights', text: 'Gali ki street light kharab hai, teen din se' },
  {
    severity: 10,
    category: 'electricity',
    text: 'A boy got electric shock from an exposed wire at the bus stop',
  },
  { severity: 9, category: 'electricity', text: 'Live wire on the road after the storm' },
  { severity: 9, category: 'electricity', text: 'Transformer is sparking and smoke is coming out' },
  { severity: 7, category: 'electricity', text: 'No power in our layout since yesterday evening' },
  { severity: 6, category: 'electricity', text: 'Power cuts every day for one hour' },
  { severity: 9, category: 'electricity', text: 'ವಿದ್ಯುತ್ ತಂತಿ ರಸ್ತೆಗೆ ಬಿದ್ದಿದೆ' },
  { severity: 9, category: 'electricity', text: 'सड़क पर बिजली का तार गिरा हुआ है' },
  {
    severity: 9,
    category: 'electricity',
    text: 'Bijli ka taar latak raha hai, bachche wahan khelte hain',
  },
  { severity: 4, category: 'garbage', text: 'Garbage has not been collected for three days' },
  { severity: 3, category: 'garbage', text: 'Please place a dustbin near the park' },
  { severity: 5, category: 'garbage', text: 'Garbage heap next to the school, unbearable smell' },
  {
    severity: 6,
    category: 'garbage',
    text: 'Hospital waste with used needles dumped on the footpath',
  },
  {
    severity: 6,
    category: 'garbage',
    text: 'Somebody is burning garbage, thick smoke enters our house',
  },
  { severity: 4, category: 'garbage', text: 'ಕಸ ವಿಲೇವಾರಿ ಆಗಿಲ್ಲ, ರಸ್ತೆಯಲ್ಲಿ ರಾಶಿ ಬಿದ್ದಿದೆ' },
  { severity: 4, category: 'garbage', text: 'कूड़ा चार दिन से नहीं उठाया गया' },
  { severity: 6, category: 'potholes', text: 'Big pothole on the main road near the signal' },
  {
    severity: 8,
    category: 'potholes',
    text: 'Two bikes skidded in the pothole today and a rider was injured',
  },
  {
    severity: 8,
    category: 'potholes',
    text: 'Open manhole in the middle of the road, no barricade',
  },
  { severity: 10, category: 'potholes', text: 'Child fell into an open manhole near the market' },
  { severity: 5, category: 'potholes', text: 'Small pothole in the parking lane' },
  { severity: 8, category: 'potholes', text: 'The road has caved in, a deep pit has opened' },
  { severity: 6, category: 'potholes', text: 'Sadak par bahut gadde hain, chalana mushkil hai' },
  { severity: 8, category: 'potholes', text: 'Manhole khula hai, raat ko dikhta nahi' },
  { severity: 6, category: 'potholes', text: 'ರಸ್ತೆಯಲ್ಲಿ ದೊಡ್ಡ ಗುಂಡಿ ಇದೆ' },
  { severity: 3, category: 'potholes', text: 'The zebra crossing paint has faded' },
  { severity: 6, category: 'water', text: 'No water supply in our area for four days' },
  {
    severity: 8,
    category: 'water',
    text: 'Sewage mixed with drinking water, three people are sick',
  },
  { severity: 5, category: 'water', text: 'Water pipe leaking slowly at the corner' },
  { severity: 6, category: 'water', text: 'Paani nahi aa raha hai kal se' },
  { severity: 6, category: 'water', text: 'ಎರಡು ದಿನಗಳಿಂದ ನೀರು ಬರುತ್ತಿಲ್ಲ' },
  { severity: 8, category: 'sewage', text: 'Sewage is entering our house, we have small children' },
  { severity: 6, category: 'sewage', text: 'Drain is blocked and overflowing on the street' },
  { severity: 8, category: 'sewage', text: 'Ghar mein gutter ka ganda paani aa gaya hai' },
  { severity: 8, category: 'sewage', text: 'ಮನೆಯೊಳಗೆ ಚರಂಡಿ ನೀರು ಬಂದಿದೆ' },
  { severity: 6, category: 'sewage', text: 'नाली जाम है, बदबू आ रही है' },
  {
    severity: 10,
    category: 'flooding',
    text: 'Family trapped on the first floor, water is rising fast',
  },
  { severity: 8, category: 'flooding', text: 'Knee deep water on the main road, cars stuck' },
  { severity: 9, category: 'flooding', text: 'Water entered the ground floor of the hospital' },
  { severity: 7, category: 'flooding', text: 'Underpass waterlogged after rain' },
  { severity: 5, category: 'flooding', text: 'A little water stands at the corner after rain' },
  { severity: 10, category: 'fire', text: 'Fire broke out in a godown, workers inside' },
  { severity: 9, category: 'fire', text: 'दुकान में आग लग गई है' },
  { severity: 9, category: 'fire', text: 'ಅಂಗಡಿಗೆ ಬೆಂಕಿ ಬಿದ್ದಿದೆ' },
  {
    severity: 9,
    category: 'accident',
    text: 'Bus hit a scooter, the woman is bleeding and unconscious',
  },
  {
    severity: 7,
    category: 'accident',
    text: 'Two cars touched at the junction, nobody hurt, traffic blocked',
  },
  { severity: 8, category: 'fallen-tree', text: 'Tree fell on a car and blocks the road' },
  { severity: 6, category: 'fallen-tree', text: 'Branches have fallen on the footpath' },
  { severity: 4, category: 'traffic', text: 'Cars are parked on the footpath every day' },
  {
    severity: 6,
    category: 'traffic',
    text: 'Ambulance cannot get through, traffic jam at the hospital gate',
  },
  { severity: 3, category: 'noise', text: 'Loud music from the marriage hall after ten at night' },
  { severity: 7, category: 'animals', text: 'Stray dogs bit a child this morning' },
  { severity: 4, category: 'animals', text: 'Stray cows sit on the road' },
  {
    severity: 8,
    category: 'crowd',
    text: 'Huge crowd at the station gate, people are falling, may become a stampede',
  },
];
