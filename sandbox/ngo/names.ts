const FRENCH = [
  "Camille",
  "Léa",
  "Manon",
  "Chloé",
  "Inès",
  "Hugo",
  "Lucas",
  "Théo",
  "Jules",
  "Maël",
  "Anaïs",
  "Noémie",
  "Étienne",
  "François",
  "Jean-Luc",
  "Marie-Ange",
];
const ENGLISH = [
  "Olivia",
  "Emma",
  "Ava",
  "Grace",
  "Harper",
  "Liam",
  "Noah",
  "Mason",
  "Ethan",
  "Jack",
  "Siobhán",
  "Zoë",
  "Maya",
  "Owen",
  "Ruby",
  "Isla",
];
const TAHITIAN = [
  "Teva",
  "Moana",
  "Hinano",
  "Tiare",
  "Manuarii",
  "Heimana",
  "Vaitea",
  "Poerava",
  "Tehani",
  "Raimana",
  "Hereiti",
  "Tamatoa",
];
const JAPANESE = ["Yuki", "Haruto", "Sakura", "Aoi", "Ren", "美咲", "Takumi", "Hina"];
const HEBREW = ["Noa", "Itai", "מאיה", "דניאל", "Tamar", "Eitan"];

const FRENCH_LAST = [
  "Martin",
  "Bernard",
  "Dubois",
  "Lefèvre",
  "Moreau",
  "d’Arcy",
  "Le Goff",
  "Garnier",
  "Fauré",
  "Chevalier",
  "Roux-Lambert",
  "Marchand",
  "N'Diaye",
  "Perrin",
];
const ENGLISH_LAST = [
  "Smith",
  "Johnson",
  "O'Brien",
  "O’Neill",
  "Walker",
  "Nguyen",
  "Garcia",
  "Carter",
  "Hughes",
  "McKenzie",
  "Reed",
  "Bennett",
  "Ōtara",
  "Wright",
];
const TAHITIAN_LAST = ["Tehaamoana", "Faʻatau", "Teriitahi", "Maihuri", "Tuheiava", "Tetuanui", "Vahirua", "Mahutea"];
const JAPANESE_LAST = ["Tanaka", "Satō", "鈴木", "Kobayashi", "Yamamoto", "Watanabe"];
const HEBREW_LAST = ["Levi", "כהן", "Mizrahi", "Peretz"];

type Names = { first: readonly string[]; last: readonly string[] };

export function namesOf(country: string): Names {
  if (country === "PF") return { first: TAHITIAN, last: TAHITIAN_LAST };
  if (country === "JP") return { first: JAPANESE, last: JAPANESE_LAST };
  if (country === "IL") return { first: HEBREW, last: HEBREW_LAST };
  if (country === "FR" || country === "BE" || country === "CH" || country === "NC")
    return { first: FRENCH, last: FRENCH_LAST };
  return { first: ENGLISH, last: ENGLISH_LAST };
}

/** Reserved top-level domain: no made-up person can ever be reached. */
const MAIL_HOSTS: Record<string, readonly string[]> = {
  fr: ["courriel.example", "poste.example", "boite.example"],
  en: ["mail.example", "inbox.example", "post.example"],
};
const SECOND_HOSTS = ["work.example", "studio.example", "school.example", "cloud.example"];

/** E-mail addresses of a person, all different from everybody else's: the number of the person is in them. */
export function emailsOf(first: string, last: string, index: number, count: number, locale: "en" | "fr"): string[] {
  const hosts = MAIL_HOSTS[locale] ?? [];
  const plain = (text: string) =>
    text
      .normalize("NFD")
      .replace(/[^a-zA-Z]/g, "")
      .toLowerCase();
  const name = plain(first) || "reef";
  const family = plain(last) || "friend";
  const addresses = [
    `${name}.${family}${index}@${hosts[index % hosts.length] ?? "mail.example"}`,
    `${name.slice(0, 1)}${family}.${index}@${SECOND_HOSTS[index % SECOND_HOSTS.length] ?? "work.example"}`,
    `${family}+reef${index}@${SECOND_HOSTS[(index + 1) % SECOND_HOSTS.length] ?? "work.example"}`,
  ];
  return addresses.slice(0, count);
}

export const RECIPIENTS = [
  "Mamie Rose",
  "Grandpa Joe",
  "Lina & Tom",
  "Tāvana",
  "מיכל",
  "Zoé 🐠",
  "Aunt Bea",
  "Équipe Bleu",
  "美月",
  "Maman",
  "The O'Malleys",
  "Noël",
];

export const MESSAGES = [
  "Joyeux anniversaire ! 🎂",
  "Happy Mother's Day, we love you",
  "Pour que le récif vive longtemps…",
  "A coral grows with your name on it 🪸",
  "יום הולדת שמח",
  'Merry Christmas; may it grow "big"',
  "Māuruuru roa",
];

export const NOTES = [
  "Please send the certificate before Sunday 🙏",
  "Merci d'écrire le prénom avec un accent",
  "شكرا جزيلا",
  "Company order, invoice to follow",
  "Gift — no prices please",
];
