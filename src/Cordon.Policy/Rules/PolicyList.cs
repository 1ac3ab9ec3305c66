using Cordon.Signals.Lists;

namespace Cordon.Policy.Rules;

/// <summary>A list that a policy declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="File">The file that holds its entries.</param>
/// <param name="Entries">The entries.</param>
public sealed record PolicyList(string Name, string Description, string File, EntryList Entries);
