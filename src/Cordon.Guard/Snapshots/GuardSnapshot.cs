using System.Globalization;
using System.Text;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;

namespace Cordon.Guard.Snapshots;

/// <summary>
/// All that decisions are made from, at one moment. Immutable: whoever holds the reference sees one state to the end, and replacing it is one write.
/// </summary>
public sealed partial class GuardSnapshot
{
    private readonly EntityTable _base;
    private readonly EntityTable _delta;
    private readonly byte[] _version;

    internal GuardSnapshot(long number, GuardKeys keys, GuardPolicy policy, TermTable terms, EntityTable entities, EntityTable delta)
    {
        (Number, Keys, Policy, Terms, _base, _delta) = (number, keys, policy, terms, entities, delta);
        Version = string.Create(CultureInfo.InvariantCulture, $"g{number}");
        _version = Encoding.ASCII.GetBytes(Version);
    }

    /// <summary>Counts up with every change.</summary>
    public long Number { get; }

    /// <summary>The version, as answers carry it.</summary>
    public string Version { get; }

    /// <summary>The version in UTF-8.</summary>
    public ReadOnlySpan<byte> VersionUtf8 => _version;

    /// <summary>How names become keys.</summary>
    public GuardKeys Keys { get; }

    /// <summary>The policy of surfaces.</summary>
    public GuardPolicy Policy { get; }

    /// <summary>The terms.</summary>
    public TermTable Terms { get; }

    /// <summary>Entities held, at most: one that changed since the last merge counts twice.</summary>
    public int Entities => _base.Count + _delta.Count;

    /// <summary>Changes that are not merged yet.</summary>
    public int Unmerged => _delta.Count;

    /// <summary>The bytes of all tables.</summary>
    public long Bytes => _base.Bytes + _delta.Bytes + Terms.Bytes;

    /// <summary>What is known of an entity.</summary>
    public EntityState Find(ulong key)
    {
        if (_delta.Count == 0 || !_delta.Find(key, out var state))
            _base.Find(key, out state);
        return state;
    }

    internal EntityTable Base => _base;

    internal EntityTable Delta => _delta;

    private void Prefetch(ulong key)
    {
        if (_delta.Count > 0)
            _delta.Prefetch(key);
        _base.Prefetch(key);
    }
}
