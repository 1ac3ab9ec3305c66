using System.Runtime.CompilerServices;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel;

/// <summary>
/// One CEL value in 16 bytes: a reference and 64 bits. Numbers, bools, timestamps and durations lie in the bits, so they cost no
/// allocation. The default value is <c>null</c>. An error is a value too.
/// </summary>
/// <remarks>Equality is CEL's: numbers compare across types (<c>1 == 1u</c>), other values of different kinds differ, NaN differs from itself.</remarks>
public readonly struct CelValue : IEquatable<CelValue>
{
    /// <summary>Nanoseconds in a second.</summary>
    internal const long Second = 1_000_000_000;

    private readonly object? _reference;
    private readonly long _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CelValue(object? reference, long bits) => (_reference, _bits) = (reference, bits);

    /// <summary>The value <c>null</c>.</summary>
    public static CelValue Null => default;

    /// <summary>The value <c>true</c>.</summary>
    public static CelValue True => new(CelTag.Bool, 1);

    /// <summary>The value <c>false</c>.</summary>
    public static CelValue False => new(CelTag.Bool, 0);

    /// <summary>What this value is.</summary>
    public CelKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference is null ? CelKind.Null : _reference is string ? CelKind.String : Unsafe.As<CelReference>(_reference).Kind;
    }

    /// <summary>True when this is an error.</summary>
    public bool IsError => _reference is CelError;

    /// <summary>True when this is <c>null</c>.</summary>
    public bool IsNull => _reference is null;

    internal object? Reference => _reference;

    internal long Bits => _bits;

    /// <summary>A bool.</summary>
    public static CelValue Of(bool value) => new(CelTag.Bool, value ? 1 : 0);

    /// <summary>An int.</summary>
    public static CelValue Of(long value) => new(CelTag.Int, value);

    /// <summary>A uint.</summary>
    public static CelValue Of(ulong value) => new(CelTag.UInt, (long)value);

    /// <summary>A double.</summary>
    public static CelValue Of(double value) => new(CelTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string; <c>null</c> for no string.</summary>
    public static CelValue Of(string? value) => new(value, 0);

    /// <summary>Bytes; the array must not change afterwards.</summary>
    public static CelValue Of(byte[] value) => new(new CelBytes(value), 0);

    /// <summary>A timestamp.</summary>
    public static CelValue Of(DateTimeOffset value) => new(CelTag.Timestamp(0), value.UtcTicks);

    /// <summary>A duration.</summary>
    /// <exception cref="OverflowException">The duration is longer than about 292 years.</exception>
    public static CelValue Of(TimeSpan value) => OfNanoseconds(checked(value.Ticks * 100));

    /// <summary>A list, map, type, optional, struct, opaque value or error.</summary>
    public static CelValue Of(CelReference value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, 0);
    }

    /// <summary>A duration of that many nanoseconds.</summary>
    public static CelValue OfNanoseconds(long nanoseconds) => new(CelTag.Duration, nanoseconds);

    /// <summary>A list of strings.</summary>
    public static CelValue Of(IReadOnlyList<string> values) => new(new StringList(values), 0);

    /// <summary>A list of values; the array must not change afterwards.</summary>
    public static CelValue Of(CelValue[] values) => new(new ArrayList(values), 0);

    /// <summary>An object of the host with the fields that <paramref name="type"/> declares.</summary>
    public static CelValue Of(CelStruct type, object host) => new(new CelObject(type, host), 0);

    /// <summary>An error; where it arose is added by the evaluation.</summary>
    public static CelValue Error(string message) => new(new CelError(message), 0);

    /// <summary>A timestamp of whole steps of 100 ns since year 1 and the nanoseconds beyond.</summary>
    internal static CelValue OfTicks(long ticks, int nanoseconds) => new(CelTag.Timestamp(nanoseconds), ticks);

    /// <summary>The bool that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public bool AsBool() => Demand(CelKind.Bool)._bits != 0;

    /// <summary>The int that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public long AsInt() => Demand(CelKind.Int)._bits;

    /// <summary>The uint that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public ulong AsUInt() => (ulong)Demand(CelKind.UInt)._bits;

    /// <summary>The double that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public double AsDouble() => BitConverter.Int64BitsToDouble(Demand(CelKind.Double)._bits);

    /// <summary>The string that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public string AsString() => (string)Demand(CelKind.String)._reference!;

    /// <summary>The bytes that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public ReadOnlySpan<byte> AsBytes() => ((CelBytes)Demand(CelKind.Bytes)._reference!).Value;

    /// <summary>The timestamp that this is, cut to steps of 100 ns.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public DateTimeOffset AsTimestamp() => new(Demand(CelKind.Timestamp)._bits, TimeSpan.Zero);

    /// <summary>The nanoseconds of the duration that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public long AsNanoseconds() => Demand(CelKind.Duration)._bits;

    /// <summary>The list that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public CelList AsList() => (CelList)Demand(CelKind.List)._reference!;

    /// <summary>The map that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public CelMap AsMap() => (CelMap)Demand(CelKind.Map)._reference!;

    /// <summary>The type that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public CelType AsType() => (CelType)Demand(CelKind.Type)._reference!;

    /// <summary>The optional that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public CelOptional AsOptional() => (CelOptional)Demand(CelKind.Optional)._reference!;

    /// <summary>The struct that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public CelObject AsObject() => (CelObject)Demand(CelKind.Struct)._reference!;

    /// <summary>The error that this is.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public CelError AsError() => (CelError)Demand(CelKind.Error)._reference!;

    /// <summary>The type as <c>type(x)</c> gives it.</summary>
    public CelType RuntimeType => Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.UInt => CelType.UInt,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.List => CelType.List(CelType.Dyn),
        CelKind.Map => CelType.Map(CelType.Dyn, CelType.Dyn),
        CelKind.Type => CelType.TypeOf(CelType.Dyn),
        CelKind.Optional => CelType.Optional(CelType.Dyn),
        CelKind.Struct => AsObject().Type.Type,
        CelKind.Opaque => ((CelOpaque)_reference!).Type,
        _ => CelType.Error,
    };

    /// <inheritdoc/>
    public bool Equals(CelValue other) => CelEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelValue other && Equals(other);

    /// <summary>Equal values have equal hashes, across number types too.</summary>
    public override int GetHashCode() => CelEquality.Hash(this);

    /// <summary>The value as CEL would write it, at most about 1,000 characters.</summary>
    public override string ToString() => CelText.Of(this, 1000);

    /// <summary>CEL equality.</summary>
    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);

    /// <summary>CEL inequality.</summary>
    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);

    private CelValue Demand(CelKind kind) =>
        Kind == kind ? this : throw new InvalidOperationException($"a value of kind {Kind} was read as {kind}: {CelText.Of(this, 100)}");
}
