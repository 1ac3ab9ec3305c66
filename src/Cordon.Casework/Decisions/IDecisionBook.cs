using Cordon.Casework.Queues;

namespace Cordon.Casework.Decisions;

/// <summary>Keeps decisions, strikes, appeals and notices. Every method is one transaction, measures and acts included.</summary>
public interface IDecisionBook
{
    /// <summary>The rules of the house.</summary>
    HouseRules Rules { get; }

    /// <summary>Sets the rules of the house.</summary>
    void SetRules(HouseRules rules, Acting who, DateTimeOffset now);

    /// <summary>Notes what a person found at a job that they have claimed; closes it, asks for a second look, or calls it disputed.</summary>
    Outcome<RulingOutcome> Rule(long job, string ruling, string note, Acting who, DateTimeOffset now);

    /// <summary>The same ruling for all jobs of a preview; those claimed by others are left out.</summary>
    Outcome<int> RuleAll(JobFilter filter, string mark, string ruling, string note, Acting who, DateTimeOffset now);

    /// <summary>A decision; null when there is none.</summary>
    Decision? Decision(long id);

    /// <summary>The decisions, the latest first.</summary>
    /// <param name="before">Only those with a lesser number; null for all.</param>
    /// <param name="most">How many.</param>
    IReadOnlyList<Decision> Decisions(long? before, int most);

    /// <summary>What is known of an entity.</summary>
    EntityRecord RecordOf(string entity, DateTimeOffset now);

    /// <summary>Takes in an appeal.</summary>
    Outcome<Appeal> AddAppeal(long decision, string text, Acting who, DateTimeOffset now);

    /// <summary>Decides an appeal; never one who decided before.</summary>
    Outcome<Appeal> DecideAppeal(long appeal, bool overturn, string note, Acting who, DateTimeOffset now);

    /// <summary>Appeals in a state, those that wait longest first; null for all.</summary>
    IReadOnlyList<Appeal> Appeals(AppealState? state, int most);

    /// <summary>Appeals in numbers.</summary>
    AppealFigures AppealFigures();

    /// <summary>The notice of a decision; null when there is none.</summary>
    Notice? NoticeOf(long decision);

    /// <summary>Sends the notice of a decision later, or never.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="until">When; null for never.</param>
    /// <param name="reason">Why.</param>
    /// <param name="who">Who.</param>
    /// <param name="now">Now.</param>
    Outcome<Notice> DeferNotice(long decision, DateTimeOffset? until, string reason, Acting who, DateTimeOffset now);

    /// <summary>How well people agree.</summary>
    /// <param name="queue">Only this queue; null for all.</param>
    /// <param name="from">Only looks since then.</param>
    Quality Quality(string? queue, DateTimeOffset from);
}
