namespace Cordon.Server.Identity;

/// <summary>Names to sign in with.</summary>
public static class PersonName
{
    private const int Most = 64;

    /// <summary>Why a name will not do; null when it will.</summary>
    public static string? ProblemOf(string name) => name.Length is 0 or > Most || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@')
        ? $"'{Events.Shown.Brief(name)}' is no name: write 1 to {Most} of a-z, 0-9, '.', '_', '-' and '@', a letter or digit first"
        : null;
}
