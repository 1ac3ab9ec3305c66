namespace Cordon.Signals.Text.Terms;

/// <summary>Where in a word a term may stand.</summary>
public enum TermBoundary
{
    /// <summary>It begins where a word begins and ends where a word ends.</summary>
    Word,

    /// <summary>It begins where a word begins.</summary>
    Start,

    /// <summary>It ends where a word ends.</summary>
    End,

    /// <summary>Anywhere.</summary>
    Inside,
}
