using System.Globalization;

namespace Cordon.Policy.Cel.Checking;

/// <summary>
/// Finds out what type parameters stand for. <c>dyn</c> fits everything; of two types that fit each other, a parameter takes the more
/// general. The rules are those of the CEL language definition, "Gradual type checking".
/// </summary>
internal sealed class Unifier
{
    private readonly Dictionary<string, CelType> _known = new(StringComparer.Ordinal);

    /// <summary>What was known before each change, so that an attempt that fails leaves no trace.</summary>
    private readonly List<(string Name, CelType? Before)> _changes = [];
    private int _fresh;

    /// <summary>A parameter that occurs nowhere else.</summary>
    public CelType Fresh() => CelType.Parameter(string.Create(CultureInfo.InvariantCulture, $"%{_fresh++}"));

    /// <summary>The type with each of its own parameters replaced by a fresh one.</summary>
    public CelType Renamed(CelType type, Dictionary<string, CelType> names)
    {
        if (type.TypeKind == CelTypeKind.Parameter)
        {
            if (!names.TryGetValue(type.Name, out var fresh))
                names.Add(type.Name, fresh = Fresh());
            return fresh;
        }

        return type.Parameters.Count == 0 ? type : Rebuilt(type, p => Renamed(p, names));
    }

    /// <summary>Whether all values of <paramref name="from"/> may stand where <paramref name="to"/> is expected; learns what parameters stand for when so.</summary>
    public bool Fits(IReadOnlyList<CelType> from, IReadOnlyList<CelType> to)
    {
        if (from.Count != to.Count)
            return false;
        _changes.Clear();
        for (var i = 0; i < from.Count; i++)
        {
            if (!Try(from[i], to[i]))
            {
                Undo();
                return false;
            }
        }

        return true;
    }

    /// <summary>The same for one type.</summary>
    public bool Fits(CelType from, CelType to) => Fits([from], [to]);

    /// <summary>The type with everything that is known put in; parameters that stay open become <c>dyn</c> when <paramref name="close"/> is set.</summary>
    public CelType Resolved(CelType type, bool close)
    {
        if (type.TypeKind == CelTypeKind.Parameter)
            return _known.TryGetValue(type.Name, out var known) ? Resolved(known, close) : close ? CelType.Dyn : type;
        return type.Parameters.Count == 0 ? type : Rebuilt(type, p => Resolved(p, close));
    }

    /// <summary>The type of a list with elements of both types.</summary>
    public CelType Joined(CelType? one, CelType other) =>
        one is null ? other : Fits(one, other) ? MoreGeneral(one, other) : CelType.Dyn;

    private static CelType Rebuilt(CelType type, Func<CelType, CelType> change) => type.TypeKind switch
    {
        CelTypeKind.List => CelType.List(change(type.Parameters[0])),
        CelTypeKind.Map => CelType.Map(change(type.Parameters[0]), change(type.Parameters[1])),
        CelTypeKind.Type => CelType.TypeOf(change(type.Parameters[0])),
        _ when type.IsOptional => CelType.Optional(change(type.Parameters[0])),
        _ => CelType.Opaque(type.Name, [.. type.Parameters.Select(change)]),
    };

    private bool Try(CelType one, CelType other)
    {
        if (other.TypeKind == CelTypeKind.Parameter)
        {
            var (fits, isKnown) = Learn(one, other);
            if (fits)
                return true;
            if (isKnown)
                return false;
        }

        if (one.TypeKind == CelTypeKind.Parameter)
            return Learn(other, one).Fits;
        if (IsAny(one) || IsAny(other))
            return true;
        if (one.TypeKind == CelTypeKind.Null || other.TypeKind == CelTypeKind.Null)
            return one.TypeKind == other.TypeKind || IsNullable(one) || IsNullable(other);
        if (one.TypeKind != other.TypeKind)
            return false;
        if (one.TypeKind == CelTypeKind.Type)
            return true;
        if (one.Name != other.Name || one.Parameters.Count != other.Parameters.Count)
            return false;
        for (var i = 0; i < one.Parameters.Count; i++)
        {
            if (!Try(one.Parameters[i], other.Parameters[i]))
                return false;
        }

        return true;
    }

    private (bool Fits, bool IsKnown) Learn(CelType type, CelType parameter)
    {
        if (type.Equals(parameter))
            return (true, true);
        if (_known.TryGetValue(parameter.Name, out var known))
        {
            if (type.Equals(known))
                return (true, true);
            if (!Try(type, known))
                return (false, true);
            var general = MoreGeneral(type, known);
            if (!Holds(general, parameter))
                Know(parameter.Name, general);
            return (true, true);
        }

        if (Holds(type, parameter))
            return (false, false);
        Know(parameter.Name, type);
        return (true, false);
    }

    private void Know(string name, CelType type)
    {
        _changes.Add((name, _known.GetValueOrDefault(name)));
        _known[name] = type;
    }

    private void Undo()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            if (_changes[i].Before is { } before)
                _known[_changes[i].Name] = before;
            else
                _known.Remove(_changes[i].Name);
        }
    }

    /// <summary>Whether the parameter occurs in the type, so that it would stand for a part of itself.</summary>
    private bool Holds(CelType type, CelType parameter)
    {
        if (type.Equals(parameter))
            return true;
        if (type.TypeKind == CelTypeKind.Parameter)
            return _known.TryGetValue(type.Name, out var known) && Holds(known, parameter);
        return type.Parameters.Any(p => Holds(p, parameter));
    }

    private static CelType MoreGeneral(CelType one, CelType other) => IsAtLeastAsGeneral(one, other) ? one : other;

    private static bool IsAtLeastAsGeneral(CelType one, CelType other)
    {
        if (IsOpen(one))
            return true;
        if (IsOpen(other) || one.TypeKind != other.TypeKind || one.Name != other.Name || one.Parameters.Count != other.Parameters.Count)
            return false;
        return one.TypeKind == CelTypeKind.Type || one.Parameters.Zip(other.Parameters).All(p => IsAtLeastAsGeneral(p.First, p.Second));
    }

    private static bool IsOpen(CelType type) => type.TypeKind is CelTypeKind.Dyn or CelTypeKind.Parameter;

    private static bool IsAny(CelType type) => type.TypeKind is CelTypeKind.Dyn or CelTypeKind.Error;

    private static bool IsNullable(CelType type) =>
        type.TypeKind is CelTypeKind.Struct or CelTypeKind.Opaque or CelTypeKind.Timestamp or CelTypeKind.Duration;
}
