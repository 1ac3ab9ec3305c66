import { Cordon, CordonError } from "./cordon.ts";
import type { RankQuestion, RankedAnswer } from "./cordon.ts";

/** What a surface does without an answer: nothing is shown (closed), or it goes on (open). */
export interface SurfaceMode {
  closed: boolean;
  budgetMs: number;
}

export interface Ranked {
  decisions: RankedAnswer[];
  /** "guard", or "fail_mode" when there was no answer within the budget. */
  source: "guard" | "fail_mode";
}

/**
 * Asks the guard within the budget of a surface, and decides by the surface's fail mode when there is no answer: search, feed and comments go on, all others
 * show nothing, unless the guard has told otherwise.
 */
export class Guard {
  private readonly cordon: Cordon;
  private readonly modes = new Map<string, SurfaceMode>(["search", "feed", "comments"].map((name) => [name, { closed: false, budgetMs: 20 }]));
  constructor(cordon: Cordon) {
    this.cordon = cordon;
  }

  /** Reads the modes from the guard; keeps those that are known when it does not answer. Call it at the start and now and then. */
  async readModes(): Promise<void> {
    try {
      for (const s of (await this.cordon.getGuardSurfaces({ timeoutMs: 5_000 })).surfaces) this.modes.set(s.surface, { closed: s.fail !== "open", budgetMs: s.budget_ms });
    } catch (e) {
      if (e instanceof CordonError) throw e;
    }
  }

  modeOf(surface: string): SurfaceMode {
    return this.modes.get(surface) ?? { closed: true, budgetMs: 20 };
  }

  /** Which candidates may be shown. Throws CordonError for a wrong question, never for an absent guard. */
  async rank(question: RankQuestion): Promise<Ranked> {
    const mode = this.modeOf(question.surface);
    try {
      const answer = await this.cordon.guardRank(question, { timeoutMs: mode.budgetMs });
      if (!(answer.stale && mode.closed)) return { decisions: answer.decisions, source: "guard" };
    } catch (e) {
      if (e instanceof CordonError && e.status >= 400 && e.status < 500 && e.status !== 429) throw e;
    }
    return { decisions: question.candidates.map(() => ({ verdict: mode.closed ? "hide" : "keep", reason: "no_answer" })), source: "fail_mode" };
  }
}
