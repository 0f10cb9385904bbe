import type { AgentModel, ModelMessage } from '@parallel-dispatcher/agent';
import type { ModelPart } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { Ledger } from '../report/ledger.ts';
import { firstMessages, furtherMessage } from './ask-question.ts';
import type { Known, Naming } from './evidence-pack.ts';
import { excerptsOfSuspects } from './excerpts-of-suspects.ts';
import { modelAnswerSchema, type ModelAnswer } from './model-answer.ts';
import { ProjectFiles } from './project-files.ts';
import { readSources } from './read-sources.ts';

type Round = ModelPart['rounds'][number];

/** How often a model may ask for more source before it has to answer. */
const mostReadings = 3;

interface ConversationOptions {
  readonly model: Pick<AgentModel, 'generateObject'>;
  readonly progress: (message: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** What was said between us and a model about one failure. */
export class Conversation {
  readonly files: ProjectFiles;
  readonly #failure: FailureCase;
  readonly #known: Known;
  readonly #options: ConversationOptions;
  readonly #rounds: Round[] = [];
  readonly #added: Fact[] = [];
  #messages: readonly ModelMessage[] = [];
  #readings = 0;
  #model = '';

  constructor(known: Known, options: ConversationOptions) {
    this.#known = known;
    this.#failure = known.failure;
    this.#options = options;
    this.files = new ProjectFiles(known.failure);
  }

  /** Evidence that came to light meanwhile, numbered after what was known before. */
  get added(): readonly Fact[] {
    return this.#added;
  }

  /** Which model answered last, as `provider:id`. */
  get model(): string {
    return this.#model;
  }

  get rounds(): readonly Round[] {
    return this.#rounds;
  }

  /** The fact behind an id that the model was given. */
  factOf(id: string): Fact | undefined {
    const at = /^E(\d+)$/.exec(id)?.[1];
    return at === undefined ? undefined : this.#facts()[Number(at) - 1];
  }

  /** Asks the first question. */
  async begin(): Promise<ModelAnswer> {
    this.#added.push(...(await excerptsOfSuspects(this.#known)));
    const facts = this.#facts();
    const around = { ledger: new Ledger(facts), naming: this.#naming };
    this.#messages = firstMessages({ ...this.#known, facts }, around);
    return await this.#read(await this.#ask('analysis'));
  }

  /** Says what became of the fix, and asks again. */
  async repair(findings: readonly string[], facts: readonly Fact[]): Promise<ModelAnswer> {
    const task = 'The fix does not hold. Answer again, in full, with a better one, or without any.';
    this.#tell(task, facts, findings);
    return await this.#read(await this.#ask('repair'));
  }

  /** Numbers evidence that the model need not hear of. */
  add(facts: readonly Fact[]): void {
    this.#added.push(...facts.filter((fact) => !this.#added.includes(fact)));
  }

  /** Notes what came of the last answer. */
  conclude(result: string): void {
    const last = this.#rounds.pop();
    if (last) this.#rounds.push({ ...last, result });
    this.#options.progress(`Model, round ${this.#rounds.length}: ${result}`);
  }

  /** Shows what is asked for, as often as it may be, until there is an answer. */
  async #read(answer: ModelAnswer): Promise<ModelAnswer> {
    let given = answer;
    for (; given.need.length > 0 && this.#readings < mostReadings; this.#readings += 1) {
      this.conclude(`asked to see ${given.need.length} places`);
      this.#tell(
        this.#readings + 1 < mostReadings
          ? 'This is what you asked for. Answer, or ask for more.'
          : 'This is what you asked for, and the last that is shown. Answer, and leave "need" empty.',
        await readSources(given.need, { failure: this.#failure, files: this.files }),
      );
      given = await this.#ask('reading');
    }
    return given;
  }

  get #naming(): Naming {
    const { short } = this.#failure;
    return { short, relative: (text) => this.files.relative(text) };
  }

  #facts(): readonly Fact[] {
    return [...this.#known.facts, ...this.#added];
  }

  #tell(task: string, facts: readonly Fact[], findings?: readonly string[]): void {
    this.add(facts);
    const around = { ledger: new Ledger(this.#facts()), naming: this.#naming };
    const message = furtherMessage(task, { ...around, facts, ...(findings && { findings }) });
    this.#messages = [...this.#messages, message];
  }

  async #ask(purpose: Round['purpose']): Promise<ModelAnswer> {
    const { model, signal } = this.#options;
    const answer = await model.generateObject({
      messages: this.#messages,
      schema: modelAnswerSchema,
      ...(signal && { signal }),
    });
    this.#messages = [...this.#messages, ...answer.messages];
    this.#model = answer.model;
    this.#rounds.push({
      purpose,
      result: 'answered',
      input_tokens: answer.usage.inputTokens,
      output_tokens: answer.usage.outputTokens,
      cost_usd: answer.cost.usd,
    });
    return answer.value;
  }
}
