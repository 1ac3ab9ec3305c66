namespace Cordon.Casework.Cases;

/// <summary>Keeps cases of networks. Every method is one transaction, measures and acts included.</summary>
public interface ICaseBook
{
    /// <summary>
    /// Takes in a detected network. Of one that is known, new members are added and figures brought up to date; what people decided about members stays.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The JSON it was read from, UTF-8: what ties and drawings are read from later.</param>
    /// <param name="who">Who brings it in.</param>
    /// <param name="now">Now.</param>
    NetworkCase Take(DetectedNetwork network, ReadOnlyMemory<byte> source, Acting who, DateTimeOffset now);

    /// <summary>Cases, the latest changed first.</summary>
    /// <param name="state">Only in this state; null for all.</param>
    /// <param name="most">How many.</param>
    IReadOnlyList<NetworkCase> Cases(CaseState? state, int most);

    /// <summary>A case; null when there is none.</summary>
    NetworkCase? Case(long id);

    /// <summary>A case with all that belongs to it; null when there is none.</summary>
    CaseView? View(long id, PlatformView platform);

    /// <summary>The network as it came in, with ties, artifacts and timeline; null when there is no such case.</summary>
    DetectedNetwork? Network(long id);

    /// <summary>The members and people around.</summary>
    IReadOnlyList<CaseMember> Members(long id);

    /// <summary>Begins the review.</summary>
    Outcome<NetworkCase> Begin(long id, Acting who, DateTimeOffset now);

    /// <summary>Changes how accounts stand to the case.</summary>
    Outcome<NetworkCase> Stand(long id, IReadOnlyList<string> accounts, Standing standing, string reason, Acting who, DateTimeOffset now);

    /// <summary>Writes at a case, one of its accounts or artifacts.</summary>
    Outcome<Annotation> Annotate(long id, string about, string text, Acting who, DateTimeOffset now);

    /// <summary>Says that it is no such network.</summary>
    Outcome<NetworkCase> Clear(long id, string reason, Acting who, DateTimeOffset now);

    /// <summary>What a plan would do.</summary>
    Outcome<DryRun> DryRun(long id, IReadOnlyList<Stage> stages, PlatformView platform);

    /// <summary>Proposes a plan that was shown by a dry run.</summary>
    Outcome<Plan> Propose(long id, IReadOnlyList<Stage> stages, string mark, string reason, PlatformView platform, Acting who, DateTimeOffset now);

    /// <summary>Approves a plan, which begins it; never by the proposer.</summary>
    Outcome<Plan> Approve(long id, int plan, PlatformView platform, Acting who, DateTimeOffset now);

    /// <summary>Says no to a plan, or takes back one's own.</summary>
    Outcome<Plan> Reject(long id, int plan, string reason, Acting who, DateTimeOffset now);

    /// <summary>Tries again what failed.</summary>
    Outcome<Plan> Retry(long id, int plan, Acting who, DateTimeOffset now);

    /// <summary>Gives up what failed, and goes on.</summary>
    Outcome<Plan> GoOn(long id, int plan, string reason, Acting who, DateTimeOffset now);

    /// <summary>Takes back the reversible stages.</summary>
    Outcome<Plan> Undo(long id, int plan, string reason, Acting who, DateTimeOffset now);

    /// <summary>A plan with its progress; null when there is none.</summary>
    Plan? Plan(long id, int plan);
}
