/** JSON Schema of a field by its name, where the name says it. */
type FieldForm = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const forms: readonly (readonly [RegExp, FieldForm])[] = [
  [
    /^(?:is|has|can|should)_|^(?:active|enabled|disabled|deleted|verified|archived|published)$/,
    { type: 'boolean' },
  ],
  [/_at$|^timestamp$|_timestamp$/, { type: 'string', format: 'date-time' }],
  [/(?:^|_)(?:date|day|birthday|birthdate)$|_on$/, { type: 'string', format: 'date' }],
  [/(?:^|_)e_?mail(?:_address)?$/, { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' }],
  [
    /(?:^|_)(?:quantity|qty|count|age|stock|units|seats|points|year|months|days|hours|minutes|seconds|cents|position|rank|level)$/,
    { type: 'integer' },
  ],
  [
    /(?:^|_)(?:amount|price|total|subtotal|cost|fee|tax|discount|revenue|salary|balance|weight|height|width|length|size|rate|score|rating|percentage|percent|income|spend|spending|value|distance|duration|temperature|margin|profit|gross|net|latitude|longitude|budget|sales|turnover)$/,
    { type: 'number' },
  ],
  [/(?:^|_)(?:tags|labels)$/, { type: 'array', items: text }],
  [
    /(?:^|_)(?:id|uuid|key|name|firstname|lastname|title|description|text|body|subject|message|content|summary|comment|note|notes|status|state|type|kind|category|role|group|gender|region|country|city|street|zip|postcode|address|phone|mobile|fax|url|link|website|sku|code|number|iban|currency|color|colour|brand|model|author|owner|username|nickname|language|locale|slug|reference|priority|department|company|topic|channel|source|method|password|token|avatar|image|genre|isbn|vendor|supplier|manager|assignee|location|warehouse|label)$/,
    text,
  ],
];

/** The schema that a field's name says; null where the name says nothing. */
export function schemaOfName(name: string): FieldForm | null {
  return forms.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Whether a word is known to name a field, or is written as only fields are. */
export function isFieldName(word: string): boolean {
  const name = word.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return (
    schemaOfName(name) !== null ||
    /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(word) ||
    /^[a-z]+[A-Z]/.test(word)
  );
}
