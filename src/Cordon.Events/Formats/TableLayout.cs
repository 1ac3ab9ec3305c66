using System.Security.Cryptography;
using System.Text;

namespace Cordon.Events.Formats;

/// <summary>Which column of a table holds which canonical field.</summary>
internal sealed class TableLayout
{
    /// <summary>Stands between the values of a row where the row is hashed; no value of a table contains it in practice.</summary>
    public const byte Separator = 0x1F;

    private const int KeyBytes = 16;

    private TableLayout(IReadOnlyList<string> columns, int[] places) => (Columns, Places) = (columns, places);

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>For each field of <see cref="NamedFields.Names"/> the column that holds it; -1 for none.</summary>
    public int[] Places { get; }

    /// <summary>The columns that hold no field.</summary>
    public IEnumerable<string> Unmapped => Columns.Where((_, i) => !Places.Contains(i));

    /// <summary>True when the names suggest an actor or a time, or the map names one of them.</summary>
    public static bool Suggests(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> map)
    {
        var places = NamedFields.Find(columns);
        return places[NamedFields.Actor] >= 0 || places[NamedFields.Time] >= 0
            || columns.Any(c => map.Values.Contains(c.Trim(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Lays out a table, or says why that cannot be done.</summary>
    /// <param name="columns">The names in the header.</param>
    /// <param name="map">Canonical field to column, going before what the names suggest.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="problem">What is missing, the columns found, and how to map them.</param>
    public static bool TryMake(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> map, out TableLayout? layout, out string? problem)
    {
        layout = null;
        var found = string.Join(", ", columns.Take(40).Select(c => Shown.Brief(c))) + (columns.Count > 40 ? ", …" : "");
        var places = NamedFields.Find(columns);
        foreach (var (field, column) in map.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            var index = Array.IndexOf(NamedFields.Names, field.Trim().ToLowerInvariant());
            if (index < 0)
            {
                var near = EditDistance.Nearest(field, NamedFields.Names);
                problem = $"the map names the field '{Shown.Brief(field)}', which does not exist{(near is null ? "" : $"; did you mean '{near}'?")} (fields: {string.Join(", ", NamedFields.Names)})";
                return false;
            }

            var place = columns.ToList().FindIndex(c => c.Trim().Equals(column.Trim(), StringComparison.OrdinalIgnoreCase));
            if (place < 0)
            {
                problem = $"the map sends '{field}' to the column '{Shown.Brief(column)}', which the table lacks; its columns are: {found}";
                return false;
            }

            // A column that is mapped by hand holds that and nothing else.
            for (var other = 0; other < places.Length; other++)
            {
                if (places[other] == place)
                    places[other] = -1;
            }

            places[index] = place;
        }

        var missing = new[] { NamedFields.Actor, NamedFields.Time }.Where(f => places[f] < 0).Select(f => NamedFields.Names[f]).ToList();
        problem = missing.Count == 0 ? null
            : $"no column holds the {string.Join(" and the ", missing)}; the columns are: {found}; map them, for example --map {missing[0]}={Shown.Brief(columns.Count > 0 ? columns[0] : "column")}";
        if (problem is null)
            layout = new TableLayout(columns, places);
        return problem is null;
    }

    /// <summary>Fills the draft from one row.</summary>
    /// <param name="values">In the order of <see cref="NamedFields.Names"/>; empty for none.</param>
    /// <param name="content">The row's values as bytes, from which its key is made.</param>
    /// <param name="draft">What to fill.</param>
    public static void Fill(ReadOnlySpan<string?> values, ReadOnlySpan<byte> content, EventDraft draft)
    {
        draft.Clear();
        draft.Kind = EventKinds.Post;
        NamedFields.Fill(values, draft);
        draft.Id ??= Key(content);
    }

    /// <summary>The first 128 bits of the SHA-256 of the row's values, in hex: the same row has the same key, wherever it stands.</summary>
    private static string Key(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Convert.ToHexStringLower(hash[..KeyBytes]);
    }

    /// <summary>The text of a value; null for an empty one.</summary>
    public static string? Value(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
}
