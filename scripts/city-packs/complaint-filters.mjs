/**
 * Why a text must not ship: [reason, test]. The first that matches is counted. They err towards
 * leaving out: a complaint lost costs nothing, a person exposed does.
 */
const HONORIFIC =
  /\b(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Ss]hri|[Ss]mt|[Dd]r|[Tt]hiru|[Ee]ngr)\b\.?\s*[A-Z]/;
const ROLE =
  /\b(?:AEE?|JE|JHI|[Ee]ngineer|[Ii]nspector|[Cc]orporator|MLA|MP|CM|[Cc]ontractor|[Ss]upervisor|[Cc]ommissioner|[Mm]inister)\b[ .:,-]+(?:is |Sri )?(?!The\b|When\b|Hope\b|With\b|Does\b|Sir\b|Your\b)[A-Z][a-z]+/;
const PLACE_AFTER =
  "(?!\\w|'?s?\\s*(?:nagara?r?|road|rd|layout|circle|cross|temple|street|st\\b|palya|halli|pura|town|hospital|college|school|market|block|stage|colony|park|garden|theat))";
const PEOPLE = `aaryan ammu anil aravind arthi aswathnarayan balakrishnan bhaskar chandrashekar
  chenneshappa darshan dharam diwakar gadkari george girinath govindraju guruprasad harikumar isaac
  jaideep jayram joe john jones joshua kanakaraj kannan karthik kavita kejriwal krishnan kumaraswamy
  lakshminarayn limbavali madhava malini manjunath manoharan manohar mirza modi modiji murali murthy
  nagaraj nagarathna nataraj naveen patil pavani prakash praveen prem priya raghu rahul rajaneesh
  rajashekar rajendra rajiv raju raman ramachandran ramesh ranganath ranganathan rangappa rao ravi reddy
  rekha renuka rohan ryan sadikha salma sandeep sanjay santhosh satish shalini shivakumar shobha
  siddaramaiah sivakumar sivaswamy soundarya sowmya sreemaan srinath srinivas subbu sudhakar suranjan
  suresh sunil tejasvi tejaswi tushar unni venkat venkatesh vijaraghava vijaykumar vinay vinod vishal
  vishwanath vivek tussar bohra saiganesh adjei sowah lamptey mutua kossy krugman spicer khakoo efron
  surya shivani hassan melinda hanson peppa yashwanth yeddy yedi yediyurappa yogesh`
  .split(/\s+/)
  .join('|');
const NAMED = new RegExp(`\\b(?:${PEOPLE})${PLACE_AFTER}`, 'i');
const ABUSE =
  /\b(?:f+u+c+k\w*|sh[i1]t\w*|bullshit|bastards?|idiot\w*|stupid\w*|bloody|assh?oles?|crap|morons?|rascals?|bitch\w*|chutiya|saale?|harami|kamina|kutt[ae]|shameless\w*|scoundrels?|nonsense|loafers?|sule?y?|bolimaga|dog'?s? (?:like|behaviou?r)|filthy pigs?|hijras?|bangladeshis?|beggars?|kill|rape\w*|prostitut\w*|jesus|porkis)\b/i;
const PARTISAN =
  /\b(?:bjp|congress|aap|jds|rss|muslims?|hindus?|christians?|dalits?|brahmins?|hitler|elections?|votes?|voted|pakistan\w*)\b/i;
const ELSEWHERE =
  /\b(?:chennai|madras|mumbai|bombay|delhi|noida|pune|hyderabad|kolkata|adyar|nungambakkam|villivakkam|koyambedu|tiruv\w+|thiruv\w+|mogappair|mylapore|mambalam|mandaveli|madurai|tamil ?nadu|cochin|kerala|assam|guwahati|thane|indore|goa|brazil\w*|africa\w*|kenya\w*|ghana|nigeria|uganda|namibia|haiti|japan\w*|china|chinese|europe\w*|america\w*|usa|trump|london|england|english|singapore|dubai|venezia|california|scotland|australia\w*|senators?|president|queen|corona|covid|havana|geneva|felixstowe|orlando|machakos|zongo|limpopo|chorkor|phnom|wharf|slovenia|kanpur|sweden|xinjiang|iran|bangladesh|italy|romans?|apartheid|marina|elliot|buckingham|chettinad|mogg?app?\w+|kong|compaq|salai|worldwide|nation|slum)\b/i;
const REPLY =
  /\b(?:thank you your complaint|complaint (?:number|no)\b|docket|has been registered|complaint registered|helpline|best regards|sent (?:via|from) my|regards[ ,.]*[A-Z]|my name is|i am [a-z]+ (?:reporting|studying)|whatsapp|studying in|(?:of|in) class \d)/i;

export const FILTERS = [
  ['too short', (text) => text.length < 12],
  ['too long', (text) => text.length > 400],
  ['phone or reference number', (text) => /(?:\d[\s-]?){7,}/.test(text)],
  [
    'address on the net',
    (text) => /@|https?:|www\.|\.(?:com|org|net|co\.in|gov\.in)\b/i.test(text),
  ],
  ['home address', (text) => /\b(?:flat|house|door)\s*(?:no|number|#)/i.test(text)],
  ['name of a person', (text) => HONORIFIC.test(text) || ROLE.test(text) || NAMED.test(text)],
  ['abusive', (text) => ABUSE.test(text)],
  ['partisan', (text) => PARTISAN.test(text)],
  ['another place', (text) => ELSEWHERE.test(text)],
  ['reply or signature', (text) => REPLY.test(text)],
  ['mashed keys', (text) => /\b(?!rhythm)[bcdfghjklmnpqrstvwxz]{6,}\b|([a-z])\1{3,}/i.test(text)],
];
