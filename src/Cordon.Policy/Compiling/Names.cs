using Cordon.Events;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <summary>What names may look like.</summary>
internal static class Names
{
    /// <summary>Checks a name of <c>a–z 0–9 _ -</c> that starts with a letter.</summary>
    public static bool Check(YamlScalar scalar, string what, ProblemList problems)
    {
        if (IsName(scalar.Value, dashes: true))
            return true;
        problems.Error(scalar, $"'{Shown.Brief(scalar.Value)}' is not a name for {what}; a name is 1-{PolicyLimits.NameChars} of a-z 0-9 _ - and starts with a letter");
        return false;
    }

    /// <summary>Checks a name that expressions use as a variable: as <see cref="Check"/>, without dashes.</summary>
    public static bool CheckVariable(YamlScalar scalar, string what, ProblemList problems)
    {
        if (IsName(scalar.Value, dashes: false))
            return true;
        problems.Error(scalar, $"'{Shown.Brief(scalar.Value)}' is not a name for {what}; conditions use it as a variable, so it is 1-{PolicyLimits.NameChars} of a-z 0-9 _ and starts with a letter");
        return false;
    }

    private static bool IsName(string name, bool dashes) =>
        name.Length is > 0 and <= PolicyLimits.NameChars && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_' || (dashes && c == '-'));
}
