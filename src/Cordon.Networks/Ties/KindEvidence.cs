namespace Cordon.Networks.Ties;

/// <summary>What one co-action kind says of a pair at the given window, to be joined with what other kinds say.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Chance">What chance does in it.</param>
/// <param name="Activity">θₐ·θ_b.</param>
/// <param name="Rates">For each unit that both touched, how often a pair of its accounts meets by shared interest.</param>
/// <param name="Meetings">Where the pair met.</param>
/// <param name="Draft">Makes this kind's part of a tie from some of the meetings.</param>
internal sealed record KindEvidence(
    TieKind Kind,
    ChanceModel Chance,
    double Activity,
    double[] Rates,
    WeighedMeeting[] Meetings,
    Func<PairFinding, TieDraft> Draft);

/// <summary>A meeting with what it says.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Rarity">−ln of the share of all pairs that meet on the unit as closely.</param>
/// <param name="Place">The place of its unit among those that both touched.</param>
internal readonly record struct WeighedMeeting(Meeting Meeting, double Rarity, int Place);
