namespace Cordon.Policy.Cel.Syntax;

/// <summary>What a macro over a list or map makes.</summary>
internal enum ComprehensionKind
{
    All,
    Exists,
    ExistsOne,

    /// <summary><c>filter</c>: the elements for which the body holds.</summary>
    Filter,

    /// <summary><c>map</c> and <c>transformList</c>: a list of what the body gives.</summary>
    List,

    /// <summary><c>transformMap</c>: the same keys with what the body gives.</summary>
    Map,

    /// <summary><c>transformMapEntry</c>: the entries of the maps that the body gives.</summary>
    Entries,
}
