using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

/// <summary>What expressions give, area by area of the language.</summary>
public sealed class EvaluationTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData("0x1F", "31")]
    [InlineData("7u", "7u")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1e3", "1000.0")]
    [InlineData("-.5", "-0.5")]
    [InlineData("r'\\n' + \"\\u00e9\\x41\\101\"", "\"\\\\néAA\"")]
    [InlineData("'''a\nb'''", "\"a\\nb\"")]
    [InlineData("b'\\xff\\000é'", "b\"\\xff\\x00\\xc3\\xa9\"")]
    [InlineData("{'blue-widget': 1}.`blue-widget` // the end", "1")]
    [InlineData("[1, 'two', 3.0, null, true,]", "[1, \"two\", 3.0, null, true]")]
    [InlineData("{1: 'a', 2u: 'b', 'k': 'c', true: 'd'}", "{1: \"a\", 2u: \"b\", \"k\": \"c\", true: \"d\"}")]
    public void Literals(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 2", "5")]
    [InlineData("-7 / 2", "-3")]
    [InlineData("-7 % 4", "-3")]
    [InlineData("7u / 2u", "3u")]
    [InlineData("1.0 / 0.0", "Infinity")]
    [InlineData("9223372036854775807 + 1", "error: int overflow")]
    [InlineData("-9223372036854775807 - 2", "error: int overflow")]
    [InlineData("3037000500 * 3037000500", "error: int overflow")]
    [InlineData("2u - 3u", "error: uint overflow")]
    [InlineData("1 / 0", "error: divide by zero")]
    [InlineData("1u % 0u", "error: modulus by zero")]
    [InlineData("[1] + [2, 3]", "[1, 2, 3]")]
    [InlineData("b'a' + b'b'", "b\"ab\"")]
    public void Arithmetic(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("1 / 0 > 0 || true", "true")]
    [InlineData("true || 1 / 0 > 0", "true")]
    [InlineData("false && 1 / 0 > 0", "false")]
    [InlineData("1 / 0 > 0 && false", "false")]
    [InlineData("1 / 0 > 0 || false", "error: divide by zero")]
    [InlineData("1 / 0 > 0 && 1 % 0 > 0", "error: divide by zero")]
    [InlineData("!(1 / 0 > 0)", "error: divide by zero")]
    [InlineData("true ? 1 : 1 / 0", "1")]
    [InlineData("false ? 1 : true ? 2 : 3", "2")]
    [InlineData("dyn(1) && true", "error: a condition gave int 1 instead of a bool")]
    public void Logic_takes_errors_as_values(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("dyn(1) == 1.0 && dyn(1u) == 1", "true")]
    [InlineData("dyn(1) == '1'", "false")]
    [InlineData("0.0 / 0.0 == 0.0 / 0.0", "false")]
    [InlineData("[1, [2, {'a': 3}]] == [1, [2, {'a': 3}]]", "true")]
    [InlineData("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "true")]
    [InlineData("1 < 1.5 && 2u > 1", "true")]
    [InlineData("-1 < 0u", "true")]
    [InlineData("9223372036854775807 < 9223372036854777857.0", "true")]
    [InlineData("'\\uffee' < '\\U0001F431'", "true")]
    [InlineData("false < true && b'a' < b'b'", "true")]
    [InlineData("dyn([1]) < dyn([2])", "error: no such overload")]
    [InlineData("2 in [1, 2] && !('c' in ['a', 'b', 'd', 'e']) && 'k' in {'k': 1}", "true")]
    [InlineData("dyn(3.0) in {3: 'x'}", "true")]
    [InlineData("type(1) == int && type([]) == list && type(type(1)) == type", "true")]
    public void Comparisons(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("[1, 2, 3].all(x, x > 0)", "true")]
    [InlineData("[1, 0, 3].all(x, 6 / x > 9)", "false")]
    [InlineData("[0, 1].all(x, 1 / x > 0)", "error: divide by zero")]
    [InlineData("[0, 1].exists(x, 1 / x > 0)", "true")]
    [InlineData("[1, 2, 2].exists_one(x, x == 2)", "false")]
    [InlineData("[0, 1].exists_one(x, 1 / x > 0)", "error: divide by zero")]
    [InlineData("[1, 2, 3].filter(x, x != 2).map(x, x * 10)", "[10, 30]")]
    [InlineData("[1, 2, 3].map(x, x > 1, x * 10)", "[20, 30]")]
    [InlineData("{'b': 2, 'a': 1}.map(k, k)", "[\"b\", \"a\"]")]
    [InlineData("['x', 'y'].transformList(i, v, string(i) + v)", "[\"0x\", \"1y\"]")]
    [InlineData("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 10)", "{\"b\": 20}")]
    [InlineData("{'a': 1}.transformMapEntry(k, v, {v: k})", "{1: \"a\"}")]
    [InlineData("{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "error: repeated key")]
    [InlineData("[[1, 2], [3]].map(x, x.map(y, y + size(x)))", "[[3, 4], [4]]")]
    [InlineData("['bb', 'a', 'ccc'].sortBy(x, -size(x))", "[\"ccc\", \"bb\", \"a\"]")]
    [InlineData("cel.bind(x, 2, cel.bind(y, x + 1, x * y))", "6")]
    [InlineData("cel.bind(x, 1 / 0, true || x > 0)", "true")]
    [InlineData("cel.block([1, cel.index(0) + 1], cel.index(1) * 10)", "20")]
    [InlineData("has({'a': 1}.a) && !has({'a': 1}.b)", "true")]
    public void Macros(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("{'a': 1}[?'b'].orValue(5)", "5")]
    [InlineData("{'a': {'b': 2}}.?a.?b", "optional.of(2)")]
    [InlineData("{'a': {'b': 2}}.?a.c", "optional.none()")]
    [InlineData("[?optional.of(1), ?optional.none()]", "[1]")]
    [InlineData("{?'a': optional.none(), 'b': 1}", "{\"b\": 1}")]
    [InlineData("optional.of(2).optMap(x, x * 2).value()", "4")]
    [InlineData("optional.of(2).optFlatMap(x, optional.none()).hasValue()", "false")]
    [InlineData("optional.of(1).or(optional.of(1 / 0)).value()", "1")]
    [InlineData("optional.none().value()", "error: optional.none() has no value")]
    [InlineData("[3, 4].first().value() + [3, 4].last().value()", "7")]
    public void Optionals(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("size('🐱é')", "2")]
    [InlineData("'🐱blue'.indexOf('blue')", "1")]
    [InlineData("'🐱blue'.charAt(0)", "\"🐱\"")]
    [InlineData("'🐱blue'.substring(1, 3)", "\"bl\"")]
    [InlineData("'blue'.substring(3, 1)", "error: invalid substring range")]
    [InlineData("'blue,red,,'.split(',')", "[\"blue\", \"red\", \"\", \"\"]")]
    [InlineData("'a🐱b'.split('')", "[\"a\", \"🐱\", \"b\"]")]
    [InlineData("'aaa'.replace('a', 'b', 2)", "\"bba\"")]
    [InlineData("'ab'.replace('', '-')", "\"-a-b-\"")]
    [InlineData("'Blue Widget'.lowerAscii().contains('widget')", "true")]
    [InlineData("' x '.trim() + ['a', 'b'].join('+')", "\"xa+b\"")]
    [InlineData("'%s has %d of %.2f%% %x'.format(['box', 3, 2.675, 255])", "\"box has 3 of 2.67% ff\"")]
    [InlineData("'%.0f %.0f %e'.format([0.5, 1.5, 12345.678])", "\"0 2 1.234568e+04\"")]
    [InlineData("'%d'.format(['x'])", "error: error during formatting")]
    [InlineData("base64.decode(base64.encode(b'blue'))", "b\"blue\"")]
    [InlineData("base64.decode('*')", "error: '*' is not base64")]
    [InlineData("string(b'\\xff')", "error: the bytes are invalid UTF-8")]
    public void Texts(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("'blue widget'.matches('^b.*t$')", "true")]
    [InlineData("'blue\\n'.matches('^blue$')", "false")]
    [InlineData("'🐱'.matches('^.$')", "true")]
    [InlineData("'٣'.matches('\\\\d')", "false")]
    [InlineData("'a-1'.matches('^[[:alpha:]][-.][[:digit:]]$')", "true")]
    [InlineData("'BLUE'.matches('(?i)blue')", "true")]
    [InlineData("'a+b'.matches('\\\\Qa+b\\\\E')", "true")]
    [InlineData("'x'.matches(string('(x'))", "error: '(x' is not a regular expression")]
    public void Regular_expressions_are_those_of_RE2(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("math.greatest(1, 2.5, 2u)", "2.5")]
    [InlineData("math.least([3, 1, 2])", "1")]
    [InlineData("math.round(-1.5) + math.trunc(1.9)", "-1.0")]
    [InlineData("math.bitShiftRight(-1, 63)", "1")]
    [InlineData("math.bitShiftLeft(1, -1)", "error: negative offset")]
    [InlineData("math.abs(-9223372036854775808)", "error: int overflow")]
    [InlineData("math.sqrt(16)", "4.0")]
    [InlineData("[3, 1, 2].sort()", "[1, 2, 3]")]
    [InlineData("[1, 2, 1, 1.0].distinct()", "[1, 2]")]
    [InlineData("[1, [2, [3]]].flatten()", "[1, 2, [3]]")]
    [InlineData("[1, 2, 3, 4].slice(1, 3)", "[2, 3]")]
    [InlineData("lists.range(3).reverse()", "[2, 1, 0]")]
    [InlineData("sets.contains([1, 2, 3], [3, 1]) && sets.equivalent([1, 1], [1]) && !sets.intersects([1], [2])", "true")]
    public void Numbers_lists_and_sets(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("timestamp('2026-03-01T12:00:00.5+02:00')", "timestamp(\"2026-03-01T10:00:00.5Z\")")]
    [InlineData("timestamp('2026-03-01T00:00:00Z') - timestamp('2026-02-28T00:00:00Z')", "duration(\"86400s\")")]
    [InlineData("timestamp('2024-02-29T23:00:00Z').getDayOfMonth('+02:00')", "0")]
    [InlineData("timestamp('2026-07-01T12:00:00Z').getHours('Europe/Berlin')", "14")]
    [InlineData("timestamp('2026-07-01T12:00:00Z').getHours('Nowhere/Here')", "error: 'Nowhere/Here' is not a time zone")]
    [InlineData("timestamp('2026-02-30T00:00:00Z')", "error: '2026-02-30T00:00:00Z' is not a timestamp")]
    [InlineData("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error: the timestamp is out of range")]
    [InlineData("duration('1h30m') + duration('-1.5s')", "duration(\"5398.5s\")")]
    [InlineData("duration('1ms') < duration('1s') && duration('1us') > duration('1ns')", "true")]
    [InlineData("duration('300000h') + duration('2400000h')", "error: the duration is out of range")]
    [InlineData("int(timestamp(1700000000)) + duration('90m').getHours()", "1700000001")]
    public void Times(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("string(ip('2001:DB8:0:0::1'))", "\"2001:db8::1\"")]
    [InlineData("cidr('10.0.0.0/8').containsIP('10.200.0.1') && !cidr('10.0.0.0/8').containsIP('11.0.0.1')", "true")]
    [InlineData("string(cidr('192.168.1.77/24').masked())", "\"192.168.1.0/24\"")]
    [InlineData("cidr('0.0.0.0/0').containsIP('203.0.113.9')", "true")]
    [InlineData("ip('01.2.3.4')", "error: IP Address '01.2.3.4' parse error")]
    [InlineData("cidr('10.0.0.0/33')", "error: network address parse error")]
    [InlineData("ip('203.0.113.9').isGlobalUnicast() && ip('::1').isLoopback() && isIP('::')", "true")]
    public void Addresses(string source, string expected) => Gives(source, expected);

    [Theory]
    [InlineData("[1, 2][2]", "error: index 2 is outside of a list of 2")]
    [InlineData("{'a': 1}['b']", "error: no such key: \"b\"")]
    [InlineData("{'a': 1}.b", "error: no such key: \"b\"")]
    [InlineData("{'a': 1, 'a': 2}", "error: repeated key")]
    [InlineData("int('7x')", "error: \"7x\" cannot be read as int")]
    [InlineData("int(1e30)", "error: range")]
    [InlineData("uint(-1)", "error: range")]
    public void What_is_not_there_is_an_error(string source, string expected) => Gives(source, expected);

    [Fact]
    public void An_error_says_where_it_arose()
    {
        const string source = "size('blue') > 3 && [1, 2][7] == 1";
        var error = Expressions.Evaluate(source).AsError();

        Assert.Equal("[1, 2][7]", error.Span.Of(source));
    }

    [Fact]
    public void What_is_not_checked_fails_when_it_is_evaluated()
    {
        var program = CelEnvironment.Standard.CompileUnchecked("blue + 1 == 2 || widget(3) || 'a' + 1 == 'b' || true").Program!;

        Assert.Equal(CelType.Dyn, program.ResultType);
        Assert.True(program.Evaluate(CelActivation.Empty).AsBool());
        Assert.True(CelEnvironment.Standard.CompileUnchecked("'a' + 1").Program!.Evaluate(CelActivation.Empty).IsError);
    }

    private static void Gives(string source, string expected)
    {
        var value = Expressions.Evaluate(source).ToString();
        if (expected.StartsWith("error: ", StringComparison.Ordinal))
            Assert.StartsWith(expected, value, StringComparison.Ordinal);
        else
            Assert.Equal(expected, value);
    }
}
