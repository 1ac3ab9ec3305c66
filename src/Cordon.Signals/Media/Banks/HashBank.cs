using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cordon.Events;
using Cordon.Signals.Media.Hamming;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Banks;

/// <summary>
/// A named set of hashes with its own matching rules, read from text: settings as <c>name = value</c> lines, then <c>hash[,id[,severity[,source]]]</c> lines; blank lines
/// and lines that begin with '#' are left out. Immutable; any number of readers.
/// </summary>
public sealed class HashBank
{
    private readonly List<BankEntry> _entries = [];
    private readonly DeltaRows _rows;

    private HashBank(string name, int entries) => (Name, _rows) = (name, new DeltaRows(entries));

    /// <summary>The bank's name.</summary>
    public string Name { get; }

    /// <summary>Hashes at most this far apart match: 0 to 31, the setting <c>distance</c>; 31 when not set.</summary>
    public int Distance { get; private set; } = PdqHash.MatchDistance;

    /// <summary>Pictures below this quality are not matched: 0 to 100, the setting <c>quality</c>; 50 when not set.</summary>
    public int QualityFloor { get; private set; } = PdqHash.QualityFloor;

    /// <summary>Whether a match says that the picture is known to be harmless: the setting <c>negative</c>, true or false; false when not set.</summary>
    public bool Negative { get; private set; }

    /// <summary>The share of its hashes that match, 0 to 1, the setting <c>enabled</c>; 1 when not set. Which ones they are depends on the hash alone.</summary>
    public double Enabled { get; private set; } = 1;

    /// <summary>How many hashes it has.</summary>
    public int Count => _entries.Count;

    /// <summary>How many of its hashes match, after <see cref="Enabled"/>.</summary>
    public int Active => _rows.Count;

    /// <summary>The entries near a hash, nearest first. Quality is for the caller to compare with <see cref="QualityFloor"/>.</summary>
    public List<BankMatch> Match(PdqHash hash)
    {
        var hits = new List<HashHit>();
        _rows.Search(hash, Distance, hits);
        hits.Sort();
        return [.. hits.Select(hit => new BankMatch(this, _entries[(int)hit.Id], hit.Distance))];
    }

    /// <summary>Reads a bank.</summary>
    /// <param name="name">The bank's name.</param>
    /// <param name="lines">Its text.</param>
    /// <param name="bank">The bank, when there is no fault.</param>
    /// <param name="fault">What is wrong and in which line, otherwise.</param>
    public static bool TryRead(string name, IReadOnlyList<string> lines, [NotNullWhen(true)] out HashBank? bank, [NotNullWhen(false)] out string? fault)
    {
        var read = new HashBank(name, lines.Count);
        bank = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            fault = line.Contains('=', StringComparison.Ordinal) && !PdqHash.TryParse(line.Split(',')[0].Trim(), out _) ? read.Set(line) : read.Add(line);
            if (fault is null)
                continue;
            fault = $"bank '{name}', line {i + 1}: {fault}";
            return false;
        }
        for (var i = 0; i < read._entries.Count; i++)
        {
            var hash = read._entries[i].Hash;
            if (ShareOf(hash) < read.Enabled)
                read._rows.Add(new StoredHash(hash, (uint)i));
        }
        (bank, fault) = (read, null);
        return true;
    }

    private string? Add(string line)
    {
        var cells = line.Split(',', 4, StringSplitOptions.TrimEntries);
        if (!PdqHash.TryParse(cells[0], out var hash))
            return $"'{Shown.Brief(cells[0])}' is no PDQ hash; write 64 hexadecimal digits";
        string Cell(int index) => cells.Length > index ? cells[index] : "";
        _entries.Add(new BankEntry(hash, Cell(1).Length > 0 ? Cell(1) : hash.ToString(), Cell(2), Cell(3)));
        return null;
    }

    private string? Set(string line)
    {
        if (_entries.Count > 0)
            return "settings come before the hashes";
        var (name, value) = (line.Split('=', 2)[0].Trim(), line.Split('=', 2)[1].Trim());
        switch (name)
        {
            case "distance" when Whole(value, PdqHash.MatchDistance) is { } distance:
                Distance = distance;
                return null;
            case "quality" when Whole(value, 100) is { } quality:
                QualityFloor = quality;
                return null;
            case "negative" when bool.TryParse(value, out var negative):
                Negative = negative;
                return null;
            case "enabled" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var enabled) && enabled <= 1:
                Enabled = enabled;
                return null;
            default:
                return $"'{Shown.Brief(line)}' is no setting; there are distance = 0 to 31, quality = 0 to 100, negative = true or false, enabled = 0 to 1";
        }
    }

    private static int? Whole(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static double ShareOf(PdqHash hash) =>
        (SeededRandom.Mix(hash.A ^ SeededRandom.Mix(hash.B ^ SeededRandom.Mix(hash.C ^ SeededRandom.Mix(hash.D)))) >> 11) * (1.0 / (1L << 53));
}
