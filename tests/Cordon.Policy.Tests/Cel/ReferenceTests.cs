using Cordon.Policy.Cel;
using CsCheck;

namespace Cordon.Policy.Tests.Cel;

/// <summary>The evaluator against a naive evaluation of the same random expressions.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Random_conditions_give_what_the_naive_evaluation_gives() =>
        Gen.ULong.Sample(
            seed =>
            {
                var (source, evaluate) = RandomExpression.Condition(seed);
                var expected = evaluate([]);
                var program = Expressions.Compile(CelEnvironment.Standard, source);
                var value = program.Evaluate(CelActivation.Empty);

                Assert.True(expected == RandomExpression.Failure ? value.IsError : value == CelValue.Of((bool)expected), $"{source} gave {value}");
                Assert.Equal(expected is true, program.Holds(CelActivation.Empty, out var error));
                Assert.Equal(expected == RandomExpression.Failure, error is not null);
                Assert.Equal(value.ToString(), CelEnvironment.Standard.CompileUnchecked(source).Program!.Evaluate(CelActivation.Empty).ToString());
            },
            iter: 5_000);

    [Fact]
    public void The_random_conditions_are_of_all_kinds()
    {
        var outcomes = Enumerable.Range(0, 500).Select(i => RandomExpression.Condition((ulong)i).Evaluate([])).ToList();

        Assert.InRange(outcomes.Count(o => o is true), 50, 400);
        Assert.InRange(outcomes.Count(o => o is false), 50, 400);
        Assert.InRange(outcomes.Count(o => o == RandomExpression.Failure), 20, 400);
    }

    [Fact]
    public void Equal_numbers_of_any_type_have_equal_hashes() =>
        Gen.Select(Gen.OneOf(Gen.Long, Gen.Long[-3, 3]), Gen.Int[0, 2], Gen.Int[0, 2]).Sample((number, one, other) =>
        {
            var (left, right) = (As(number, one), As(number, other));
            return left != right || left.GetHashCode() == right.GetHashCode();
        });

    [Fact]
    public void Order_and_equality_of_numbers_agree_with_exact_arithmetic() =>
        Gen.Select(Gen.OneOf(Gen.Long, Gen.Long[-3, 3]), Gen.OneOf(Gen.ULong, Gen.ULong[0, 3])).Sample((signed, unsigned) =>
        {
            var (left, right) = (CelValue.Of(signed), CelValue.Of(unsigned));
            var environment = CelEnvironment.Standard.ToBuilder().Variable("l", CelType.Dyn).Variable("r", CelType.Dyn).Build();
            var values = new MapActivation(environment, new Dictionary<string, CelValue> { ["l"] = left, ["r"] = right });
            var outcomes = Expressions.Compile(environment, "[l < r, l <= r, l == r, l >= r, l > r]").Evaluate(values).AsList();
            var order = ((Int128)signed).CompareTo(unsigned);
            return Enumerable.Range(0, 5).Select(i => outcomes[i].AsBool()).SequenceEqual([order < 0, order <= 0, order == 0, order >= 0, order > 0]);
        });

    private static CelValue As(long number, int type) => type switch
    {
        0 => CelValue.Of(number),
        1 => CelValue.Of((ulong)number),
        _ => CelValue.Of((double)number),
    };
}
