/** Words that carry no request of their own, and so name no thing either. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a an the this that these those its their his her our my your it them they he she we i you ' +
    'to into in from on onto at of for with by per via using through against within inside and or but nor not ' +
    'if when where whose which who what while unless until after before once then than as so because since ' +
    'is are was were be been being has have had do does did will would shall should must can could may might ' +
    'doesn don isn aren wasn weren didn won hasn haven cannot ' +
    'all any each every both some no none only also too just even still again always never ' +
    'first second third last next finally otherwise else except without during between over under above below ' +
    'up down out off about around across along toward towards upon whether either neither ' +
    'one two three more less most least fewer greater higher lower larger smaller equal equals'
  ).split(' '),
);
