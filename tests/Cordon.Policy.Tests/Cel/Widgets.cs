using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

/// <summary>A small declared struct.</summary>
internal sealed record Widget(string Name, string Colour, long Price, IReadOnlyList<string> Tags, string? Note = null);

/// <summary>How widgets are seen by expressions.</summary>
internal static class Widgets
{
    public static readonly CelStruct Type = new CelStruct("Widget")
        .With("name", CelType.String, w => CelValue.Of(((Widget)w).Name))
        .With("colour", CelType.String, w => CelValue.Of(((Widget)w).Colour))
        .With("price", CelType.Int, w => CelValue.Of(((Widget)w).Price))
        .With("tags", CelType.List(CelType.String), w => CelValue.Of(((Widget)w).Tags), kept: true)
        .With("note", CelType.String, w => CelValue.Of(((Widget)w).Note));

    public static readonly CelEnvironment Environment = CelEnvironment.Standard.ToBuilder()
        .Struct(Type)
        .Variable("widget", Type.Type)
        .Variable("limit", CelType.Int)
        .Function("counter", CelOverload.Global(CelType.Int, (args, activation) => CelValue.Of(((WidgetActivation)activation).Counters[args[0].AsString()]), CelType.String))
        .Build();
}

/// <summary>One widget, a limit, and counters that a function reaches through the activation.</summary>
internal sealed class WidgetActivation(Widget widget, long limit) : CelActivation
{
    private readonly CelValue _widget = CelValue.Of(Widgets.Type, widget);

    public Dictionary<string, long> Counters { get; } = new(StringComparer.Ordinal) { ["sales"] = 12 };

    public override CelValue Variable(int slot) => slot == 0 ? _widget : CelValue.Of(limit);
}
