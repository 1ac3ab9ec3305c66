namespace Cordon.Policy.Cel;

/// <summary>How a name is compared with constants.</summary>
public enum CelComparison
{
    /// <summary>It equals one of the constants: <c>x == "a"</c>, <c>x in ["a", "b"]</c>.</summary>
    OneOf,

    /// <summary>It is a list that holds the constant: <c>"a" in x</c>.</summary>
    Holds,

    /// <summary>It is at or after the constant: <c>x &gt;= c</c>, and also <c>x &gt; c</c>, which implies it.</summary>
    AtLeast,

    /// <summary>It is at or before the constant: <c>x &lt;= c</c>, and also <c>x &lt; c</c>, which implies it.</summary>
    AtMost,
}
