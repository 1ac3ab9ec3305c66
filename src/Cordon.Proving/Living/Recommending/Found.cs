namespace Cordon.Proving.Living.Recommending;

/// <summary>What a found thing is.</summary>
internal enum FoundKind : byte
{
    Account,
    Post,
    Tag,
    Query,
}

/// <summary>Something to be shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The account, or the number of the post, tag or query.</param>
/// <param name="Score">The higher, the earlier it is shown.</param>
internal readonly record struct Found(FoundKind Kind, int Number, double Score);
