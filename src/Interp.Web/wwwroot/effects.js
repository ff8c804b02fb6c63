// What ablating a feature does to the next token, fetched once per card and only when somebody looks.
const known = new Map();

/** The card's effects by place: { computed, at(place) → { raised: [[text, value]], lowered } | undefined }. */
export function effectsOf(card) {
  const address = card.dataset.effects;
  if (!known.has(address)) {
    const answer = load(address);
    known.set(address, answer);
    answer.catch(() => known.delete(address));
  }
  return known.get(address);
}

async function load(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (response.status === 404) return { computed: false };
  if (!response.ok) throw new Error(`status ${response.status}`);
  return read(await response.json());
}

function read(effects) {
  const index = new Map(effects.places.map((place, i) => [place, i]));
  const text = i => effects.tokens.displays[i] ?? effects.tokens.texts[i];
  const side = (tokens, values, i) => Array.from({ length: effects.perPlace }, (_, k) => i * effects.perPlace + k)
    .filter(k => values[k] !== 0)
    .map(k => [text(tokens[k]), values[k]]);
  return {
    computed: effects.computed,
    at(place) {
      const i = index.get(place);
      return i === undefined ? undefined : {
        raised: side(effects.raised, effects.raisedBy, i),
        lowered: side(effects.lowered, effects.loweredBy, i),
      };
    },
  };
}
