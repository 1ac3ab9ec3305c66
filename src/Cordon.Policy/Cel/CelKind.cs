namespace Cordon.Policy.Cel;

/// <summary>What a value is at run time.</summary>
public enum CelKind
{
    /// <summary>The value <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A signed 64-bit integer.</summary>
    Int,

    /// <summary>An unsigned 64-bit integer, written <c>7u</c>.</summary>
    UInt,

    /// <summary>A 64-bit IEEE 754 number.</summary>
    Double,

    /// <summary>Text; its length and positions count Unicode code points.</summary>
    String,

    /// <summary>A sequence of bytes.</summary>
    Bytes,

    /// <summary>A point in time, in nanoseconds, from year 1 to 9999.</summary>
    Timestamp,

    /// <summary>A span of time as a signed 64-bit count of nanoseconds (about ±292 years).</summary>
    Duration,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A map from bool, int, uint or string keys to values.</summary>
    Map,

    /// <summary>A type, as <c>type(x)</c> gives it.</summary>
    Type,

    /// <summary>A value that may be absent.</summary>
    Optional,

    /// <summary>An object of the host with declared fields.</summary>
    Struct,

    /// <summary>A value of a library's own type, such as an IP address.</summary>
    Opaque,

    /// <summary>The failure of an evaluation.</summary>
    Error,
}
