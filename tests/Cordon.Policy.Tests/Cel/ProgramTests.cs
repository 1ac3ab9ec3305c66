using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

/// <summary>Programs over a host's objects and functions.</summary>
public sealed class ProgramTests
{
    private const string Condition = "widget.colour == \"blue\" && widget.name != \"\" && size(widget.tags) > 2";

    private static readonly Widget Blue = new("box", "blue", 30, ["a", "b", "c"]);

    [Theory]
    [InlineData(Condition, true)]
    [InlineData("widget.price > limit && widget.tags.exists(t, t == 'b')", true)]
    [InlineData("counter('sales') >= 12 ? widget.name.startsWith('bo') : false", true)]
    [InlineData("has(widget.note)", false)]
    [InlineData("has(widget.name) && 'c' in widget.tags && widget.colour in ['red', 'blue', 'green', 'grey']", true)]
    [InlineData("widget.note == 'x'", false)]
    [InlineData("widget.?note.orValue('none') == 'none'", true)]
    public void A_condition_sees_fields_variables_and_functions(string source, bool expected)
    {
        var program = Expressions.Compile(Widgets.Environment, source);
        var activation = new WidgetActivation(Blue, 10);

        Assert.Equal(expected, program.Evaluate(activation).AsBool());
        Assert.Equal(expected, program.Holds(activation, out var error));
        Assert.Null(error);
    }

    [Theory]
    [InlineData(Condition)]
    [InlineData("widget.price * 2 - 1 >= limit || widget.colour in ['red', 'blue', 'green']")]
    [InlineData("counter('sales') > 10 && widget.name.startsWith('b')")]
    [InlineData("widget.tags.exists(t, t == 'c') && widget.tags.all(t, t != '')")]
    [InlineData("widget.name.matches('^b[a-z]+$')")]
    public void A_hot_evaluation_allocates_nothing(string source)
    {
        var program = Expressions.Compile(Widgets.Environment, source);
        var activation = new WidgetActivation(Blue, 10);
        for (var i = 0; i < 100; i++)
            Assert.True(program.Holds(activation, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            program.Holds(activation, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_condition_that_fails_does_not_hold_and_says_why()
    {
        const string source = "widget.price / (limit - 10) > 1";
        var holds = Expressions.Compile(Widgets.Environment, source).Holds(new WidgetActivation(Blue, 10), out var error);

        Assert.False(holds);
        Assert.Equal(("divide by zero: 30 / 0", "widget.price / (limit - 10)"), (error!.Message, error.Span.Of(source)));
    }

    [Fact]
    public void An_error_of_a_host_is_placed_at_its_call()
    {
        var environment = CelEnvironment.Standard.ToBuilder().Function("fetch", CelOverload.Global(CelType.Bool, (_, _) => CelValue.Error("the shelf is closed"), CelType.String)).Build();
        var error = Expressions.Compile(environment, "true && fetch('blue')").Evaluate(CelActivation.Empty).AsError();

        Assert.Equal(("the shelf is closed", new CelSpan(8, 13)), (error.Message, error.Span));
    }

    [Fact]
    public void A_program_tells_what_it_refers_to()
    {
        var references = Expressions.Compile(Widgets.Environment, "counter('sales') > limit && widget.colour == 'blue' && counter(widget.name) > 0").References;

        Assert.Equal(["widget", "limit"], references.Variables.Select(v => v.Name));
        Assert.Equal(["Widget.colour", "Widget.name"], references.Fields);
        Assert.Equal(["counter", "counter"], references.Calls.Select(c => c.Function));
        Assert.Equal("sales", references.Calls[0].Arguments[0]!.Value.AsString());
        Assert.Null(references.Calls[1].Arguments[0]);
    }

    [Fact]
    public void An_explanation_names_what_was_evaluated_with_values_in_source_order()
    {
        var program = Expressions.Compile(Widgets.Environment, "widget.colour == 'blue' && !(widget.price < limit) && (counter('sales') > 99 || has(widget.name)) || widget.name == 'never'");
        var findings = program.Explain(new WidgetActivation(Blue, 10));

        Assert.Equal(
            [
                "widget.colour == 'blue' → true", "  widget.colour → \"blue\"",
                "(widget.price < limit) → false", "  widget.price → 30", "  limit → 10",
                "counter('sales') > 99 → false", "  counter('sales') → 12",
                "has(widget.name) → true",
            ],
            findings.Select(f => $"{(f.IsOperand ? "  " : "")}{f.Text} → {f.Value}"));
    }

    [Fact]
    public void An_explanation_is_bounded()
    {
        var program = Expressions.Compile(Widgets.Environment, string.Join(" && ", Enumerable.Repeat("widget.colour == 'blue'", 200)));

        Assert.Equal(7, program.Explain(new WidgetActivation(Blue, 10), most: 7).Count);
    }

    [Fact]
    public void An_evaluation_inside_of_an_evaluation_has_variables_of_its_own()
    {
        var inner = Expressions.Compile(CelEnvironment.Standard, "lists.range(200).map(x, [x, x].map(y, y + 1)).size()");
        var environment = CelEnvironment.Standard.ToBuilder().Function("inner", CelOverload.Global(CelType.Int, (_, _) => inner.Evaluate(CelActivation.Empty))).Build();
        var outer = Expressions.Compile(environment, "[1, 2, 3].map(x, x + inner() - 200 + cel.bind(y, x, y))");

        Assert.Equal("[2, 4, 6]", outer.Evaluate(CelActivation.Empty).ToString());
    }

    [Fact]
    public void The_expected_type_is_demanded()
    {
        Assert.True(Widgets.Environment.Compile("limit > 3", CelType.Bool).Succeeded);
        Assert.False(Widgets.Environment.Compile("limit", CelType.Bool).Succeeded);
        Assert.Equal("list(list(int))", Expressions.Compile(Widgets.Environment, "[[], [1]]").ResultType.ToString());
    }
}
