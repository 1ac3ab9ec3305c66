using Cordon.Policy.Cel.Checking;

namespace Cordon.Policy.Cel;

/// <summary>A type of the checker, and the value that <c>type(x)</c> gives. Types are compared by what they are, not by instance.</summary>
public sealed class CelType : CelReference, IEquatable<CelType>
{
    private const string OptionalName = "optional_type";

    private CelType(CelTypeKind kind, string name, params CelType[] parameters)
        : base(CelKind.Type) => (TypeKind, Name, Parameters) = (kind, name, parameters);

    /// <summary>Any type, known at run time only.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>The type of <c>null</c>.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");

    /// <summary><c>bool</c>.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary><c>int</c>.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary><c>uint</c>.</summary>
    public static CelType UInt { get; } = new(CelTypeKind.UInt, "uint");

    /// <summary><c>double</c>.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary><c>string</c>.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary><c>bytes</c>.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary><c>timestamp</c>; its run-time name is <c>google.protobuf.Timestamp</c>.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary><c>duration</c>; its run-time name is <c>google.protobuf.Duration</c>.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary>The type of an expression with a problem.</summary>
    internal static CelType Error { get; } = new(CelTypeKind.Error, "error");

    private static CelType ListOfDyn { get; } = new(CelTypeKind.List, "list", Dyn);

    private static CelType MapOfDyn { get; } = new(CelTypeKind.Map, "map", Dyn, Dyn);

    private static CelType TypeOfDyn { get; } = new(CelTypeKind.Type, "type", Dyn);

    private static CelType OptionalOfDyn { get; } = new(CelTypeKind.Opaque, OptionalName, Dyn);

    /// <summary>The kind.</summary>
    public CelTypeKind TypeKind { get; }

    /// <summary>The name, as <c>type(x)</c> shows it, without parameters.</summary>
    public string Name { get; }

    /// <summary>The parameters: one for a list, an optional and a type, two for a map.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>Whether this is <c>optional_type(T)</c>.</summary>
    public bool IsOptional => TypeKind == CelTypeKind.Opaque && Name == OptionalName;

    /// <summary><c>list(T)</c>.</summary>
    public static CelType List(CelType element) => ReferenceEquals(element, Dyn) ? ListOfDyn : new(CelTypeKind.List, "list", element);

    /// <summary><c>map(K, V)</c>.</summary>
    public static CelType Map(CelType key, CelType value) =>
        ReferenceEquals(key, Dyn) && ReferenceEquals(value, Dyn) ? MapOfDyn : new(CelTypeKind.Map, "map", key, value);

    /// <summary><c>type(T)</c>: the type of the value that names a type.</summary>
    public static CelType TypeOf(CelType type) => ReferenceEquals(type, Dyn) ? TypeOfDyn : new(CelTypeKind.Type, "type", type);

    /// <summary><c>optional_type(T)</c>.</summary>
    public static CelType Optional(CelType value) => ReferenceEquals(value, Dyn) ? OptionalOfDyn : new(CelTypeKind.Opaque, OptionalName, value);

    /// <summary>A declared struct.</summary>
    public static CelType Struct(string name) => new(CelTypeKind.Struct, name);

    /// <summary>A library's own type.</summary>
    public static CelType Opaque(string name, params CelType[] parameters) => new(CelTypeKind.Opaque, name, parameters);

    /// <summary>A parameter of an overload: stands for one type throughout the overload.</summary>
    public static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);

    /// <summary>Reads a type as <see cref="ToString"/> writes it; null when the text is not a type. Names in <paramref name="parameters"/> are type parameters, other unknown names are structs.</summary>
    public static CelType? Parse(string text, IReadOnlyCollection<string>? parameters = null) => TypeReader.Read(text, parameters ?? []);

    /// <inheritdoc/>
    public bool Equals(CelType? other) =>
        ReferenceEquals(this, other)
        || (other is not null && TypeKind == other.TypeKind && Name == other.Name && Parameters.SequenceEqual(other.Parameters));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The type as one writes it: <c>list(int)</c>, <c>map(string, dyn)</c>, <c>timestamp</c>.</summary>
    public override string ToString() => TypeKind switch
    {
        CelTypeKind.Timestamp => "timestamp",
        CelTypeKind.Duration => "duration",
        _ => Parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", Parameters)})",
    };
}
