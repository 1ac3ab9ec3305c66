namespace Cordon.Policy.Cel;

/// <summary>The kinds of types that the checker knows.</summary>
public enum CelTypeKind
{
    /// <summary>Any type, known at run time only.</summary>
    Dyn,

    /// <summary>The type of <c>null</c>.</summary>
    Null,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>int</c>.</summary>
    Int,

    /// <summary><c>uint</c>.</summary>
    UInt,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>bytes</c>.</summary>
    Bytes,

    /// <summary><c>timestamp</c>.</summary>
    Timestamp,

    /// <summary><c>duration</c>.</summary>
    Duration,

    /// <summary><c>list(T)</c>.</summary>
    List,

    /// <summary><c>map(K, V)</c>.</summary>
    Map,

    /// <summary><c>type(T)</c>.</summary>
    Type,

    /// <summary>A declared struct.</summary>
    Struct,

    /// <summary>A library's own type, with or without parameters, such as <c>optional_type(T)</c> and <c>net.IP</c>.</summary>
    Opaque,

    /// <summary>A parameter of an overload, such as the <c>T</c> of <c>list(T)</c>.</summary>
    Parameter,

    /// <summary>The type of an expression with a problem; fits everything, so that one mistake gives one message.</summary>
    Error,
}
