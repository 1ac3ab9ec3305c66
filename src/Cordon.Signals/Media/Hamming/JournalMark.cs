namespace Cordon.Signals.Media.Hamming;

/// <summary>What a record of the journal says; the numbers are those in the file.</summary>
internal enum JournalMark : byte
{
    /// <summary>A hash is stored.</summary>
    Add = 1,

    /// <summary>Every copy of a hash under an id, as there are at this point, is removed.</summary>
    Remove = 2,

    /// <summary>One row of a segment is removed; another copy of its hash may live on.</summary>
    RowRemoved = 3,
}
