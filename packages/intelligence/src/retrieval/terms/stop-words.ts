/** Words that say nothing of what is looked for, in questions and in sources. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about all also an and any are as at be been being but by can could did do does each for had has
  have having he her here his how i if in into is it its itself just may me might more most must my no
  nor not of on once only or other our out over own s same she should so some such t than that the
  their them then there these they this those through to too up upon us use used uses using very was
  we were what when where whether which while who whom why will with within without would you your
  const let var`.split(/\s+/),
);
