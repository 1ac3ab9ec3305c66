using Cordon.Events;

namespace Cordon.Policy.Tests.Cel;

/// <summary>
/// A random expression together with a naive evaluation of it: plain objects for values (long, bool, string, object lists) and an
/// <see cref="Failure"/> for errors, each construct written out as the language definition says it.
/// </summary>
internal sealed class RandomExpression
{
    /// <summary>Any error.</summary>
    public static readonly object Failure = new();

    private readonly SeededRandom _random;
    private int _names;

    private RandomExpression(ulong seed) => _random = new SeededRandom(seed);

    /// <summary>What the naive evaluation is given: the variables by name.</summary>
    internal delegate object Eval(Dictionary<string, object> variables);

    /// <summary>A condition.</summary>
    public static (string Source, Eval Evaluate) Condition(ulong seed)
    {
        var one = new RandomExpression(seed);
        return one.Bool(5, []);
    }

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    private (string, Eval) Bool(int depth, List<string> ints)
    {
        if (depth == 0)
            return _random.Next(2) == 0 ? ("true", _ => true) : ("false", _ => false);
        switch (_random.Next(9))
        {
            case 0 or 1:
                var (a, b) = (Bool(depth - 1, ints), Bool(depth - 1, ints));
                return ($"({a.Item1} && {b.Item1})", v => And(a.Item2(v), b.Item2(v), false));
            case 2 or 3:
                var (c, d) = (Bool(depth - 1, ints), Bool(depth - 1, ints));
                return ($"({c.Item1} || {d.Item1})", v => And(c.Item2(v), d.Item2(v), true));
            case 4:
                var e = Bool(depth - 1, ints);
                return ($"!{e.Item1}", v => e.Item2(v) is bool t ? !t : Failure);
            case 5:
                var (l, r, sign) = (Int(depth - 1, ints), Int(depth - 1, ints), Pick("<", "<=", ">", ">=", "==", "!="));
                return ($"({l.Item1} {sign} {r.Item1})", v => Compared(sign, l.Item2(v), r.Item2(v)));
            case 6:
                var (s, t, order) = (Text(depth - 1, ints), Text(depth - 1, ints), Pick("<", "==", "!="));
                return ($"({s.Item1} {order} {t.Item1})", v => ComparedTexts(order, s.Item2(v), t.Item2(v)));
            case 7:
                return Quantifier(depth, ints);
            default:
                var (q, y, n) = (Bool(depth - 1, ints), Bool(depth - 1, ints), Bool(depth - 1, ints));
                return ($"({q.Item1} ? {y.Item1} : {n.Item1})", v => q.Item2(v) is bool is1 ? (is1 ? y : n).Item2(v) : Failure);
        }
    }

    private (string, Eval) Quantifier(int depth, List<string> ints)
    {
        var (name, macro) = ($"v{_names++}", Pick("all", "exists", "exists_one"));
        var elements = Enumerable.Range(0, _random.Next(4)).Select(_ => Int(Math.Min(depth - 1, 1), ints)).ToArray();
        var body = Bool(depth - 1, [.. ints, name]);
        return ($"[{string.Join(", ", elements.Select(e => e.Item1))}].{macro}({name}, {body.Item1})", v =>
        {
            var values = elements.Select(e => e.Item2(v)).ToArray();
            if (values.Contains(Failure))
                return Failure;
            var outcomes = values.Select(x => body.Item2(new Dictionary<string, object>(v) { [name] = x })).ToArray();
            if (macro == "exists_one")
                return outcomes.Contains(Failure) ? Failure : outcomes.Count(o => o is true) == 1;
            return outcomes.Aggregate((object)(macro == "all"), (x, y) => And(x, y, macro == "exists"));
        });
    }

    private (string, Eval) Int(int depth, List<string> ints)
    {
        if (ints.Count > 0 && _random.Next(3) == 0)
        {
            var name = ints[_random.Next(ints.Count)];
            return (name, v => v[name]);
        }

        if (depth == 0)
        {
            var number = Pick(0L, 1, 2, -1, 7, -3, long.MaxValue, long.MinValue);
            return (number < 0 ? $"({number})" : $"{number}", _ => number);
        }

        if (_random.Next(4) == 0)
        {
            var text = Text(depth - 1, ints);
            return ($"size({text.Item1})", v => text.Item2(v) is string t ? (long)t.EnumerateRunes().Count() : Failure);
        }

        var (l, r, sign) = (Int(depth - 1, ints), Int(depth - 1, ints), Pick("+", "-", "*", "/", "%"));
        return ($"({l.Item1} {sign} {r.Item1})", v => l.Item2(v) is long a && r.Item2(v) is long b ? Calculated(sign, a, b) : Failure);
    }

    private (string, Eval) Text(int depth, List<string> ints)
    {
        if (depth == 0)
        {
            var text = Pick("", "blue", "widget", "é🐱", "\uffee");
            return ($"'{text}'", _ => text);
        }

        if (_random.Next(3) == 0)
        {
            var number = Int(depth - 1, ints);
            return ($"string({number.Item1})", v => number.Item2(v) is long n ? n.ToString(System.Globalization.CultureInfo.InvariantCulture) : Failure);
        }

        var (l, r) = (Text(depth - 1, ints), Text(depth - 1, ints));
        return ($"({l.Item1} + {r.Item1})", v => l.Item2(v) is string a && r.Item2(v) is string b ? a + b : Failure);
    }

    /// <summary><c>&amp;&amp;</c>, or <c>||</c> when <paramref name="decides"/> is true: the deciding value wins over errors.</summary>
    private static object And(object one, object other, bool decides)
    {
        if (one.Equals(decides) || other.Equals(decides))
            return decides;
        return one == Failure || other == Failure ? Failure : !decides;
    }

    private static object Compared(string sign, object left, object right)
    {
        if (left is not long l || right is not long r)
            return Failure;
        return sign switch { "<" => l < r, "<=" => l <= r, ">" => l > r, ">=" => l >= r, "==" => l == r, _ => l != r };
    }

    private static object ComparedTexts(string sign, object left, object right)
    {
        if (left is not string l || right is not string r)
            return Failure;
        var (a, b) = (l.EnumerateRunes().Select(x => x.Value).ToArray(), r.EnumerateRunes().Select(x => x.Value).ToArray());
        return sign switch { "<" => a.AsSpan().SequenceCompareTo(b) < 0, "==" => l == r, _ => l != r };
    }

    private static object Calculated(string sign, long left, long right)
    {
        if (right == 0 && (sign is "/" or "%"))
            return Failure;
        var exact = sign switch
        {
            "+" => (Int128)left + right,
            "-" => (Int128)left - right,
            "*" => (Int128)left * right,
            "/" => (Int128)left / right,
            // The remainder of the division that does not fit is an error as the division is.
            _ => left == long.MinValue && right == -1 ? Int128.MaxValue : (Int128)left % right,
        };
        return exact >= long.MinValue && exact <= long.MaxValue ? (long)exact : Failure;
    }
}
