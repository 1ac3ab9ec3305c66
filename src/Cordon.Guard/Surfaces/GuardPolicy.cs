using System.Collections.Frozen;
using Cordon.Guard.Snapshots;

namespace Cordon.Guard.Surfaces;

/// <summary>The policy of surfaces as tables. Immutable.</summary>
public sealed class GuardPolicy
{
    private readonly FrozenDictionary<string, SurfacePolicy> _surfaces;
    private readonly FrozenDictionary<string, SurfacePolicy>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly FrozenDictionary<string, EntityTraits> _traits;
    private readonly FrozenDictionary<string, WarningMessage> _messages;

    /// <param name="surfaces">The surfaces; those of <see cref="SurfacePolicy.Usual"/> that are not among them are added.</param>
    /// <param name="traits">What each label says, by the label's name.</param>
    /// <param name="lists">The lists of terms, in the order of their numbers.</param>
    /// <param name="messages">The messages.</param>
    public GuardPolicy(
        IEnumerable<SurfacePolicy>? surfaces = null, IReadOnlyDictionary<string, EntityTraits>? traits = null, IEnumerable<TermList>? lists = null, IEnumerable<WarningMessage>? messages = null)
    {
        var all = SurfacePolicy.Usual.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var surface in surfaces ?? [])
            all[surface.Name] = surface;
        _surfaces = all.ToFrozenDictionary(StringComparer.Ordinal);
        _bySpan = _surfaces.GetAlternateLookup<ReadOnlySpan<char>>();
        _traits = (traits ?? new Dictionary<string, EntityTraits>()).ToFrozenDictionary(StringComparer.Ordinal);
        Lists = [.. lists ?? []];
        _messages = (messages ?? []).ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
        Surfaces = [.. all.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>The surfaces in the order of their names.</summary>
    public IReadOnlyList<SurfacePolicy> Surfaces { get; }

    /// <summary>The lists of terms, in the order of their numbers.</summary>
    public IReadOnlyList<TermList> Lists { get; }

    /// <summary>A surface by its name; null when there is none.</summary>
    public SurfacePolicy? Surface(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out var surface) ? surface : null;

    /// <summary>What a label says; nothing when surfaces need not know it.</summary>
    public EntityTraits TraitsOf(string label) => _traits.TryGetValue(label, out var traits) ? traits : EntityTraits.None;

    /// <summary>The message of a list of terms; null when it has none.</summary>
    public WarningMessage? MessageOf(TermList list) => list.Message is { } name && _messages.TryGetValue(name, out var message) ? message : null;
}
