// The machine readable zone of a made-up passport (TD3), with its check digits (Doc 9303-3, 4.9).

const WEIGHTS = [7, 3, 1];

export function checkDigit(text) {
  const value = (c) => (c === '<' ? 0 : c >= 'A' ? c.charCodeAt(0) - 55 : Number(c));
  return String([...text].reduce((sum, c, index) => sum + value(c) * WEIGHTS[index % 3], 0) % 10);
}

/** Two lines of 44 characters. Days are `YYYY-MM-DD`. */
export function machineReadableZone({ issuer, family, given, number, nationality, born, sex, expires }) {
  const filled = (text, length) => text.padEnd(length, '<').slice(0, length);
  const short = (day) => day.slice(2).replaceAll('-', '');
  const checked = (text) => text + checkDigit(text);
  const parts = [checked(filled(number, 9)), filled(nationality, 3), checked(short(born)), sex, checked(short(expires)), checked(filled('', 14))];
  const composite = checkDigit(parts[0] + parts[2] + parts[4] + parts[5]);
  const first = filled(`P<${filled(issuer, 3)}${family}<<${given.replaceAll(' ', '<')}`, 44);
  return `${first}\n${parts.join('')}${composite}`;
}

/** The day `days` from today, at the place where the tests run. */
export function dayFromToday(days) {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
